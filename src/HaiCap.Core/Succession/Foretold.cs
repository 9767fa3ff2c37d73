using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Succession;

public enum EffectKind
{
    Units,
    Posts,
    Work,
    Series,
    Competence,
    Procedures,
    Templates,
    Systems,
    Clocks,
    Drafts,
    Recommendations,
}

/// <summary>One thing that changes on the day, in both languages.</summary>
/// <param name="Warning">Nothing stands in the way, but somebody has to see to it.</param>
public sealed record Effect(EffectKind Kind, Told Text, bool Warning = false);

/// <summary>Open dossiers that go from one unit to another; to null where no rule says so.</summary>
public sealed record WorkFlow(Agency From, Agency? To, int Count);

/// <summary>All a plan will do, and all that stands in its way.</summary>
public sealed record Foretold(
    PlanOutcome Outcome, IReadOnlyList<Problem> Blocks, IReadOnlyList<Effect> Effects, IReadOnlyList<WorkFlow> Flows, IReadOnlyList<TouchedDossier> Work, IReadOnlyList<MovedPost> Posts)
{
    /// <summary>Dossiers of which a unit changes.</summary>
    public IEnumerable<TouchedDossier> Moving => Work.Where(one => one.After is null || one.After != one.Before);
}
