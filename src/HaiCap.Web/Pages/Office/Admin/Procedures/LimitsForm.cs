using System.Globalization;
using System.Text.Json;
using HaiCap.Core;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>Everything a procedure says about time, as typed. Its properties are named as <see cref="LimitFault.Where"/> names faults.</summary>
public sealed class LimitsForm
{
    public List<LimitRow> TimeLimits { get; set; } = [];

    public List<LimitRow> InternalLimits { get; set; } = [];

    public string? SameDayCutOff { get; set; }

    public Choice<SupplementClock> AfterSupplement { get; set; } = new();

    public Choice<SupplementOutcome> SupplementEnd { get; set; } = new();

    public Choice<bool> Deemed { get; set; } = new();

    public Choice<bool> ConsultationStops { get; set; } = new();

    public List<StepRow> Steps { get; set; } = [];

    /// <summary>A choice and the law that allows it.</summary>
    public sealed class Choice<T>
        where T : struct
    {
        public T Is { get; set; }

        public string? Citation { get; set; }
    }

    public sealed class StepRow
    {
        public string? Hours { get; set; }
    }

    public static LimitsForm Of(ProcedureDefinition definition) => new()
    {
        TimeLimits = LimitRow.Of(definition.TimeLimits, definition.Form),
        InternalLimits = LimitRow.Of(definition.InternalLimits, definition.Form),
        SameDayCutOff = definition.SameDayCutOff?.ToString("HH:mm", CultureInfo.InvariantCulture),
        AfterSupplement = new() { Is = definition.AfterSupplement.Clock, Citation = definition.AfterSupplement.Citation },
        SupplementEnd = new() { Is = definition.SupplementEnd?.Outcome ?? SupplementOutcome.Stop, Citation = definition.SupplementEnd?.Citation },
        Deemed = new() { Is = definition.Deemed is not null, Citation = definition.Deemed?.Citation },
        ConsultationStops = new() { Is = definition.ConsultationStops is not null, Citation = definition.ConsultationStops?.Citation },
        Steps = [.. definition.Steps.Select(step => new StepRow { Hours = Words.Number(step.Hours) })],
    };

    /// <summary>The definition with what was typed; what cannot be read is told by <paramref name="fault"/>.</summary>
    public ProcedureDefinition Apply(ProcedureDefinition definition, Action<string, string> fault)
    {
        TimeOnly? cutOff = null;
        if (!string.IsNullOrWhiteSpace(SameDayCutOff))
        {
            cutOff = TimeOnly.TryParseExact(SameDayCutOff.Trim(), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
            if (cutOff is null)
            {
                fault(nameof(SameDayCutOff), Words.T("Ghi giờ và phút, ví dụ 15:00.", "Write hours and minutes, for example 15:00."));
            }
        }

        var own = Rows(InternalLimits, nameof(InternalLimits), definition.Form, fault);
        var end = new SupplementEnd(SupplementEnd.Is, Text(SupplementEnd.Citation));
        return definition with
        {
            TimeLimits = Rows(TimeLimits, nameof(TimeLimits), definition.Form, fault),
            InternalLimits = own.Count == 0 ? null : own,
            SameDayCutOff = cutOff,
            AfterSupplement = new(AfterSupplement.Is, Text(AfterSupplement.Citation)),
            SupplementEnd = end == new SupplementEnd(SupplementOutcome.Stop) ? null : end,
            Deemed = Deemed.Is ? new(Text(Deemed.Citation) ?? "") : null,
            ConsultationStops = ConsultationStops.Is ? new(Text(ConsultationStops.Citation) ?? "") : null,
            Steps = [.. definition.Steps.Select((step, i) => i < Steps.Count ? step with { Hours = Value(Steps[i].Hours, $"Steps[{i}].Hours", fault) ?? step.Hours } : step)],
        };
    }

    private static List<TimeLimit> Rows(List<LimitRow> rows, string list, FormDefinition form, Action<string, string> fault)
    {
        var limits = new List<TimeLimit>();
        var stage = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            stage += row.SameStage && i > 0 ? 0 : 1;
            var when = Condition(row, $"{list}[{i}]", form, fault);
            limits.Add(new TimeLimit(
                Value(row.Value, $"{list}[{i}].Value", fault) ?? 0, row.Unit, row.Kind, Text(row.Note), row.Confirmed, stage, when,
                Text(row.Case) ?? (when?.Field is null ? null : ConditionChoices.Say(when, form))));
        }

        // A number only tells cases of one stage apart: where there are none it says nothing.
        return stage == limits.Count ? [.. limits.Select(limit => limit with { Stage = null })] : limits;
    }

    private static FormCondition? Condition(LimitRow row, string where, FormDefinition form, Action<string, string> fault)
    {
        if (string.IsNullOrWhiteSpace(row.When))
        {
            return null;
        }

        if (row.When == ConditionChoices.Kept)
        {
            try
            {
                return JsonSerializer.Deserialize<FormCondition>(row.Kept ?? "", ProcedureDefinition.Json);
            }
            catch (JsonException)
            {
                fault($"{where}.When", Words.T("Chọn lại điều kiện.", "Choose the condition again."));
                return null;
            }
        }

        var than = ConditionChoices.AsksNumber(row.When) ? Value(row.Than, $"{where}.Than", fault) : null;
        if (ConditionChoices.Read(row.When, than, form) is { } condition)
        {
            return condition;
        }

        fault($"{where}.When", Words.T("Chọn lại điều kiện.", "Choose the condition again."));
        return null;
    }

    private static decimal? Value(string? text, string where, Action<string, string> fault)
    {
        var number = LimitRow.Number(text);
        if (number is null)
        {
            fault(where, string.IsNullOrWhiteSpace(text)
                ? Words.T("Nhập một số, ví dụ 5 hoặc 2,5.", "Enter a number, such as 5 or 2,5.")
                : Words.T($"“{text}” không phải là số. Nhập ví dụ 5 hoặc 2,5.", $"“{text}” is not a number. Enter for example 5 or 2,5."));
        }

        return number;
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : VietnameseText.Nfc(typed.Trim());
}
