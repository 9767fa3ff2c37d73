using System.Globalization;
using System.Text.Json;
using HaiCap.Core.Calendar;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>One row of a procedure's limits, as typed.</summary>
public sealed class LimitRow
{
    public string? Value { get; set; }

    public TimeUnit Unit { get; set; } = TimeUnit.WorkingDay;

    public TimeLimitKind Kind { get; set; } = TimeLimitKind.Process;

    public string? Note { get; set; }

    public bool Confirmed { get; set; }

    /// <summary>Another case of the stage of the row above.</summary>
    public bool SameStage { get; set; }

    /// <summary>A choice of <see cref="ConditionChoices"/>; empty is "all other cases".</summary>
    public string? When { get; set; }

    /// <summary>For a condition on a number.</summary>
    public string? Than { get; set; }

    public string? Case { get; set; }

    /// <summary>A condition this page has no words for, as it was published; carried along unchanged.</summary>
    public string? Kept { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Value) && string.IsNullOrWhiteSpace(Note) && string.IsNullOrWhiteSpace(When);

    /// <summary>The rows of a published list, ready to be edited.</summary>
    public static List<LimitRow> Of(IReadOnlyList<TimeLimit>? limits, FormDefinition form) =>
    [
        .. LimitStages.Of(limits).SelectMany(stage => stage.Alternatives.Select((limit, i) =>
        {
            var (when, than) = ConditionChoices.Of(limit.When, form);
            return new LimitRow
            {
                Value = Words.Number(limit.Value),
                Unit = limit.Unit,
                Kind = limit.Kind,
                Note = limit.Note,
                Confirmed = limit.Confirmed,
                SameStage = i > 0,
                When = when,
                Than = than,
                Case = limit.Case,
                Kept = when == ConditionChoices.Kept ? JsonSerializer.Serialize(limit.When, ProcedureDefinition.Json) : null,
            };
        })),
    ];

    /// <summary>A number as people here write it, "1.000" and "2,5", and "2.5" too; null when it is none.</summary>
    public static decimal? Number(string? text) => FormValues.Number(text?.Trim() ?? "") ?? (decimal.TryParse(
        text?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);
}
