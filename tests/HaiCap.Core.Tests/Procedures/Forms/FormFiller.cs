using System.Text.Json.Nodes;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Tests.Procedures.Forms;

/// <summary>Fills a form as a patient person would: everything asked, the first choice each time, a value of the right kind.</summary>
internal static class FormFiller
{
    public static FormAnswers Fill(FormDefinition definition)
    {
        var json = new JsonObject();
        // An answer may open a question, so go through until nothing new is asked.
        for (var round = 0; round < 5; round++)
        {
            var view = new FormView(definition, new FormAnswers(json));
            foreach (var field in view.Sections.SelectMany(s => s.Fields).Where(view.IsAsked).ToList())
            {
                if (!json.ContainsKey(field.Key))
                {
                    json[field.Key] = field.Kind == FormFieldKind.Group ? Group(field, view) : Value(field);
                }
            }
        }

        return new FormAnswers(json);
    }

    private static JsonArray Group(FormField group, FormView view)
    {
        var item = new JsonObject();
        for (var round = 0; round < 3; round++)
        {
            foreach (var field in group.Fields.Where(f => !item.ContainsKey(f.Key) && view.IsAsked(group, f, new FormAnswers(item))).ToList())
            {
                item[field.Key] = Value(field);
            }
        }

        return new JsonArray(item);
    }

    private static JsonNode Value(FormField field) => field.Kind switch
    {
        FormFieldKind.Number or FormFieldKind.Money => JsonValue.Create(Math.Max(field.Min ?? 1, Math.Min(field.Max ?? 10, 10))),
        FormFieldKind.Date => JsonValue.Create("2026-07-01"),
        FormFieldKind.Choice => JsonValue.Create(field.Choices[0].Value),
        FormFieldKind.Choices => new JsonArray([.. field.Choices.Select(c => JsonValue.Create(c.Value))]),
        FormFieldKind.Citizen => JsonValue.Create("040085000001"),
        FormFieldKind.Enterprise => JsonValue.Create("0100109106"),
        FormFieldKind.Phone => JsonValue.Create("0912345678"),
        FormFieldKind.Email => JsonValue.Create("a@example.vn"),
        FormFieldKind.Place => new JsonObject { ["province"] = "40", ["commune"] = "16690", ["street"] = "Số 1" },
        _ => JsonValue.Create(field.Pattern switch
        {
            null => "Mẫu",
            "(19|20)[0-9]{2}" or "20[0-9]{2}" => "2024",
            "[0-9]{8}" => "84713020",
            "[0-9]{4}" => "4711",
            "[A-Z]{2,3}-?[0-9]{4,5}(-?TS)?" => "NA-90123-TS",
            var other => throw new InvalidOperationException($"No example of {other}"),
        }),
    };
}
