using HaiCap.Core.Missions.Recommendations;

namespace HaiCap.Core.Missions.Difficulties;

/// <summary>What may be answered where it was heard, pure.</summary>
public static class SpotRules
{
    /// <summary>What settles it there and then; anything else the competent unit answers.</summary>
    public static IReadOnlyList<AnswerKind> Kinds { get; } = [AnswerKind.Guidance, AnswerKind.Done];

    /// <summary>MIS-008, MIS-014, MIS-080, MIS-140, MIS-141; nothing where nothing is answered.</summary>
    public static IEnumerable<Problem> Faults(DifficultyFacts facts, bool isHead)
    {
        if (facts is { Answered: null, Answer: null })
        {
            yield break;
        }

        if (!isHead)
        {
            yield return MissionProblems.NotHead;
            yield break;
        }

        if (facts.Answered is not { } kind || !Kinds.Contains(kind))
        {
            yield return MissionProblems.NotOnTheSpot;
        }

        if (facts.Answer is null)
        {
            yield return MissionProblems.NoAnswer;
        }
        else if (facts.Answer.Length > RecommendationAnswer.LongestText)
        {
            yield return MissionProblems.TooLong("Answer", RecommendationAnswer.LongestText);
        }

        if (facts.Asks is null)
        {
            yield return MissionProblems.NoAsking;
        }
    }
}
