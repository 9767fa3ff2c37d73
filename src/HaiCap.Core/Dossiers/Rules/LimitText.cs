using System.Globalization;
using HaiCap.Core.Calendar;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Dossiers.Rules;

/// <summary>The limits of a procedure as a clock counts them and as people say them.</summary>
public static class LimitText
{
    /// <summary>The agency's own time for these answers: a supplement window is the applicant's.</summary>
    public static IReadOnlyList<LimitStage> Stages(ProcedureDefinition procedure, FormAnswers answers) => Stages(procedure.TimeLimits, stage => stage.For(answers));

    /// <summary>The legal stages these answers choose and, where the province set one, the internal limit beside them.</summary>
    public static ClockLimits Limits(ProcedureDefinition procedure, FormAnswers answers) => Limits(procedure, stage => stage.For(answers));

    /// <summary>The same for one of the cases the procedure tells apart, before there are answers.</summary>
    public static ClockLimits Limits(ProcedureDefinition procedure, LimitCase one) => Limits(procedure, stage => stage.For(one));

    /// <summary>The convention by which the clock counts: the calendar's, with the procedure's own cut-off where it has one; null is the calendar's.</summary>
    public static DueRule? Rule(ProcedureDefinition procedure, WorkingCalendar calendar) =>
        procedure.SameDayCutOff is { } cutOff ? calendar.Definition.Rule with { SameDayCutOff = cutOff } : null;

    /// <summary>The applicant's time to answer a supplement request: the procedure's own, else the rule of the one-stop mechanism that day.</summary>
    public static LimitStage SupplementWindow(ProcedureDefinition procedure, FormAnswers answers, ClockRules rules, DateOnly day) =>
        LimitStages.Of(procedure.TimeLimits).FirstOrDefault(stage => stage.Kind == TimeLimitKind.SupplementWindow) is { } own
            ? Of(own.For(answers))
            : rules.On(day, ClockRuleKey.SupplementWindow).Limit;

    /// <summary>What holds for these answers: "3 ngày làm việc, rồi 20 ngày làm việc (phải kiểm tra thực tế)".</summary>
    public static string Vietnamese(ProcedureDefinition procedure, FormAnswers answers) => Stages(procedure, answers) is { Count: > 0 } stages
        ? string.Join(", rồi ", stages.Select(stage => Length(stage.Value, stage.Unit) + (stage.Case is null ? "" : $" ({stage.Case})")))
        : "theo quy định";

    /// <summary>All that may hold: "10 ngày làm việc; 20 ngày làm việc nếu phải kiểm tra thực tế".</summary>
    public static string Vietnamese(ProcedureDefinition procedure) => Own(procedure.TimeLimits).Select(Vietnamese).ToList() is { Count: > 0 } stages
        ? string.Join(", rồi ", stages)
        : "theo quy định";

    private static ClockLimits Limits(ProcedureDefinition procedure, Func<StageOfLimit, TimeLimit> choose) => new(
        Stages(procedure.TimeLimits, choose), procedure.InternalLimits is { Count: > 0 } own ? Stages(own, choose) : null);

    private static IReadOnlyList<LimitStage> Stages(IReadOnlyList<TimeLimit> rows, Func<StageOfLimit, TimeLimit> choose) => [.. Own(rows).Select(stage => Of(choose(stage)))];

    private static IEnumerable<StageOfLimit> Own(IReadOnlyList<TimeLimit> rows) => LimitStages.Of(rows).Where(stage => stage.Kind != TimeLimitKind.SupplementWindow);

    private static LimitStage Of(TimeLimit row) => new(row.Value, row.Unit, row.Note, row.Case);

    private static string Vietnamese(StageOfLimit stage) => string.Join("; ", stage.Alternatives.OrderBy(row => row.When is not null)
        .Select(row => Length(row.Value, row.Unit) + (row.When is null ? "" : $" nếu {row.Case}")));

    private static string Length(decimal value, TimeUnit unit) => value == 0 && unit == TimeUnit.WorkingDay
        ? "trong ngày"
        : value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',') + unit switch
        {
            TimeUnit.WorkingHour => " giờ làm việc",
            TimeUnit.WorkingDay => " ngày làm việc",
            TimeUnit.CalendarDay => " ngày",
            _ => " tháng",
        };
}
