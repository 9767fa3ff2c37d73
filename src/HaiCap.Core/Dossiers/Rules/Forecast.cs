using HaiCap.Core.Calendar;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Rules;

/// <summary>A stay as the forecast sees it.</summary>
public sealed record PastStay(Guid Unit, string Step, DateTimeOffset From, DateTimeOffset Due, DateTimeOffset? Done);

/// <summary>Whether a dossier will make its due time, and what a letter of apology would say (decree 118/2025, article 19.6).</summary>
/// <param name="NeedMinutes">Working minutes the rest of its way takes by the hours of its steps.</param>
/// <param name="LeftMinutes">Working minutes left; negative when it is late.</param>
/// <param name="LateUnit">The unit that went furthest beyond its hours; the one that has it when none did.</param>
/// <param name="OverMinutes">How far, in working minutes.</param>
/// <param name="NewDay">The first working day on which it can be ready.</param>
/// <param name="LatestAt">Until when an apology is in time.</param>
public sealed record Forecast(int NeedMinutes, int LeftMinutes, bool StepIsLate, Guid LateUnit, int OverMinutes, DateOnly NewDay, DateTimeOffset LatestAt)
{
    /// <summary>It will hardly make it: the rest takes longer than what is left, or it still stands where its hours are over.</summary>
    public bool IsHard => NeedMinutes > LeftMinutes || StepIsLate;

    /// <param name="stays">In their order; the last is where it stands.</param>
    public static Forecast Of(
        WorkingCalendar calendar, IReadOnlyList<ProcessStep> steps, IReadOnlyList<PastStay> stays, DateTimeOffset due, LimitStage apologyBefore, DateTimeOffset now)
    {
        var here = stays[^1];
        var ahead = steps.SkipWhile(step => step.Key != here.Step).Skip(1).Where(step => step.Performer != StepPerformer.ReturnCentre).Sum(step => step.Hours);
        var need = Math.Max(0, calendar.WorkingMinutesBetween(now, here.Due)) + (int)decimal.Ceiling(ahead * 60);
        var worst = stays.Select(stay => (stay.Unit, Over: calendar.WorkingMinutesBetween(stay.Due, stay.Done ?? now))).MaxBy(stay => stay.Over);
        var ready = calendar.AddWorkingHours(now, need / 60m).LocalDay();
        var day = due.LocalDay();
        return new Forecast(
            need, calendar.WorkingMinutesBetween(now, due), here.Due < now, worst.Over > 0 ? worst.Unit : here.Unit, Math.Max(0, worst.Over),
            ready > day ? calendar.WorkingDayBeside(ready, 0) : calendar.NextWorkingDay(day), Latest(calendar, due, apologyBefore));
    }

    /// <summary>So long before the due time; a working day is counted back to the same hour.</summary>
    public static DateTimeOffset Latest(WorkingCalendar calendar, DateTimeOffset due, LimitStage before)
    {
        var day = due.LocalDay();
        return before.Unit switch
        {
            TimeUnit.WorkingHour => calendar.WorkingMinutesBefore(due, (int)(before.Value * 60)),
            TimeUnit.WorkingDay => due.AddDays(calendar.WorkingDayBeside(day, -(int)before.Value).DayNumber - day.DayNumber),
            TimeUnit.Month => due.AddMonths(-(int)before.Value),
            _ => due.AddDays(-(double)before.Value),
        };
    }
}
