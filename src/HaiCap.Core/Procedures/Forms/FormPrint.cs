namespace HaiCap.Core.Procedures.Forms;

/// <param name="Key">The section's key, for a link back to it.</param>
public sealed record PrintedSection(string Key, string Title, IReadOnlyList<PrintedRow> Rows);

/// <param name="Items">For a repeating group: the rows of each item.</param>
public sealed record PrintedRow(string Key, string Label, string Value, IReadOnlyList<PrintedItem> Items);

public sealed record PrintedItem(string Title, IReadOnlyList<PrintedRow> Rows);

/// <summary>Answers as label and value, for letters, the dossier page and the check before sending.</summary>
public static class FormPrint
{
    /// <param name="withEmpty">Also rows without an answer, with an empty value.</param>
    public static IReadOnlyList<PrintedSection> Rows(
        FormDefinition definition, FormAnswers answers, IPlaceNames? places = null, bool withEmpty = false)
    {
        var view = new FormView(definition, answers);
        return [.. view.Sections
            .Select(s => new PrintedSection(s.Key, s.Title, [.. s.Fields
                .Where(f => view.IsAsked(f) && (withEmpty || answers.IsAnswered(f.Key)))
                .Select(f => Row(f, answers, view, places, withEmpty))]))
            .Where(s => s.Rows.Count > 0)];
    }

    /// <summary>One answer as people read it.</summary>
    public static string Value(FormField field, FormAnswers answers, IPlaceNames? places = null)
    {
        switch (field.Kind)
        {
            case FormFieldKind.Money when answers.Number(field.Key) is { } amount:
                return FormValues.ShowMoney(amount);
            case FormFieldKind.Number when answers.Number(field.Key) is { } number:
                return FormValues.Show(number) + (field.Unit is null ? "" : " " + field.Unit);
            case FormFieldKind.Choice or FormFieldKind.Choices:
                return string.Join("; ", answers.Values(field.Key).Select(v => field.Choices.FirstOrDefault(c => c.Value == v)?.Label ?? v));
            case FormFieldKind.Place:
                return answers.Place(field.Key) is { } place ? Place(place, places) : "";
            case FormFieldKind.File:
                return string.Join("; ", answers.Files(field.Key).Select(f => f.Name));
            default:
                return FormValues.Typed(field, answers);
        }
    }

    private static PrintedRow Row(FormField field, FormAnswers answers, FormView view, IPlaceNames? places, bool withEmpty)
    {
        if (field.Kind != FormFieldKind.Group)
        {
            return new(field.Key, field.Label, Value(field, answers, places), []);
        }

        var items = answers.Items(field.Key).Where(item => field.Fields.Any(f => item.IsAnswered(f.Key)));
        return new(field.Key, field.Label, "", [.. items.Select((item, i) => new PrintedItem(
            $"{field.ItemLabel ?? field.Label} {i + 1}",
            [.. field.Fields
                .Where(f => view.IsAsked(field, f, item) && (withEmpty || item.IsAnswered(f.Key)))
                .Select(f => Row(f, item, view, places, withEmpty))]))]);
    }

    private static string Place(FormPlace place, IPlaceNames? places)
    {
        var commune = place is { Province: { } p, Commune: { } c } ? places?.Commune(p, c) ?? c : place.Commune;
        var province = place.Province is { } code ? places?.Province(code) ?? code : null;
        return string.Join(", ", new[] { place.Street, commune, province }.Where(part => !string.IsNullOrEmpty(part)));
    }
}
