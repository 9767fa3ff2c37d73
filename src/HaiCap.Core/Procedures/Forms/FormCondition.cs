namespace HaiCap.Core.Procedures.Forms;

/// <summary>
/// A condition on other answers: one test on a field, or <see cref="All"/>, <see cref="Any"/>, <see cref="Not"/> of others.
/// Inside a group a name means the neighbour in the same item first, then a field of the form.
/// </summary>
public sealed record FormCondition
{
    public string? Field { get; init; }

    /// <summary>The answer is this; for several choices, this one is among them.</summary>
    public string? Is { get; init; }

    public IReadOnlyList<string>? IsOneOf { get; init; }

    public decimal? AtLeast { get; init; }

    public decimal? AtMost { get; init; }

    public bool? Answered { get; init; }

    public IReadOnlyList<FormCondition>? All { get; init; }

    public IReadOnlyList<FormCondition>? Any { get; init; }

    public FormCondition? Not { get; init; }

    public bool Holds(FormAnswers answers) => Holds(_ => answers);

    /// <param name="where">The answers to look a field up in; none at all where the field itself is hidden.</param>
    internal bool Holds(Func<string, FormAnswers> where) =>
        (All is null || All.All(c => c.Holds(where)))
        && (Any is null || Any.Any(c => c.Holds(where)))
        && (Not is null || !Not.Holds(where))
        && (Field is null || TestField(where(Field), Field));

    /// <summary>Every field name the condition reads.</summary>
    public IEnumerable<string> References()
    {
        IEnumerable<FormCondition> inner = [.. All ?? [], .. Any ?? []];
        if (Not is not null)
        {
            inner = inner.Append(Not);
        }

        var below = inner.SelectMany(c => c.References());
        return Field is null ? below : below.Prepend(Field);
    }

    private bool TestField(FormAnswers answers, string field)
    {
        if (Answered is { } answered && answers.IsAnswered(field) != answered)
        {
            return false;
        }

        if (Is is not null && !answers.Values(field).Contains(Is, StringComparer.Ordinal))
        {
            return false;
        }

        if (IsOneOf is not null && !answers.Values(field).Any(v => IsOneOf.Contains(v, StringComparer.Ordinal)))
        {
            return false;
        }

        if (AtLeast is null && AtMost is null)
        {
            return true;
        }

        return answers.Number(field) is { } number && (AtLeast is null || number >= AtLeast) && (AtMost is null || number <= AtMost);
    }
}
