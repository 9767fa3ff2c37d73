namespace HaiCap.Core.Letters.Sheets;

/// <summary>One procedure whose competence is another's on the later day.</summary>
/// <param name="Before">Who decided, or why nobody did.</param>
/// <param name="After">Who decides, or why nobody does.</param>
/// <param name="Basis">The instrument the new competence rests on; null in a gap.</param>
public sealed record CompetenceChangeRow(string Code, string Name, string Before, string After, string? Basis);

/// <summary>Procedures of one field, as the catalogue names it.</summary>
public sealed record CompetenceChangeGroup(string Field, IReadOnlyList<CompetenceChangeRow> Rows);

/// <summary>What another decides in one unit from one day to the next, on landscape pages.</summary>
public sealed record CompetenceChangesData : LetterData
{
    public required LetterHead Head { get; init; }

    /// <summary>The unit it is told for: «Phường Thành Vinh».</summary>
    public required string Unit { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>Procedures compared, changed or not.</summary>
    public required int Compared { get; init; }

    public required IReadOnlyList<CompetenceChangeGroup> Groups { get; init; }

    public override string TemplateKey => LetterKeys.CompetenceChanges;
}
