using System.Text.Json;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>What the form's answers offer as conditions: each choice of a question, bounds of a number, and whether a question was answered.</summary>
public static class ConditionChoices
{
    public const string Kept = "=";

    private const string Least = ">=";
    private const string Most = "<=";
    private const string Given = "?";
    private const string Missing = "!";

    /// <summary>Values and words of the conditions on one question, for a list grouped by question.</summary>
    public static IEnumerable<(string Value, string Text)> On(FormField field) => field.Kind switch
    {
        FormFieldKind.Choice or FormFieldKind.Choices => [.. field.Choices.Select(choice => ($"{field.Key}={choice.Value}", $"{Label(field)}: {choice.Label}")), .. Answered(field)],
        FormFieldKind.Number or FormFieldKind.Money =>
            [(field.Key + Least, Words.T($"{Label(field)}: từ số bên cạnh trở lên", $"{Label(field)}: at least the number beside")), (field.Key + Most, Words.T($"{Label(field)}: không quá số bên cạnh", $"{Label(field)}: at most the number beside")), .. Answered(field)],
        _ => Answered(field),
    };

    /// <summary>Questions whose answers can decide; what is asked of each item of a group cannot.</summary>
    public static IReadOnlyList<FormField> Fields(FormDefinition form) => [.. form.Sections.SelectMany(section => section.Fields).Where(field => field.Kind != FormFieldKind.Group)];

    public static (string? When, string? Than) Of(FormCondition? condition, FormDefinition form) => Of(condition, Fields(form));

    public static (string? When, string? Than) Of(FormCondition? condition, IReadOnlyList<FormField> fields)
    {
        if (condition is null)
        {
            return (null, null);
        }

        // Only what reads back as it was may be shown as one of the choices.
        var (when, than) = condition switch
        {
            { Is: { } value } => ($"{condition.Field}={value}", (decimal?)null),
            { AtLeast: { } least } => (condition.Field + Least, least),
            { AtMost: { } most } => (condition.Field + Most, most),
            { Answered: { } answered } => (condition.Field + (answered ? Given : Missing), null),
            _ => (Kept, null),
        };
        return Read(when, than, fields) is { } back && Same(back, condition) ? (when, than is { } number ? Words.Number(number) : null) : (Kept, null);
    }

    /// <summary>The condition a choice means; null for one the form does not offer.</summary>
    public static FormCondition? Read(string when, decimal? than, FormDefinition form) => Read(when, than, Fields(form));

    /// <inheritdoc cref="Read(string, decimal?, FormDefinition)"/>
    public static FormCondition? Read(string when, decimal? than, IReadOnlyList<FormField> fields)
    {
        var field = fields.FirstOrDefault(one => On(one).Any(choice => choice.Value == when));
        if (field is null)
        {
            return null;
        }

        return when[field.Key.Length..] switch
        {
            Least => new() { Field = field.Key, AtLeast = than },
            Most => new() { Field = field.Key, AtMost = than },
            Given => new() { Field = field.Key, Answered = true },
            Missing => new() { Field = field.Key, Answered = false },
            var choice => new() { Field = field.Key, Is = choice[1..] },
        };
    }

    public static bool AsksNumber(string? when) => when?.EndsWith(Least, StringComparison.Ordinal) == true || when?.EndsWith(Most, StringComparison.Ordinal) == true;

    /// <summary>The case in words, where the official wrote none: "Cách lắp đặt: Di động".</summary>
    public static string Say(FormCondition condition, FormDefinition form)
    {
        var field = form.Field(condition.Field ?? "");
        var label = field is null ? condition.Field ?? "" : Label(field);
        return condition switch
        {
            { Is: { } value } => $"{label}: {field?.Choices.FirstOrDefault(choice => choice.Value == value)?.Label ?? value}",
            { AtLeast: { } least } => $"{label} từ {Words.Number(least)} trở lên",
            { AtMost: { } most } => $"{label} không quá {Words.Number(most)}",
            { Answered: false } => $"không ghi {label}",
            _ => $"có ghi {label}",
        };
    }

    private static IEnumerable<(string Value, string Text)> Answered(FormField field) =>
        [(field.Key + Given, Words.T($"{Label(field)}: có trả lời", $"{Label(field)}: answered")), (field.Key + Missing, Words.T($"{Label(field)}: không trả lời", $"{Label(field)}: not answered"))];

    private static string Label(FormField field) => field.Label.TrimEnd('?', ':', ' ');

    private static bool Same(FormCondition a, FormCondition b) => JsonSerializer.Serialize(a, ProcedureDefinition.Json) == JsonSerializer.Serialize(b, ProcedureDefinition.Json);
}
