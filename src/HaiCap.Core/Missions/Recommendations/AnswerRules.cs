namespace HaiCap.Core.Missions.Recommendations;

/// <summary>An answer as it is written.</summary>
public sealed record AnswerFacts(AnswerKind Kind, string? Text, IReadOnlyList<Citation>? Cites = null, DateOnly? PlannedFor = null, string? OtherAuthority = null);

/// <summary>What each kind of answer has to say, pure.</summary>
public static class AnswerRules
{
    /// <summary>MIS-008, MIS-014 … MIS-017.</summary>
    public static IEnumerable<Problem> Faults(AnswerFacts facts, DateOnly today)
    {
        if (facts.Text is null)
        {
            yield return facts.Kind == AnswerKind.Refused ? MissionProblems.NoReason with { Field = "Answer" } : MissionProblems.NoAnswer;
        }
        else if (facts.Text.Length > RecommendationAnswer.LongestText)
        {
            yield return MissionProblems.TooLong("Answer", RecommendationAnswer.LongestText);
        }

        if (facts.Kind == AnswerKind.Planned && !(facts.PlannedFor >= today && facts.PlannedFor <= today.AddYears(5)))
        {
            yield return MissionProblems.NoPlan;
        }

        if (facts.Kind == AnswerKind.AmendText && !facts.Cites!.Any(one => one.Article is not null))
        {
            yield return MissionProblems.NoInstrument;
        }

        if (facts.Kind == AnswerKind.OtherAuthority && facts.OtherAuthority is null)
        {
            yield return MissionProblems.NoAuthority;
        }

        if (facts.OtherAuthority?.Length > 200)
        {
            yield return MissionProblems.TooLong("OtherAuthority", 200);
        }

        if (facts.Cites!.Count > 20 || facts.Cites.Any(one => one.Number.Length > 60 || one.Article?.Length > 100))
        {
            yield return MissionProblems.TooLong("Cites", 60);
        }
    }

    /// <summary>One a line: «133/2025/NĐ-CP | Điều 7».</summary>
    public static IReadOnlyList<Citation> ReadCites(string? text) =>
    [
        .. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(VietnameseText.Nfc)
            .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries)).Where(parts => parts[0].Length > 0)
            .Select(parts => new Citation(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null)),
    ];

    internal static AnswerFacts Normal(AnswerFacts facts) => facts with
    {
        Text = RecommendationDesk.Said(facts.Text),
        OtherAuthority = facts.Kind == AnswerKind.OtherAuthority ? RecommendationDesk.Said(facts.OtherAuthority) : null,
        PlannedFor = facts.Kind == AnswerKind.Planned ? facts.PlannedFor : null,
        Cites = facts.Cites ?? [],
    };
}
