using System.Text.Json.Serialization;

namespace HaiCap.Core.Calendar;

/// <summary>The units in which Vietnamese law states a time limit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TimeUnit>))]
public enum TimeUnit
{
    WorkingHour,
    WorkingDay,
    CalendarDay,
    Month,
}

/// <summary>One limit, or one of several that run in turn (check 3 working days → process 5 working days).</summary>
/// <param name="Value">Count of <paramref name="Unit"/>; never negative. 0 working days means "the same day".</param>
/// <param name="Name">What the stage is for, as the applicant reads it; optional.</param>
/// <param name="Case">Why this one of several limits counts, in the words of the law; null where there is only one.</param>
public sealed record LimitStage(
    decimal Value,
    TimeUnit Unit,
    string? Name = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Case = null);

/// <summary>How whole working days end.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayEnd>))]
public enum DayEnd
{
    /// <summary>At the closing of the last day (Civil Code 2015, art. 148): the default.</summary>
    AtClosing,

    /// <summary>Each day is a nominal day of working hours, run to the minute: a convention some agencies keep.</summary>
    ToTheMinute,
}

/// <summary>The convention by which a limit ends; a calendar has one, a procedure may cite another.</summary>
/// <param name="SameDayCutOff">Same-day work received after this local time is due the next working day (decree 118/2025, art. 18.2); null: no cut-off.</param>
public sealed record DueRule(TimeOnly? SameDayCutOff, DayEnd DayEnd = DayEnd.AtClosing)
{
    /// <summary>Civil Code 2015, art. 147–148, with the cut-off of decree 118/2025.</summary>
    public static DueRule Default { get; } = new(new TimeOnly(15, 0));
}
