using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Sample;

/// <summary>The life of one sample dossier: each act by who would do it, in a unit of work of its own.</summary>
internal sealed class SampleStory(SampleHouse house, SampleClock clock, WorkingCalendar calendar, SampleFilings filings, SampleFilings.Filing filing, int turn)
{
    private string code = "";

    private DossierRef Which => new(code);

    public async Task TellAsync(CancellationToken cancellationToken)
    {
        await FileAsync(cancellationToken);
        if (filing.Until == SampleFate.Submitted)
        {
            return;
        }

        // Reception works first: the same half day, or it has something against it.
        clock.Work(calendar, 1.5m);
        var centre = await ActorAsync(cancellationToken);
        switch (filing.Until)
        {
            case SampleFate.SupplementAtReception:
                var faulty = await ComponentKeyAsync(cancellationToken);
                await house.DoAsync<RequestSupplement, DossierMoved>(act => act.HandleAsync(centre, new(Which, [new(faulty, filing.Defect!)]), cancellationToken));
                return;
            case SampleFate.Refused:
                await house.DoAsync<RefuseDossier, DossierMoved>(act => act.HandleAsync(
                    centre, new(Which, "Người yêu cầu không thường trú tại tỉnh; đề nghị nộp nơi thường trú.", "Luật Hộ tịch, Điều 13"), cancellationToken));
                return;
        }

        if (filing.Channel == Channel.Online)
        {
            await house.DoAsync<ReceiveDossier, DossierMoved>(act => act.HandleAsync(centre, new(Which), cancellationToken));
        }

        await GoOnAsync(cancellationToken);
    }

    private async Task GoOnAsync(CancellationToken cancellationToken)
    {
        var until = filing.Until switch
        {
            SampleFate.Forwarded => (StepAct?)null,
            SampleFate.Proposed or SampleFate.Returned => StepAct.Propose,
            SampleFate.Approved => StepAct.Approve,
            SampleFate.Signed => StepAct.Sign,
            SampleFate.Issued => StepAct.Issue,
            SampleFate.HandedOver => StepAct.HandOver,
            _ => StepAct.Assign,
        };
        while (until is { } last && await StepAsync(cancellationToken) is { } step && step.Acts.FirstOrDefault(IsWayOn, StepAct.Stop) is var next and not StepAct.Stop)
        {
            if (next > last)
            {
                break;
            }

            clock.Work(calendar, Pace(next, last));
            if (!await WayOnAsync(next, cancellationToken))
            {
                // Without typesetter or certificate the dossier stays on the director's desk.
                return;
            }
        }

        clock.Work(calendar, 2);
        await TurnAsync(cancellationToken);
    }

    /// <summary>Most came to their desk lately; every sixth was done quickly and then lay, so that some are late.</summary>
    private decimal Pace(StepAct next, StepAct last)
    {
        var left = Enum.GetValues<StepAct>().Count(act => IsWayOn(act) && act >= next && act <= last);
        return turn % 6 == 0 ? 1 + (turn % 3) : clock.Share(calendar, 3 + (turn % 7), left);
    }

    private static bool IsWayOn(StepAct act) => act is StepAct.Assign or StepAct.Propose or StepAct.Approve or StepAct.Sign or StepAct.Issue or StepAct.HandOver;

    private async Task<bool> WayOnAsync(StepAct act, CancellationToken cancellationToken)
    {
        var by = await ActorAsync(cancellationToken);
        switch (act)
        {
            case StepAct.Assign:
                await house.DoAsync<AssignDossier, DossierMoved>(async assign => await assign.HandleAsync(by, new(Which, await SpecialistAsync(cancellationToken)), cancellationToken));
                break;
            case StepAct.Propose:
                await ProposeAsync(by, cancellationToken);
                break;
            case StepAct.Approve:
                await house.DoAsync<ApproveProposal, DossierMoved>(approve => approve.HandleAsync(by, new(Which), cancellationToken));
                break;
            case StepAct.Sign:
                return (await house.TryAsync<SignResult, DossierMoved>(sign => sign.HandleAsync(by, new(Which), cancellationToken))).Ok;
            case StepAct.Issue:
                return (await house.TryAsync<IssueResult, DossierMoved>(issue => issue.HandleAsync(by, new(Which), cancellationToken))).Ok;
            default:
                await house.DoAsync<HandOverResult, DossierMoved>(give => give.HandleAsync(by, new(Which), cancellationToken));
                break;
        }

        return true;
    }

    /// <summary>What turns it off the straight way.</summary>
    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        switch (filing.Until)
        {
            case SampleFate.Consulted:
                var unit = await house.WithAsync(db => db.Set<Agency>().Where(agency => agency.Kind == AgencyKind.SubDepartment).Select(agency => agency.Id).FirstAsync(cancellationToken));
                await house.DoAsync<ConsultUnit, DossierMoved>(async act => await act.HandleAsync(
                    await ActorAsync(cancellationToken), new(Which, unit, "Đề nghị cho ý kiến về kết quả kiểm định thiết bị còn hiệu lực hay không.", 3), cancellationToken));
                break;
            case SampleFate.Supplement or SampleFate.Supplemented:
                var component = await ComponentKeyAsync(cancellationToken);
                await house.DoAsync<RequestSupplement, DossierMoved>(async act => await act.HandleAsync(
                    await ActorAsync(cancellationToken), new(Which, [new(component, filing.Defect!)]), cancellationToken));
                if (filing.Until == SampleFate.Supplemented)
                {
                    clock.Work(calendar, 11);
                    var paper = await house.PaperAsync("tai-lieu-bo-sung", cancellationToken);
                    await house.DoAsync<AnswerSupplement, DossierMoved>(act => act.HandleAsync(
                        Citizen, new(Which, [new(component, paper.Hash, "tai-lieu-bo-sung.pdf", paper.Size)], Note: "Đã chụp lại rõ hơn."), cancellationToken));
                }

                break;
            case SampleFate.Payment:
                await house.DoAsync<RequestPayment, DossierMoved>(async act => await act.HandleAsync(
                    await ActorAsync(cancellationToken), new(Which, 2_000_000, "Phí thẩm định cấp giấy phép tiến hành công việc bức xạ"), cancellationToken));
                break;
            case SampleFate.Returned:
                await house.DoAsync<ReturnDossier, DossierMoved>(async act => await act.HandleAsync(
                    await ActorAsync(cancellationToken), new(Which, "Bổ sung căn cứ về thời hạn của chứng chỉ trước khi trình."), cancellationToken));
                break;
            case SampleFate.Withdrawing when filing is { Assisted: false, Channel: Channel.Online }:
                await house.DoAsync<WithdrawDossier, DossierMoved>(act => act.HandleAsync(Citizen, new(Which, "Cơ sở chưa lắp đặt xong thiết bị."), cancellationToken));
                break;
            case SampleFate.Stopped:
                await house.DoAsync<StopDossier, DossierMoved>(async act => await act.HandleAsync(
                    await ActorAsync(cancellationToken), new(Which, "Cơ sở khai trùng thiết bị đã có giấy xác nhận."), cancellationToken));
                break;
        }
    }

    private async Task FileAsync(CancellationToken cancellationToken)
    {
        var version = await VersionAsync(cancellationToken);
        var definition = version.Read();
        var answers = new SampleAnswers(filings.Texts, Applicant, CitizenParty, Person.UnitCode, clock.GetUtcNow().LocalDay(), turn).Fill(definition.Form);
        var papers = new List<SubmitDossier.Paper>();
        foreach (var component in definition.Components.Where(component => component.MustAttach(answers)))
        {
            var file = await house.PaperAsync(component.Key, cancellationToken);
            papers.Add(filing.Channel == Channel.Online
                ? new(component.Key, PaperForm.Electronic, file.Hash, $"{component.Key}.pdf", file.Size)
                : new(component.Key, PaperForm.CertifiedCopy, FileHash: null, FileName: null));
        }

        var (reception, centre) = await ReceptionAsync(cancellationToken);
        var request = new SubmitDossier.Request(
            SampleIds.For($"dossier/{turn}"), version.Id, centre, Applicant, CitizenParty.Name, answers, papers, filing.Channel, filing.Assisted, Person.UnitCode);
        code = filing.Channel == Channel.Online
            ? (await house.DoAsync<SubmitDossier, SubmitDossier.Submitted>(submit => submit.HandleAsync(filing.Assisted ? reception : Citizen, request, cancellationToken))).Code
            : (await house.DoAsync<FileAtCounter, DossierMoved>(file => file.HandleAsync(reception, new(request, filing.Channel == Channel.Post), cancellationToken))).Code;
    }

    private Task<(Actor By, Guid Centre)> ReceptionAsync(CancellationToken cancellationToken) => house.WithAsync(async db =>
    {
        var officer = SampleIds.For($"officer/tiepnhan.{filing.Centre}");
        var post = await db.Set<Position>().AsNoTracking().Include(position => position.Officer).FirstAsync(position => position.OfficerId == officer, cancellationToken);
        return (new Actor(ActorKind.Officer, officer, post.Officer!.Name), post.AgencyId);
    });

    private async Task ProposeAsync(Actor by, CancellationToken cancellationToken)
    {
        var (dossier, definition) = (await DossierAsync(cancellationToken), (await VersionAsync(cancellationToken)).Read());
        var rows = FormPrint.Rows(definition.Form, FormAnswers.FromJson(dossier.Answers), house.Places);
        var draft = ResultPaper.Suggest(dossier, definition, rows, clock.GetUtcNow().LocalDay());
        await house.DoAsync<ProposeResult, DossierMoved>(act => act.HandleAsync(by, new(Which, draft, "Hồ sơ đầy đủ, đúng quy định."), cancellationToken));
    }

    /// <summary>Who works on it now: the officer named, else the first of the unit with the step's role.</summary>
    private async Task<Actor> ActorAsync(CancellationToken cancellationToken)
    {
        var dossier = await DossierAsync(cancellationToken);
        return await house.WithAsync(async db =>
        {
            var work = await db.Set<OpenWork>().AsNoTracking().FirstAsync(row => row.DossierId == dossier.Id && row.Kind == WorkKind.Step, cancellationToken);
            var officer = work.HolderOfficerId ?? await db.Set<Position>().AsNoTracking()
                .Where(position => position.Role == work.Role
                    && (position.AgencyId == work.HolderUnitId || (work.Role == Role.Clerk && position.Agency!.ParentId == work.HolderUnitId)))
                .OrderByDescending(position => position.SigningForm == SigningForm.Head).ThenBy(position => position.Id)
                .Select(position => position.OfficerId).FirstAsync(cancellationToken);
            var name = await db.Set<Officer>().Where(row => row.Id == officer).Select(row => row.Name).FirstAsync(cancellationToken);
            return new Actor(ActorKind.Officer, officer, name);
        });
    }

    /// <summary>Mostly the first specialist of the office, whose account a visitor is told of.</summary>
    private Task<Guid> SpecialistAsync(CancellationToken cancellationToken) => house.WithAsync(async db =>
    {
        var division = await db.Set<Dossier>().Where(row => row.Code == code).Select(row => row.DivisionId).FirstAsync(cancellationToken);
        var officers = await db.Set<Position>().Where(position => position.AgencyId == division && position.Role == Role.Specialist)
            .Join(db.Set<Officer>(), position => position.OfficerId, officer => officer.Id, (_, officer) => new { officer.Id, officer.Email })
            .OrderBy(officer => officer.Email).Select(officer => officer.Id).ToListAsync(cancellationToken);
        return officers[turn % 5 == 4 ? officers.Count - 1 : 0];
    });

    private async Task<ProcessStep?> StepAsync(CancellationToken cancellationToken) =>
        Workflow.Find((await VersionAsync(cancellationToken)).Read().Steps, (await DossierAsync(cancellationToken)).StepKey);

    private SampleCitizen Person => SamplePeople.Citizens(SampleLoader.Folder)[filing.By - 1];

    private Actor Citizen => new(ActorKind.Citizen, SampleIds.For($"citizen/{Person.Number}"), Person.Name);

    private Party CitizenParty => new(PartyKind.Citizen, Person.Name, Person.Number, Person.Address, Person.Phone, Person.Email);

    private Party Applicant => filing.For == 0 ? CitizenParty : CitizenParty with
    {
        Kind = PartyKind.Enterprise,
        Name = filings.Organisations[filing.For - 1].Name,
        IdNumber = filings.Organisations[filing.For - 1].TaxNumber,
    };

    /// <summary>A paper to find fault with.</summary>
    private async Task<string> ComponentKeyAsync(CancellationToken cancellationToken) =>
        (await VersionAsync(cancellationToken)).Read().Components.First(component => component is { FromForm: false, NeedsFile: true }).Key;

    private Task<ProcedureVersion> VersionAsync(CancellationToken cancellationToken) => house.WithAsync(db =>
        db.Set<ProcedureVersion>().AsNoTracking().OrderByDescending(row => row.Number).FirstAsync(row => row.Code == filing.Procedure, cancellationToken));

    private Task<Dossier> DossierAsync(CancellationToken cancellationToken) =>
        house.WithAsync(db => db.Set<Dossier>().AsNoTracking().FirstAsync(row => row.Code == code, cancellationToken));
}
