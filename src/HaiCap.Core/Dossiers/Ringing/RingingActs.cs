using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Ringing;

public static class RingingActs
{
    /// <summary>Acts that change nothing of a dossier.</summary>
    public static readonly IReadOnlyList<string> Names = [ActNames.Of<DossierWarned>(), ActNames.Of<DossierEscalated>()];

    /// <summary>An office's own reminders are no business of the applicant; those of the applicant's time are.</summary>
    public static bool IsInternal(Act act) => Names.Contains(act.Name) && act.DataAs<DossierWarned>().Clock != BellClock.Applicant;
}

/// <summary>An officer who is told, and as what.</summary>
public sealed record ToldOfficer(Guid Officer, string Name, BellTarget As);

/// <summary>Who had the dossier, and for how many working minutes.</summary>
public sealed record Holding(Guid Unit, Guid? Officer, string? Name, int Minutes);

/// <summary>A clock comes near its due time or has reached it.</summary>
/// <param name="Ends">What happens by itself then; null when nothing does.</param>
[ActName("dossier.warned")]
public sealed record DossierWarned(
    BellClock Clock, string Rung, DateTimeOffset DueAt, string? Step, Guid? Unit, Guid? Officer, IReadOnlyList<ToldOfficer> Told, OwnEnd? Ends = null) : DossierActData;

/// <summary>A clock is past its due time.</summary>
/// <param name="LateMinutes">Working minutes.</param>
/// <param name="HeldBy">Whoever had it while this clock ran, the longest first: giving it to somebody else hides nobody.</param>
[ActName("dossier.escalated")]
public sealed record DossierEscalated(
    BellClock Clock, string Rung, DateTimeOffset DueAt, string? Step, Guid? Unit, Guid? Officer, int LateMinutes, IReadOnlyList<Holding> HeldBy, IReadOnlyList<ToldOfficer> Told)
    : DossierActData;

/// <summary>The applicant's time is over without an answer.</summary>
[ActName("dossier.window-ended")]
public sealed record WindowEnded(Guid RequestId, DateOnly LastDay, SupplementOutcome Outcome, Guid DocumentId, string LegalBasis) : DossierActData;

/// <summary>The limit is over without a decision: by law what was asked for is granted.</summary>
[ActName("dossier.deemed-accepted")]
public sealed record DeemedAccepted(Guid DocumentId, DateTimeOffset DueAt, string LegalBasis) : DossierActData;
