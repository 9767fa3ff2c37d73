namespace HaiCap.Core.Missions.Programmes;

public enum ConflictKind
{
    /// <summary>A stop on a day that is not of the programme.</summary>
    OutsidePeriod,

    /// <summary>A delegation, or one who travels with two, is awaited at two stops at once.</summary>
    SamePerson,

    /// <summary>Two delegations at one place at once.</summary>
    SamePlace,

    /// <summary>A stop at a place that is not one of the delegation's.</summary>
    NotItsPlace,
}

/// <param name="With">The other stop, where there are two.</param>
/// <param name="Person">Who is awaited twice; null when it is the whole delegation.</param>
public sealed record ItineraryConflict(ConflictKind Kind, MissionStop Stop, MissionStop? With = null, string? Person = null);

/// <summary>What does not go together in the itineraries of a programme, pure. Shown, never refused: a secretary mends it in the order that suits.</summary>
public static class ItineraryRules
{
    /// <summary>In the order of the stops. A stop that was called off conflicts with nothing.</summary>
    public static IReadOnlyList<ItineraryConflict> Conflicts(
        MissionProgramme programme, IReadOnlyList<MissionDelegation> delegations, IReadOnlyList<MissionPlace> places, IEnumerable<MissionStop> stops)
    {
        var standing = stops.Where(stop => stop.CancelledAt is null).OrderBy(stop => stop.StartsAt).ThenBy(stop => stop.Id).ToList();
        var members = delegations.ToDictionary(one => one.Id, one => one.ReadMembers());
        var own = places.ToLookup(place => place.DelegationId);
        var found = new List<ItineraryConflict>();
        for (var i = 0; i < standing.Count; i++)
        {
            var stop = standing[i];
            if (!programme.Covers(stop.StartsAt.LocalDay()) || !programme.Covers(stop.EndsAt.LocalDay()))
            {
                found.Add(new(ConflictKind.OutsidePeriod, stop));
            }

            if (!own[stop.DelegationId].Any(place => place.PlaceCode == stop.PlaceCode || place.PlaceCode == stop.PlaceProvince))
            {
                found.Add(new(ConflictKind.NotItsPlace, stop));
            }

            // Sorted by beginning: whoever begins after this one ends meets none of it.
            for (var j = i + 1; j < standing.Count && standing[j].StartsAt < stop.EndsAt; j++)
            {
                found.AddRange(Between(stop, standing[j], members));
            }
        }

        return found;
    }

    private static IEnumerable<ItineraryConflict> Between(MissionStop one, MissionStop other, Dictionary<Guid, IReadOnlyList<MissionMember>> members)
    {
        if (one.DelegationId == other.DelegationId)
        {
            yield return new(ConflictKind.SamePerson, one, other);
            yield break;
        }

        if (IsOnePlace(one, other))
        {
            yield return new(ConflictKind.SamePlace, one, other);
        }

        var there = members.GetValueOrDefault(other.DelegationId, []).Select(member => member.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var member in members.GetValueOrDefault(one.DelegationId, []).Where(member => there.Contains(member.Key)))
        {
            yield return new(ConflictKind.SamePerson, one, other, member.Name);
        }
    }

    /// <summary>A commune is one place; in a province it is the house.</summary>
    private static bool IsOnePlace(MissionStop one, MissionStop other) =>
        one.PlaceCode == other.PlaceCode && (one.PlaceCode.Length > 2 || VietnameseText.Fold(one.Venue) == VietnameseText.Fold(other.Venue));
}
