using HaiCap.Core.Calendar;

namespace HaiCap.Core.Procedures;

/// <summary>How long limits are on average, so that limits in different units can be compared before any date is known. Pure.</summary>
public static class LimitLengths
{
    /// <summary>The shortest legal limit in working hours, for comparing it with the hours of the steps; null where none is published.</summary>
    public static decimal? ShortestHours(ProcedureDefinition definition) => LimitStages.Of(definition.TimeLimits) is { Count: > 0 } stages
        ? LimitStages.Cases(definition).Min(one => Minutes(stages, one)) / 60
        : null;

    internal static decimal Minutes(IReadOnlyList<StageOfLimit> stages, LimitCase one) =>
        stages.Where(stage => stage.Kind != TimeLimitKind.SupplementWindow).Sum(stage => Minutes(stage.For(one)));

    /// <summary>Working minutes on average: five of seven days are worked, a month has thirty days, and "the same day" is one of eight hours.</summary>
    private static decimal Minutes(TimeLimit row) => row.Unit switch
    {
        TimeUnit.WorkingHour => row.Value * 60,
        _ when row.Value == 0 => 480,
        TimeUnit.WorkingDay => row.Value * 480,
        TimeUnit.CalendarDay => row.Value * 480 * 5 / 7,
        _ => row.Value * 30 * 480 * 5 / 7,
    };
}
