using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>
/// Form 04: an apology with the reason, the unit that is late and a new date, at least a day before the due time and at most once (decree 118/2025,
/// article 19.6). The due time moves and the applicant is told. One that comes later is better than none: it is sent, and marked as late.
/// </summary>
public sealed class ApologiseForDelay(DossierDesk desk, Access access, HaiCapDb db)
{
    public static readonly Problem OnlyOnce = new(
        "DOS-046",
        "Hồ sơ này đã được xin lỗi, gia hạn một lần; không gia hạn lần thứ hai (Nghị định 118/2025/NĐ-CP, Điều 19.6).",
        "An apology with a new date was sent once for this dossier; there is no second (decree 118/2025, article 19.6).");

    public static readonly Problem NotLater = new(
        "DOS-047", "Ngày hẹn mới phải sau ngày hẹn hiện tại và sau hôm nay, trong vòng một năm.", "The new day must be later than the day promised and than today, within a year.", "newDay");

    public static readonly Problem DayOff = new(
        "DOS-048", "Ngày hẹn mới là ngày nghỉ. Chọn một ngày làm việc.", "The new day is a day off. Choose a working day.", "newDay");

    /// <param name="NewDay">Promised until its closing.</param>
    /// <param name="LateUnit">The unit that is late; the one the hours of the stays tell when null.</param>
    public sealed record Request(DossierRef Which, string Reason, DateOnly NewDay, Guid? LateUnit = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            return DossierProblems.NoReason;
        }

        var found = await desk.FindAsync(request.Which, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var dossier = found.Value;
        var allowed = await access.DecideAsync(by, Permission.ApologiseForDelay, await desk.TargetOfAsync(dossier, cancellationToken), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<DossierMoved>();
        }

        var opened = await desk.OpenAsync(dossier, allowed.Value, cancellationToken);
        if (dossier.State.IsDecided() || dossier.ClockStopped || dossier.DueAt is not { } due || opened.Clock is not { } clock)
        {
            return DossierProblems.NotNow(dossier.State);
        }

        return clock.Extension is not null ? OnlyOnce
            : Check(opened, due, request.NewDay) is { } problem ? problem
            : await SendAsync(opened, clock, due, request, cancellationToken);
    }

    private static Problem? Check(OpenedDossier opened, DateTimeOffset due, DateOnly day) =>
        day <= due.LocalDay() || day <= opened.Now.LocalDay() || day > opened.Now.LocalDay().AddYears(1) ? NotLater
        : opened.Calendar.IsWorkingDay(day) ? null : DayOff;

    private async Task<Outcome<DossierMoved>> SendAsync(OpenedDossier opened, ClockState clock, DateTimeOffset due, Request request, CancellationToken cancellationToken)
    {
        var (dossier, calendar, now) = (opened.Dossier, opened.Calendar, opened.Now);
        var stays = await db.Set<DossierHop>().AsNoTracking().Where(hop => hop.DossierId == dossier.Id).OrderBy(hop => hop.Number)
            .Select(hop => new PastStay(hop.UnitId, hop.StepKey, hop.StartedAt, hop.DueAt, hop.DoneAt)).ToListAsync(cancellationToken);
        var rule = opened.Rules.On(dossier.AcceptedAt!.Value.LocalDay(), ClockRuleKey.ApologyBefore).Limit;
        var forecast = Forecast.Of(calendar, opened.Procedure.Steps, stays, due, rule, now);
        var unit = opened.Ladders.Agencies.Find(request.LateUnit ?? forecast.LateUnit) ?? opened.Ladders.Agencies.Find(dossier.CompetentAgencyId)!;
        var (until, reason) = (calendar.HoursOf(request.NewDay)!.Value.Closing, VietnameseText.Nfc(request.Reason));
        var title = opened.By.PositionId is { } position
            ? await db.Set<Position>().Where(row => row.Id == position).Select(row => row.Title).FirstOrDefaultAsync(cancellationToken) ?? ""
            : "";
        var document = opened.Issue(DocumentKind.Apology, "Văn bản xin lỗi và đề nghị gia hạn", new ApologyFacts(
            opened.By.Name, opened.By.PositionId, title, clock.StartedAt, due, until, unit.Name, reason));
        opened.SetClock(clock.Extend(calendar, new ClockExtension(document.Id, until, reason, now)));
        if (opened.Work is { } work && work.DueKey < OpenWork.Paused)
        {
            work.DueKey = WorkDue.Of(dossier, opened.Step!, opened.Hop?.DueAt ?? now);
        }

        await opened.RecordAsync(new DossierApologised(document.Id, due, until, unit.Id, now > forecast.LatestAt), reason, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }
}
