using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HaiCap.Core.Procedures.Forms;

/// <summary>Posted fields into answers, and answers down to what may be sent. Pure: no database, no clock of its own.</summary>
public static partial class FormRules
{
    // A draft keeps what was typed even when it is wrong, but not without bound.
    private const int LongestKept = 20_000;

    /// <summary>
    /// Reads posted fields (<c>ten</c>, <c>noi-dat.commune</c>, <c>thiet-bi[0].serial</c>). Names the definition does not know are
    /// ignored; files are never read from a post. Fields that were not on the page keep their former answers until <see cref="Settle"/>
    /// drops the hidden ones, so that a change of mind loses nothing. Only <paramref name="section"/> is read when it is given.
    /// </summary>
    public static FormAnswers Read(
        FormDefinition definition, IReadOnlyDictionary<string, string[]> posted, FormAnswers? before = null, string? section = null)
    {
        before ??= FormAnswers.None;
        var json = new JsonObject();
        foreach (var s in definition.Sections)
        {
            foreach (var field in s.Fields)
            {
                var asked = section is null || s.Key == section;
                var answer = asked && field.Kind != FormFieldKind.File && WasOnPage(field.Key, posted)
                    ? ReadField(field, field.Key, posted, before)
                    : before.Json[field.Key]?.DeepClone();
                if (answer is not null)
                {
                    json[field.Key] = answer;
                }
            }
        }

        return new FormAnswers(json);
    }

    /// <summary>Only what the definition knows and asks: the answers a dossier is submitted with.</summary>
    public static FormAnswers Settle(FormDefinition definition, FormAnswers answers)
    {
        var view = new FormView(definition, answers);
        var json = new JsonObject();
        foreach (var field in view.Sections.SelectMany(s => s.Fields).Where(view.IsAsked))
        {
            if (!answers.IsAnswered(field.Key))
            {
                continue;
            }

            JsonNode settled = field.Kind == FormFieldKind.Group ? SettleGroup(field, answers, view) : SettleOne(field, answers);
            if (settled is not JsonArray { Count: 0 })
            {
                json[field.Key] = settled;
            }
        }

        return new FormAnswers(json);
    }

    /// <summary>Adds an empty item to a group, or nothing when it is full.</summary>
    public static FormAnswers AddItem(FormField group, FormAnswers answers)
    {
        var json = (JsonObject)answers.Json.DeepClone();
        if (json[group.Key] is not JsonArray kept)
        {
            json[group.Key] = kept = [];
        }

        // The first item stands on the page even before anything is stored.
        while (kept.Count < Math.Max(group.MinItems, 1))
        {
            kept.Add(new JsonObject());
        }

        if (kept.Count < group.MaxItems)
        {
            kept.Add(new JsonObject());
        }

        return new FormAnswers(json);
    }

    public static FormAnswers RemoveItem(FormField group, FormAnswers answers, int index)
    {
        var json = (JsonObject)answers.Json.DeepClone();
        if (json[group.Key] is JsonArray items && index >= 0 && index < items.Count)
        {
            items.RemoveAt(index);
        }

        return new FormAnswers(json);
    }

    /// <summary>Puts a file that was stored into a file field (files stand outside groups).</summary>
    public static FormAnswers SetFiles(FormField field, FormAnswers answers, IEnumerable<FormFile> files)
    {
        var json = (JsonObject)answers.Json.DeepClone();
        json[field.Key] = new JsonArray([.. files.Select(f => new JsonObject { ["id"] = f.Id, ["name"] = f.Name })]);
        return new FormAnswers(json);
    }

    /// <summary>A marker beside tick boxes and groups: with none ticked or no item, they post nothing at all.</summary>
    public const string PresentSuffix = "@";

    // A hidden field is not on the page, so its absence from the post means nothing.
    private static bool WasOnPage(string name, IReadOnlyDictionary<string, string[]> posted) => posted.Keys.Any(k =>
        k.StartsWith(name, StringComparison.Ordinal) && (k.Length == name.Length || k[name.Length] is '.' or '[' || k[name.Length..] == PresentSuffix));

    private static JsonNode? ReadField(FormField field, string name, IReadOnlyDictionary<string, string[]> posted, FormAnswers before)
    {
        switch (field.Kind)
        {
            case FormFieldKind.Choices:
                var ticked = posted.GetValueOrDefault(name, []).Select(Clean).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal);
                return new JsonArray([.. ticked.Take(200).Select(v => JsonValue.Create(v))]);
            case FormFieldKind.Place:
                return ReadPlace(name, posted);
            case FormFieldKind.Group:
                return ReadGroup(field, name, posted, before);
            case FormFieldKind.File:
                return null;
            default:
                var typed = Clean(posted.GetValueOrDefault(name, []).LastOrDefault() ?? "");
                return typed.Length == 0 ? null : FormValues.Read(field, typed);
        }
    }

    private static JsonObject? ReadPlace(string name, IReadOnlyDictionary<string, string[]> posted)
    {
        var place = new JsonObject();
        foreach (var part in (string[])["province", "commune", "street"])
        {
            var typed = Clean(posted.GetValueOrDefault($"{name}.{part}", []).LastOrDefault() ?? "");
            if (typed.Length > 0)
            {
                place[part] = typed;
            }
        }

        return place.Count == 0 ? null : place;
    }

    private static JsonArray ReadGroup(FormField group, string name, IReadOnlyDictionary<string, string[]> posted, FormAnswers before)
    {
        var indices = posted.Keys
            .Where(k => k.StartsWith(name + "[", StringComparison.Ordinal))
            .Select(k => ItemName().Match(k, name.Length))
            .Where(m => m.Success)
            .Select(m => int.Parse(m.Groups["index"].ValueSpan, CultureInfo.InvariantCulture))
            .Distinct().Order()
            // One past the most allowed, so that the check can say it is too many.
            .Take(group.MaxItems + 1);
        var former = before.Items(group.Key);
        return new JsonArray([.. indices.Select(i => ReadItem(group, $"{name}[{i}].", posted, i < former.Count ? former[i] : FormAnswers.None))]);
    }

    private static JsonObject ReadItem(FormField group, string prefix, IReadOnlyDictionary<string, string[]> posted, FormAnswers former)
    {
        var item = new JsonObject();
        foreach (var field in group.Fields)
        {
            var answer = WasOnPage(prefix + field.Key, posted) ? ReadField(field, prefix + field.Key, posted, former) : former.Json[field.Key]?.DeepClone();
            if (answer is not null)
            {
                item[field.Key] = answer;
            }
        }

        return item;
    }

    private static JsonNode SettleOne(FormField field, FormAnswers answers) => field.Kind switch
    {
        FormFieldKind.Place when answers.Place(field.Key) is { } place =>
            new JsonObject { ["province"] = place.Province, ["commune"] = place.Commune, ["street"] = place.Street },
        FormFieldKind.File => new JsonArray([.. answers.Files(field.Key).Select(f => new JsonObject { ["id"] = f.Id, ["name"] = f.Name })]),
        _ => answers.Json[field.Key]!.DeepClone(),
    };

    private static JsonArray SettleGroup(FormField group, FormAnswers answers, FormView view)
    {
        var items = new JsonArray();
        foreach (var item in answers.Items(group.Key))
        {
            var kept = new JsonObject();
            foreach (var field in group.Fields.Where(f => item.IsAnswered(f.Key) && view.IsAsked(group, f, item)))
            {
                kept[field.Key] = SettleOne(field, item);
            }

            if (kept.Count > 0)
            {
                items.Add(kept);
            }
        }

        return items;
    }

    private static string Clean(string typed)
    {
        var kept = typed.Length > LongestKept ? typed[..LongestKept] : typed;
        // A surrogate cut in half cannot be normalised; neither can one sent on purpose.
        var whole = string.Concat(kept.EnumerateRunes());
        var lines = whole.ReplaceLineEndings("\n");
        return VietnameseText.Nfc(string.Concat(lines.Where(c => c is '\n' or '\t' || !char.IsControl(c))));
    }

    [GeneratedRegex(@"\G\[(?<index>[0-9]{1,3})\]\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ItemName();
}
