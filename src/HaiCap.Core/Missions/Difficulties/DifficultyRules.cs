namespace HaiCap.Core.Missions.Difficulties;

/// <summary>What a difficulty has to say, pure.</summary>
public static class DifficultyRules
{
    /// <summary>MIS-002 … MIS-004, MIS-008.</summary>
    /// <param name="kinds">The kinds there are: one that is hidden is offered no more.</param>
    public static IEnumerable<Problem> Faults(DifficultyFacts facts, KindShelf kinds)
    {
        if (facts.Text is null)
        {
            yield return MissionProblems.NoText;
        }

        if (!kinds.Offered.Any(line => line.Code == facts.Kind))
        {
            yield return MissionProblems.NoKind;
        }

        if (facts.Field is null)
        {
            yield return MissionProblems.NoField;
        }

        (string Field, string? Text, int Most)[] lengths =
        [
            ("Text", facts.Text, Difficulty.LongestText), ("Asks", facts.Asks, Difficulty.LongestText), ("Affected", facts.Affected, 500), ("Evidence", facts.Evidence, 1000),
            ("Person", facts.Person, 200), ("Field", facts.Field, 200), ("Procedure", facts.Procedure, 20),
        ];
        foreach (var (field, text, most) in lengths)
        {
            if (text?.Length > most)
            {
                yield return MissionProblems.TooLong(field, most);
            }
        }
    }

    /// <summary>Who complained, as the viewer may read it: in full only in the agency it concerns and in the delegation that wrote it down.</summary>
    public static string? PersonFor(MissionViewer viewer, Difficulty row) => row.Person is not { } person ? null
        : row.AgencyId != Guid.Empty && viewer.Province == row.ProvinceCode && viewer.Paths.Contains(row.AgencyPath) ? person
        : row.DelegationId is { } delegation && viewer.Delegations.Contains(delegation) ? person
        : Masked(person);

    /// <summary>A name outside the circle that may know it: «N. V. A.».</summary>
    public static string Masked(string name) => string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpper(part[0], VietnameseText.Culture) + "."));
}
