using System.Globalization;
using System.Text.Json.Nodes;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Dossiers.Sample;

/// <summary>Fills any form with plausible answers, the same for the same dossier.</summary>
internal sealed class SampleAnswers(IReadOnlyDictionary<string, List<string>> texts, Party applicant, Party citizen, string commune, DateOnly today, int turn)
{
    public FormAnswers Fill(FormDefinition form)
    {
        var json = new JsonObject();
        foreach (var field in form.Sections.SelectMany(section => section.Fields))
        {
            json[field.Key] = Answer(field);
        }

        return FormRules.Settle(form, new FormAnswers(json));
    }

    private JsonNode? Answer(FormField field) => field.Kind switch
    {
        FormFieldKind.Number or FormFieldKind.Money => JsonValue.Create(Number(field)),
        FormFieldKind.Date => Date(field).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FormFieldKind.Choice => field.Choices[turn % field.Choices.Count].Value is var value && value is "khac" or "nguoi-khac" ? field.Choices[0].Value : value,
        FormFieldKind.Choices => new JsonArray([.. field.Choices.Select(choice => JsonValue.Create(choice.Value))]),
        FormFieldKind.Citizen => citizen.IdNumber,
        FormFieldKind.Enterprise => applicant.Kind == PartyKind.Enterprise ? applicant.IdNumber : null,
        FormFieldKind.Phone => applicant.Phone,
        FormFieldKind.Email => applicant.Email,
        FormFieldKind.Place => new JsonObject { ["province"] = "40", ["commune"] = commune, ["street"] = field.Street ? applicant.Address : null },
        FormFieldKind.Group => new JsonArray([.. Enumerable.Range(0, Math.Clamp(1 + (turn % 2), Math.Max(1, field.MinItems), field.MaxItems)).Select(_ => Item(field))]),
        FormFieldKind.File => null,
        _ => Text(field),
    };

    private JsonObject Item(FormField group)
    {
        var item = new JsonObject();
        foreach (var field in group.Fields)
        {
            item[field.Key] = Answer(field);
        }

        return item;
    }

    private string Text(FormField field)
    {
        var text = field.Key switch
        {
            "ten-to-chuc" => applicant.Name,
            "ho-ten" or "nguoi-dai-dien" or "nguoi-dung-dau" => citizen.Name,
            _ when texts.TryGetValue(field.Key, out var some) => some[turn % some.Count],
            _ => $"{field.Label} (mẫu)",
        };
        return field.MaxLength is { } most && text.Length > most ? text[..most] : text;
    }

    private decimal Number(FormField field)
    {
        var low = field.Min ?? 1;
        var value = field.Kind == FormFieldKind.Money ? Math.Max(low, 50_000_000) : low + (field.Max is { } high ? Math.Min(10, (high - low) / 2) : 5);
        return Math.Round(Math.Min(value, field.Max ?? value), field.Decimals);
    }

    private DateOnly Date(FormField field)
    {
        var day = field.Key.Contains("sinh", StringComparison.Ordinal) ? new DateOnly(1985, 3, 12) : today.AddDays(-40);
        day = Bound(field.NotBefore) is { } first && day < first ? first.AddDays(30) : day;
        return Bound(field.NotAfter) is { } last && day > last ? last : day;
    }

    private DateOnly? Bound(string? bound) => bound switch
    {
        null => null,
        "today" => today,
        _ => DateOnly.ParseExact(bound, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
