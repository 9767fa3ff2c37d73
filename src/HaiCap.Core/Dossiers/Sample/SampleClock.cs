using HaiCap.Core.Calendar;

namespace HaiCap.Core.Dossiers.Sample;

/// <summary>The past, hour by working hour, never beyond the present.</summary>
internal sealed class SampleClock(TimeProvider present) : TimeProvider
{
    private readonly DateTimeOffset today = present.GetUtcNow();
    private DateTimeOffset at = present.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => at;

    public DateTimeOffset Today => today;

    /// <summary>An hour of the working day so many before today.</summary>
    public void Back(WorkingCalendar calendar, int workingDays, TimeOnly hour)
    {
        var day = today.LocalDay();
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(-1);
            left -= calendar.IsWorkingDay(day) ? 1 : 0;
        }

        at = new DateTimeOffset(day.ToDateTime(hour), today.ToLocal().Offset).ToUniversalTime();
    }

    public void Work(WorkingCalendar calendar, decimal hours)
    {
        var next = calendar.AddWorkingHours(at, hours);
        at = next > today ? today : next;
    }

    /// <summary>Working hours for each of some acts that are to end so many hours before now; an hour at least.</summary>
    public decimal Share(WorkingCalendar calendar, int before, int acts) =>
        Math.Max(1, Math.Round(((calendar.WorkingMinutesBetween(at, today) / 60m) - before) / acts, 1));
}
