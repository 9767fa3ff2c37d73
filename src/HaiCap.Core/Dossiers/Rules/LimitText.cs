using System.Globalization;
using HaiCap.Core.Calendar;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Rules;

/// <summary>The limits of a procedure as a clock counts them and as people say them.</summary>
public static class LimitText
{
    /// <summary>The agency's own time: a supplement window is the applicant's.</summary>
    public static IReadOnlyList<LimitStage> Stages(ProcedureDefinition procedure) =>
        [.. procedure.TimeLimits.Where(limit => limit.Kind != TimeLimitKind.SupplementWindow).Select(limit => new LimitStage(limit.Value, limit.Unit, limit.Note))];

    /// <summary>The applicant's time to answer a supplement request: the procedure's own, else the rule of the one-stop mechanism that day.</summary>
    public static LimitStage SupplementWindow(ProcedureDefinition procedure, ClockRules rules, DateOnly day) =>
        procedure.TimeLimits.FirstOrDefault(limit => limit.Kind == TimeLimitKind.SupplementWindow) is { } own
            ? new LimitStage(own.Value, own.Unit, own.Note)
            : rules.On(day, ClockRuleKey.SupplementWindow).Limit;

    /// <summary>"3 ngày làm việc, rồi 5 ngày làm việc".</summary>
    public static string Vietnamese(ProcedureDefinition procedure) =>
        Stages(procedure) is { Count: > 0 } stages ? string.Join(", rồi ", stages.Select(Vietnamese)) : "theo quy định";

    private static string Vietnamese(LimitStage stage) => stage is { Value: 0, Unit: TimeUnit.WorkingDay }
        ? "trong ngày"
        : stage.Value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',') + stage.Unit switch
        {
            TimeUnit.WorkingHour => " giờ làm việc",
            TimeUnit.WorkingDay => " ngày làm việc",
            TimeUnit.CalendarDay => " ngày",
            _ => " tháng",
        };
}
