using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Core.Dossiers;

/// <summary>
/// Where a dossier stands after an act: every summary column that acts change, so that <c>verify</c> can compare the row with its last act
/// and a reader needs no other table. A column younger than an act is null in it, as it is in the row of that time.
/// </summary>
public sealed record Standing(
    DossierState State,
    string? Step,
    Guid? Unit,
    Guid? Officer,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? OriginalDueAt,
    DateTimeOffset? DueAt,
    bool Provisional,
    bool Stopped,
    DateTimeOffset? DecidedAt,
    Timeliness? Timeliness,
    DateTimeOffset? ReturnedAt,
    string Contents,
    DateTimeOffset? InternalDueAt = null)
{
    public static Standing Of(Dossier dossier) => new(
        dossier.State, dossier.StepKey, dossier.HolderUnitId, dossier.HolderOfficerId, dossier.AcceptedAt, dossier.OriginalDueAt, dossier.DueAt,
        dossier.DueIsProvisional, dossier.ClockStopped, dossier.DecidedAt, dossier.Timeliness, dossier.ReturnedAt, DigestOf(dossier),
        dossier.InternalDueAt);

    // The long columns by digest: what the applicant answered, and the clock with its stops.
    private static string DigestOf(Dossier dossier) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{dossier.Answers}\n{dossier.Clock}")))[..32];
}

public static class Standings
{
    /// <summary>Where the dossier stood after one of its acts; null for an act of another subject.</summary>
    public static Standing? After(this Act act) => DossierSubject.IdOf(act.Subject) is null ? null : Read(act).After;

    /// <summary>The key an officer acted through; null on the pages.</summary>
    public static Guid? Through(this Act act) => Read(act).Via?.Key;

    private static Shared Read(Act act) => JsonSerializer.Deserialize<Shared>(act.Data, ActData.Json)!;

    private sealed record Shared(Standing? After, ActVia? Via);
}

/// <summary>An act on a dossier.</summary>
public abstract record DossierActData : ActData
{
    /// <summary>Filled when the act is recorded.</summary>
    public Standing? After { get; init; }
}
