using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Sample;

/// <summary>The life of one sample dossier: each act by who would do it, in a unit of work of its own, and what rings between them.</summary>
internal sealed class SampleStory(SampleHouse house, SampleClock clock, WorkingCalendar calendar, SampleCase one)
{
    private readonly SampleFilings.Filing filing = one.Filing;

    public async Task TellAsync(CancellationToken cancellationToken)
    {
        await one.FileAsync(clock.GetUtcNow().LocalDay(), cancellationToken);
        if (filing.Until != SampleFate.Submitted)
        {
            await LiveAsync(cancellationToken);
        }

        await UntilAsync(clock.Present, cancellationToken);
    }

    private async Task LiveAsync(CancellationToken cancellationToken)
    {
        var steps = (await one.DefinitionAsync(cancellationToken)).Steps;
        var last = LastOf(filing.Until);
        var ahead = steps.Skip(1).ToList();
        var over = ahead.TakeWhile(step => last is { } most && WayOnOf(step) <= most).ToList();
        var atReception = filing.Until is SampleFate.SupplementAtReception or SampleFate.Refused;
        var received = filing.Channel == Channel.Online ? SamplePace.Reception : 0;
        var total = calendar.WorkingMinutesBetween(clock.GetUtcNow(), clock.Present) / 60m;
        var pace = SamplePace.Of(
            total, received + over.Sum(step => step.Hours), atReception ? steps[0] : ahead.ElementAtOrDefault(over.Count), (2 + (one.Turn % 5)) / 10m, filing.Lies || atReception);
        if (received > 0)
        {
            await WorkAsync(received * pace.Pace, cancellationToken);
            var centre = await one.ActorAsync(cancellationToken);
            switch (filing.Until)
            {
                case SampleFate.SupplementAtReception:
                    var faulty = await one.ComponentKeyAsync(cancellationToken);
                    await house.DoAsync<RequestSupplement, DossierMoved>(act => act.HandleAsync(centre, new(one.Which, [new(faulty, filing.Defect!)]), cancellationToken));
                    return;
                case SampleFate.Refused:
                    await house.DoAsync<RefuseDossier, DossierMoved>(act => act.HandleAsync(
                        centre, new(one.Which, "Người yêu cầu không thường trú tại tỉnh; đề nghị nộp nơi thường trú.", "Luật Hộ tịch, Điều 13"), cancellationToken));
                    return;
            }

            await house.DoAsync<ReceiveDossier, DossierMoved>(act => act.HandleAsync(centre, new(one.Which), cancellationToken));
        }

        foreach (var step in over)
        {
            // A result that is ready is fetched the same half day.
            await WorkAsync(step.Hours == 0 ? 3 : step.Hours * pace.Pace, cancellationToken);
            if (!await WayOnAsync(WayOnOf(step)!.Value, cancellationToken))
            {
                // Without typesetter or certificate the dossier stays on the director's desk.
                return;
            }
        }

        await TurnAsync(pace.Here, cancellationToken);
    }

    private static StepAct? LastOf(SampleFate until) => until switch
    {
        SampleFate.Forwarded => null,
        SampleFate.Proposed or SampleFate.Returned => StepAct.Propose,
        SampleFate.Approved => StepAct.Approve,
        SampleFate.Signed => StepAct.Sign,
        SampleFate.Issued => StepAct.Issue,
        SampleFate.HandedOver => StepAct.HandOver,
        _ => StepAct.Assign,
    };

    private static StepAct? WayOnOf(ProcessStep step) => step.Acts.Cast<StepAct?>().FirstOrDefault(act =>
        act is StepAct.Assign or StepAct.Propose or StepAct.Approve or StepAct.Sign or StepAct.Issue or StepAct.HandOver);

    private async Task<bool> WayOnAsync(StepAct act, CancellationToken cancellationToken)
    {
        var by = await one.ActorAsync(cancellationToken);
        switch (act)
        {
            case StepAct.Assign:
                await house.DoAsync<AssignDossier, DossierMoved>(async assign => await assign.HandleAsync(by, new(one.Which, await one.SpecialistAsync(cancellationToken)), cancellationToken));
                break;
            case StepAct.Propose:
                var (dossier, definition) = (await one.DossierAsync(cancellationToken), await one.DefinitionAsync(cancellationToken));
                var rows = FormPrint.Rows(definition.Form, FormAnswers.FromJson(dossier.Answers), house.Places);
                var draft = ResultPaper.Suggest(dossier, definition, rows, clock.GetUtcNow().LocalDay());
                await house.DoAsync<ProposeResult, DossierMoved>(propose => propose.HandleAsync(by, new(one.Which, draft, "Hồ sơ đầy đủ, đúng quy định."), cancellationToken));
                break;
            case StepAct.Approve:
                await house.DoAsync<ApproveProposal, DossierMoved>(approve => approve.HandleAsync(by, new(one.Which), cancellationToken));
                break;
            case StepAct.Sign:
                return (await house.UseAsync<SignResult, Outcome<DossierMoved>>(sign => sign.HandleAsync(by, new(one.Which), cancellationToken))).Ok;
            case StepAct.Issue:
                return (await house.UseAsync<IssueResult, Outcome<DossierMoved>>(issue => issue.HandleAsync(by, new(one.Which), cancellationToken))).Ok;
            default:
                await house.DoAsync<HandOverResult, DossierMoved>(give => give.HandleAsync(by, new(one.Which), cancellationToken));
                break;
        }

        return true;
    }

    /// <summary>What turns it off the straight way.</summary>
    /// <param name="hours">Working hours it is where it stands.</param>
    private async Task TurnAsync(decimal hours, CancellationToken cancellationToken)
    {
        switch (filing.Until)
        {
            case SampleFate.Apologised:
                await ApologiseAsync(cancellationToken);
                break;
            case SampleFate.Consulted:
                await WorkAsync(hours * 0.4m, cancellationToken);
                var unit = await house.WithAsync(db => db.Set<Agency>().Where(agency => agency.Kind == AgencyKind.SubDepartment).Select(agency => agency.Id).FirstAsync(cancellationToken));
                await house.DoAsync<ConsultUnit, DossierMoved>(async act => await act.HandleAsync(
                    await one.ActorAsync(cancellationToken), new(one.Which, unit, "Đề nghị cho ý kiến về kết quả kiểm định thiết bị còn hiệu lực hay không.", 3), cancellationToken));
                break;
            case SampleFate.Supplement or SampleFate.Supplemented:
                await SupplementAsync(hours, cancellationToken);
                break;
            case SampleFate.Payment:
                await WorkAsync(hours * 0.5m, cancellationToken);
                await house.DoAsync<RequestPayment, DossierMoved>(async act => await act.HandleAsync(
                    await one.ActorAsync(cancellationToken), new(one.Which, 2_000_000, "Phí thẩm định cấp giấy phép tiến hành công việc bức xạ"), cancellationToken));
                break;
            case SampleFate.Returned:
                await WorkAsync(hours * 0.5m, cancellationToken);
                await house.DoAsync<ReturnDossier, DossierMoved>(async act => await act.HandleAsync(
                    await one.ActorAsync(cancellationToken), new(one.Which, "Bổ sung căn cứ về thời hạn của chứng chỉ trước khi trình."), cancellationToken));
                break;
            case SampleFate.Withdrawing when filing is { Assisted: false, Channel: Channel.Online }:
                await WorkAsync(hours * 0.5m, cancellationToken);
                await house.DoAsync<WithdrawDossier, DossierMoved>(act => act.HandleAsync(one.Citizen, new(one.Which, "Cơ sở chưa lắp đặt xong thiết bị."), cancellationToken));
                break;
            case SampleFate.Stopped:
                await WorkAsync(hours * 0.5m, cancellationToken);
                await house.DoAsync<StopDossier, DossierMoved>(async act => await act.HandleAsync(
                    await one.ActorAsync(cancellationToken), new(one.Which, "Cơ sở khai trùng thiết bị đã có giấy xác nhận."), cancellationToken));
                break;
        }
    }

    private async Task SupplementAsync(decimal hours, CancellationToken cancellationToken)
    {
        if (filing.AnswerIn is { } left)
        {
            await UntilAsync(await AskedForAnswerInAsync(left, cancellationToken), cancellationToken);
        }
        else
        {
            await WorkAsync(hours * 0.25m, cancellationToken);
        }

        var component = await one.ComponentKeyAsync(cancellationToken);
        await house.DoAsync<RequestSupplement, DossierMoved>(async act => await act.HandleAsync(
            await one.ActorAsync(cancellationToken), new(one.Which, [new(component, filing.Defect!)]), cancellationToken));
        if (filing.Until == SampleFate.Supplemented)
        {
            await WorkAsync(hours * 0.5m, cancellationToken);
            var paper = await house.PaperAsync("tai-lieu-bo-sung", cancellationToken);
            await house.DoAsync<AnswerSupplement, DossierMoved>(act => act.HandleAsync(
                one.Citizen, new(one.Which, [new(component, paper.Hash, "tai-lieu-bo-sung.pdf", paper.Size)], Note: "Đã chụp lại rõ hơn."), cancellationToken));
        }
    }

    /// <summary>The earliest morning of work after which the applicant still has so many days.</summary>
    private async Task<DateTimeOffset> AskedForAnswerInAsync(int left, CancellationToken cancellationToken)
    {
        var (procedure, dossier) = (await one.DefinitionAsync(cancellationToken), await one.DossierAsync(cancellationToken));
        var rules = await house.UseAsync<CalendarBook, ClockRules>(book => book.RulesAsync(cancellationToken));
        var today = clock.Present.LocalDay();
        var window = LimitText.SupplementWindow(procedure, FormAnswers.FromJson(dossier.Answers), rules, today);
        var asked = calendar.WorkingDayBeside(today, -1);
        while (LastDay(calendar.WorkingDayBeside(asked, -1)) >= today.AddDays(left))
        {
            asked = calendar.WorkingDayBeside(asked, -1);
        }

        return Morning(asked);

        DateOnly LastDay(DateOnly day) => calendar.Due(Morning(day), window.Value, window.Unit).DueAt.LocalDay();
    }

    /// <summary>Two working days before it is due, by the head of the office, with four working days more.</summary>
    private async Task ApologiseAsync(CancellationToken cancellationToken)
    {
        var due = (await one.DossierAsync(cancellationToken)).DueAt!.Value.LocalDay();
        await UntilAsync(Morning(calendar.WorkingDayBeside(due, -2)), cancellationToken);
        var head = await one.HeadAsync(cancellationToken);
        await house.DoAsync<ApologiseForDelay, DossierMoved>(act => act.HandleAsync(
            head, new(one.Which, "Phải kiểm tra thực tế thêm một lần vì cơ sở đổi phòng đặt thiết bị.", calendar.WorkingDayBeside(due, 4)), cancellationToken));
    }

    private static DateTimeOffset Morning(DateOnly day) => day.AtLocal(new TimeOnly(9, 20));

    private Task WorkAsync(decimal hours, CancellationToken cancellationToken) => UntilAsync(calendar.AddWorkingHours(clock.GetUtcNow(), hours), cancellationToken);

    /// <summary>Time goes by, and what is to ring meanwhile rings when it is time.</summary>
    private async Task UntilAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (to, last) = (until > clock.Present ? clock.Present : until, DateTimeOffset.MinValue);
        var dossier = await one.DossierAsync(cancellationToken);
        while (await NextAsync() is { } next && next.BellAt <= to && next.BellAt > last)
        {
            last = next.BellAt;
            clock.Set(last > clock.GetUtcNow() ? last : clock.GetUtcNow());
            await house.UseAsync<RingBells, int>(ring => ring.HandleAsync(new(next.Id, dossier.Code), cancellationToken));
        }

        clock.Set(to);

        Task<OpenWork?> NextAsync() => house.WithAsync(db => db.Set<OpenWork>().AsNoTracking().Where(work => work.DossierId == dossier.Id).OrderBy(work => work.BellAt).FirstOrDefaultAsync(cancellationToken));
    }
}
