using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Hostile;

/// <summary>
/// For each naughty string an agency, an officer, a procedure with its steps, and a late dossier of theirs in a recount, all with names like that. Written straight
/// into the tables: whatever way a name came in, it must not do harm on its way out.
/// </summary>
internal static class NaughtyHouse
{
    public static readonly Guid Recount = Guid.Parse("01980000-0000-7000-8000-000000000001");

    /// <summary>What a name has room for and both databases can hold.</summary>
    public static readonly IReadOnlyList<string> Texts = [.. NaughtyStrings.All.Where(text => text.Length <= 100 && !text.Contains('\0', StringComparison.Ordinal))];

    public static string CodeOf(int i) => $"H41.19-260601-{i:000000}";

    public static string ProcedureOf(int i) => $"8.{900_000 + i}";

    /// <summary>Another of the strings in each place, so that a cell of the wrong column is found.</summary>
    public static string Text(int i, int place) => Texts[(i + (37 * place)) % Texts.Count];

    public static string Agency(int i) => Text(i, 1);

    public static string ShortName(int i) => Text(i, 2);

    public static string Officer(int i) => Text(i, 3);

    public static string Procedure(int i) => Text(i, 4);

    public static string Step(int i) => Text(i, 5);

    public static string Applicant(int i) => Text(i, 6);

    public static Task FurnishAsync(Site site) => site.DoAsync(async (_, db) =>
    {
        var model = await db.Set<ProcedureVersion>().AsNoTracking().FirstAsync(row => row.Code == "2.002385");
        var now = FakeClock.At(2026, 7, 6);
        db.Add(new CalendarRecount
        {
            ProvinceCode = "40", Id = Recount, CauseProvince = "40", CauseSubject = "calendar:2026", CauseSeq = 1, AgencyId = Guid.Empty, Year = 2026, Version = 1, ChangedBy = "Quản trị",
            ChangedAt = now, BeginsAt = now, EndedAt = now, Total = Texts.Count, Checked = Texts.Count, Moved = Texts.Count,
        });
        for (var i = 0; i < Texts.Count; i++)
        {
            Add(db, i, model, now);
        }

        return await db.SaveChangesAsync();
    });

    private static void Add(HaiCapDb db, int i, ProcedureVersion model, DateTimeOffset now)
    {
        var (agency, officer, version, dossier) = (Ids.New(now), Ids.New(now), Ids.New(now), Ids.New(now));
        var definition = model.Read();
        db.Add(new Agency
        {
            ProvinceCode = "40", Id = agency, Code = AgencyCode.Parse($"H41.{300 + (i / 500)}.{100 + (i % 500)}"), Name = Agency(i), ShortName = ShortName(i), Kind = AgencyKind.Division,
            UnitCode = "40", Path = Core.Organizations.Agency.PathOf(null, agency), ValidFrom = new DateOnly(2025, 7, 1),
        });
        db.Add(new Officer { ProvinceCode = "40", Id = officer, Name = Officer(i), Folded = VietnameseText.Fold(Officer(i)) });
        db.Add(new ProcedureVersion
        {
            ProvinceCode = "40", Id = version, Code = ProcedureOf(i), Number = 1, Name = Procedure(i), Field = model.Field, Level = model.Level, ServiceLevel = model.ServiceLevel,
            ValidFrom = model.ValidFrom, CodeIsSample = true, SearchText = $"thu tuc {i}",
            Definition = (definition with { Steps = [.. definition.Steps.Select(step => step with { Name = Step(i) })] }).ToJson(),
        });
        db.Add(new Dossier
        {
            ProvinceCode = "40", Id = dossier, Code = CodeOf(i), SubmissionKey = dossier, ProcedureCode = ProcedureOf(i), ProcedureVersionId = version, ProcedureName = Procedure(i),
            ReceivingAgencyId = agency, CompetentAgencyId = agency, DivisionId = agency, Channel = Channel.Online, Assisted = false, ApplicantKind = PartyKind.Enterprise,
            ApplicantName = Applicant(i), ApplicantIdNumber = "2901234568", ApplicantFolded = VietnameseText.Fold(Applicant(i)), SubmitterName = Applicant(i), Title = Procedure(i), Answers = "{}",
            SubmittedAt = FakeClock.At(2026, 6, 1), ReceptionDueAt = FakeClock.At(2026, 6, 2), AcceptedAt = FakeClock.At(2026, 6, 1), DueAt = FakeClock.At(2026, 6, 3), State = DossierState.InProcess,
            StepKey = definition.Steps[1].Key,
        });
        for (var number = 1; number <= 2; number++)
        {
            db.Add(new DossierHop
            {
                ProvinceCode = "40", DossierId = dossier, Number = number, StepKey = definition.Steps[number - 1].Key, StepName = Step(i), GivenBy = Officer(i), UnitId = agency, OfficerId = officer,
                StartedAt = FakeClock.At(2026, 6, number), DueAt = FakeClock.At(2026, 6, 3), DoneAt = number == 1 ? FakeClock.At(2026, 6, 2) : null, SpentMinutes = 60, AllowedMinutes = 30,
                ChargedMinutes = 60, WaitedMinutes = 0, ConsultedMinutes = 0, ProcedureCode = number == 1 ? ProcedureOf(i) : null, CompetentAgencyId = agency,
            });
        }

        db.Add(new OpenWork
        {
            ProvinceCode = "40", Id = Ids.New(now), DossierId = dossier, Kind = WorkKind.Step, HolderUnitId = agency, HolderOfficerId = officer, Role = Role.Specialist, DueKey = FakeClock.At(2026, 6, 3), LastDue = FakeClock.At(2026, 6, 3),
        });
        db.Add(new RecountedDossier
        {
            ProvinceCode = "40", RecountId = Recount, UnitId = agency, Id = Ids.New(now), DossierId = dossier, OfficerId = officer, Before = FakeClock.At(2026, 6, 3), After = FakeClock.At(2026, 6, 2),
            Days = -1, Promise = true,
        });
    }
}
