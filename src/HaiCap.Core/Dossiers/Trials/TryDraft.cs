using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;

namespace HaiCap.Core.Dossiers.Trials;

/// <summary>
/// Walks a trial on the draft as it stands, by the calendar of the agency that would be competent. It reads, and has nothing to write with.
/// </summary>
public sealed class TryDraft(HaiCapDb db, GrantBook book, CalendarBook calendars, DraftDesk desk, TimeProvider time)
{
    private static readonly Problem NoSteps = new("TRI-001", "Bản thảo chưa có bước nào để đi thử: soạn trang Các bước trước.", "The draft has no step to walk: write the steps first.");

    private static readonly Problem NoLimits = new(
        "TRI-001", "Thời hạn của bản thảo chưa tính được: sửa trang Thời hạn trước.", "The limits of the draft cannot be counted yet: mend them first.");

    private static readonly Problem Beyond = new(
        "CAL-011", "Lịch làm việc không có các năm này, nên không tính thử được.", "The working calendar does not reach these years, so nothing can be counted.", "luc");

    /// <summary>ACC-001, PRO-010; TRI-001: nothing to walk; CAL-011: no calendar reaches as far.</summary>
    public async Task<Outcome<TrialWalk>> HandleAsync(Actor by, string code, Trial trial, CancellationToken cancellationToken = default)
    {
        var found = await desk.FindAsync(by, code, cancellationToken);
        if (!found.Ok)
        {
            return found.As<TrialWalk>();
        }

        if (found.Value?.Read() is not { } procedure)
        {
            return DraftProblems.NotFound;
        }

        if (procedure.Steps.Count == 0)
        {
            return NoSteps;
        }

        // Steps may have faults: trying them out is a way to find them.
        if (procedure.TimeLimits.Count == 0 || LimitCheck.Faults(procedure).Count > 0)
        {
            return NoLimits;
        }

        var path = AgencyCode.TryParse(procedure.CompetentAgency.AgencyCode, out var agency)
            ? (await book.AgenciesAsync(db, cancellationToken)).FindNow(agency, time.Now().LocalDay())?.Path : null;
        var calendar = await calendars.ForPathAsync(path ?? "/", cancellationToken: cancellationToken);
        var rules = await calendars.RulesAsync(cancellationToken);
        if (rules.Find(trial.FiledAt.LocalDay(), ClockRuleKey.ReceptionAnswer) is null)
        {
            return Beyond;
        }

        try
        {
            return new TrialWalk(procedure, trial, calendar, rules);
        }
        catch (Exception beyond) when (beyond is CalendarSpanException or ArgumentOutOfRangeException or OverflowException)
        {
            return Beyond;
        }
    }
}
