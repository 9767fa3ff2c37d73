namespace HaiCap.Core.Calendar;

/// <summary>Points of time beside a due time, for what warns before it and escalates after it.</summary>
public sealed partial class WorkingCalendar
{
    /// <summary>The earliest instant from which so much working time is left until <paramref name="instant"/>.</summary>
    public DateTimeOffset WorkingMinutesBefore(DateTimeOffset instant, int minutes) =>
        LocalMinute.ToInstant(table.WhenWorked(table.WorkedBefore(LocalMinute.Of(instant)) - minutes));

    /// <summary>The working day so many after this one, or before it when negative; a day off stands for the working day that follows.</summary>
    public DateOnly WorkingDayBeside(DateOnly day, int days) => DateOnly.FromDayNumber(table.WorkingDay(table.WorkingDaysBefore(day.DayNumber) + days));
}
