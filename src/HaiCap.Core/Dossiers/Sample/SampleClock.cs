using HaiCap.Core.Calendar;

namespace HaiCap.Core.Dossiers.Sample;

/// <summary>The past, as it is told, never beyond the present.</summary>
internal sealed class SampleClock(TimeProvider present) : TimeProvider
{
    private DateTimeOffset at = present.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => at;

    public DateTimeOffset Present { get; } = present.GetUtcNow();

    public void Set(DateTimeOffset instant) => at = instant > Present ? Present : instant;

    /// <summary>An hour of the working day so many before today.</summary>
    public void Back(WorkingCalendar calendar, int workingDays, TimeOnly hour)
    {
        var day = Present.LocalDay();
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(-1);
            left -= calendar.IsWorkingDay(day) ? 1 : 0;
        }

        Set(day.AtLocal(hour));
    }
}
