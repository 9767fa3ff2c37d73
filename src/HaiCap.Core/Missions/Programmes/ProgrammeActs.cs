using HaiCap.Core.Acts;

namespace HaiCap.Core.Missions.Programmes;

/// <summary>Subjects of programmes: the programme itself, and each delegation with its itinerary, so that twelve secretaries do not wait for one another.</summary>
public static class ProgrammeSubjects
{
    public static string OfProgramme(Guid id) => $"mission/{id:N}";

    public static string OfDelegation(Guid id) => $"delegation/{id:N}";
}

/// <summary>A decision opened a programme of visits.</summary>
[ActName("mission.programme-opened")]
public sealed record ProgrammeOpened(Guid InstrumentId, string Citation, string Title, DateOnly Begins, DateOnly Ends) : ActData;

/// <summary>What it says of itself was changed.</summary>
[ActName("mission.programme-changed")]
public sealed record ProgrammeChanged(Guid InstrumentId, string Citation, string Title, DateOnly Begins, DateOnly Ends) : ActData;

/// <summary>A delegation was named: who travels, where to.</summary>
[ActName("mission.delegation-set")]
public sealed record DelegationSet(Guid ProgrammeId, int Number, string Name, IReadOnlyList<MissionMember> Members, IReadOnlyList<string> Places) : ActData;

/// <summary>A stop of an itinerary was set or moved.</summary>
[ActName("mission.stop-set")]
public sealed record StopSet(Guid StopId, StopKind Kind, string PlaceCode, string Venue, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt) : ActData;

/// <summary>A stop was called off.</summary>
[ActName("mission.stop-cancelled")]
public sealed record StopCancelled(Guid StopId) : ActData;
