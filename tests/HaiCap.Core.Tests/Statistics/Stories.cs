using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Statistics;

/// <summary>Random dossiers and their acts, over a year, at two departments and three communes.</summary>
internal sealed class Stories(Random random)
{
    public static readonly Agency[] Agencies =
    [
        Agency("H41.19", "Sở Khoa học và Công nghệ"), Agency("H41.20", "Sở Y tế"),
        Agency("H41.101", "Trung tâm xã Tam Hợp"), Agency("H41.102", "Trung tâm phường Vinh Phú"), Agency("H41.103", "Trung tâm xã Yên Thành"),
    ];

    private static readonly DateTimeOffset Begin = FakeClock.At(2025, 9, 1);

    public async Task TellAsync(Work work, int count)
    {
        var acts = work.Get<ActRecorder>();
        for (var i = 0; i < count; i++)
        {
            await OneAsync(work, acts, i);
        }

        await work.Db.SaveChangesAsync();
    }

    private async Task OneAsync(Work work, ActRecorder acts, int number)
    {
        var at = Begin.AddMinutes(random.Next(400 * 1440));
        var id = new Guid(number + 1, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 1]);
        var dossier = Dossier(id, number, at);
        acts.RecordFirst(dossier.Subject, Actor.System, new DossierSubmitted(
            dossier.Code, dossier.ProcedureCode, dossier.ProcedureVersionId, dossier.ReceivingAgencyId, dossier.CompetentAgencyId, dossier.DivisionId,
            dossier.Channel, dossier.Assisted, null, dossier.Title, dossier.ReceptionDueAt, []) { After = Standing.Of(dossier) }, at: at);
        work.Db.Add(dossier);
        var fate = random.Next(10);
        at = Later(at);
        if (fate == 0)
        {
            (dossier.State, dossier.DecidedAt) = (DossierState.NotAccepted, at);
            await ActAsync(new DossierRefused(id, "Điều 17"), at);
        }
        else if (fate > 1)
        {
            (dossier.State, dossier.AcceptedAt, dossier.DueAt) = (DossierState.Received, at, at.AddDays(random.Next(20)));
            dossier.OriginalDueAt = dossier.DueAt;
            await ActAsync(new DossierReceived(id, dossier.DueAt.Value), at);
            at = Later(at);
            dossier.ClockStopped = random.Next(5) == 0;
            await ActAsync(new SupplementRequested(id, [], false), at);
            if (fate > 3)
            {
                at = Later(at);
                dossier.ClockStopped = false;
                (dossier.State, dossier.DecidedAt, dossier.Timeliness) =
                    (fate == 4 ? DossierState.Stopped : fate < 7 ? DossierState.Finished : DossierState.Returned, at, Lateness.Of(at, dossier.DueAt!.Value));
                await ActAsync(fate == 4 ? new DossierStopped(id, true) : new ResultIssued(id, "1/GP", ""), at);
            }
        }

        Task ActAsync(DossierActData data, DateTimeOffset when) =>
            acts.RecordAsync(dossier.Subject, Actor.System, data with { After = Standing.Of(dossier) }, at: when);
    }

    private DateTimeOffset Later(DateTimeOffset at) => at.AddMinutes(random.Next(12 * 1440));

    private Dossier Dossier(Guid id, int number, DateTimeOffset at)
    {
        var competent = Agencies[random.Next(2)].Id;
        var channel = (Channel)random.Next(3);
        return new Dossier
        {
            ProvinceCode = "40",
            Id = id,
            Code = $"H41.19-{at:yyMMdd}-{number:00000}",
            SubmissionKey = id,
            ProcedureCode = random.Next(2) == 0 ? "2.002385" : "1.013792",
            ProcedureVersionId = id,
            ProcedureName = "Khai báo thiết bị",
            ReceivingAgencyId = Agencies[2 + random.Next(3)].Id,
            CompetentAgencyId = competent,
            DivisionId = competent,
            Channel = channel,
            Assisted = channel == Channel.Online && random.Next(3) == 0,
            ApplicantKind = default,
            ApplicantName = "Nguyễn Văn An",
            ApplicantIdNumber = "040099000001",
            ApplicantFolded = "nguyen van an",
            SubmitterName = "Nguyễn Văn An",
            Title = "Khai báo",
            Answers = "{}",
            SubmittedAt = at,
            ReceptionDueAt = at.AddHours(8),
            State = DossierState.Submitted,
        };
    }

    private static Agency Agency(string code, string name)
    {
        var id = new Guid(int.Parse(code.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture), 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 2]);
        return new Agency
        {
            ProvinceCode = "40",
            Id = id,
            Code = AgencyCode.Parse(code),
            Name = name,
            ShortName = name,
            Kind = code.Length > 6 ? AgencyKind.CommuneCentre : AgencyKind.Department,
            UnitCode = "40",
            Path = Core.Organizations.Agency.PathOf(null, id),
            ValidFrom = new DateOnly(2025, 7, 1),
        };
    }
}
