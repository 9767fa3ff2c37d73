namespace HaiCap.Core.Procedures.Forms;

/// <summary>
/// What of a form is asked, given the answers. A hidden field counts as unanswered in the conditions of others, so that an
/// answer left behind by a change of mind cannot hold anything open.
/// </summary>
public sealed class FormView
{
    private readonly FormDefinition definition;
    private readonly FormAnswers answers;
    private readonly Dictionary<string, (FormField Field, FormSection Section)> fields;
    private readonly Dictionary<string, bool?> decided = new(StringComparer.Ordinal);

    public FormView(FormDefinition definition, FormAnswers answers)
    {
        (this.definition, this.answers) = (definition, answers);
        fields = definition.Sections
            .SelectMany(s => s.Fields.Select(f => (Field: f, Section: s)))
            .GroupBy(x => x.Field.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    /// <summary>The sections asked, in order: the steps of the journey.</summary>
    public IEnumerable<FormSection> Sections => definition.Sections.Where(IsAsked);

    public bool IsAsked(FormSection section) =>
        (section.VisibleWhen is null || section.VisibleWhen.Holds(Source)) && section.Fields.Any(Condition);

    /// <summary>A field of the form (not of a group).</summary>
    public bool IsAsked(FormField field)
    {
        if (decided.TryGetValue(field.Key, out var known))
        {
            // A circle of conditions is refused by the definition check; should one slip through, ask rather than lose.
            return known ?? true;
        }

        decided[field.Key] = null;
        var section = fields.TryGetValue(field.Key, out var place) ? place.Section : null;
        var asked = (section?.VisibleWhen is null || section.VisibleWhen.Holds(Source)) && Condition(field);
        decided[field.Key] = asked;
        return asked;
    }

    /// <summary>A field of one item of a group.</summary>
    public bool IsAsked(FormField group, FormField field, FormAnswers item) => IsAskedInItem(group, field, item, depth: 0);

    private bool IsAskedInItem(FormField group, FormField field, FormAnswers item, int depth)
    {
        return field.VisibleWhen is null || depth > group.Fields.Count || field.VisibleWhen.Holds(Near);

        FormAnswers Near(string name)
        {
            var neighbour = group.Fields.FirstOrDefault(f => f.Key == name);
            return neighbour is null ? Source(name)
                : IsAskedInItem(group, neighbour, item, depth + 1) ? item : FormAnswers.None;
        }
    }

    private bool Condition(FormField field) => field.VisibleWhen is null || field.VisibleWhen.Holds(Source);

    private FormAnswers Source(string name) =>
        fields.TryGetValue(name, out var place) && !IsAsked(place.Field) ? FormAnswers.None : answers;
}
