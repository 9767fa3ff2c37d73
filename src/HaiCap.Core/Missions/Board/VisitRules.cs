using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Programmes;

namespace HaiCap.Core.Missions.Board;

public enum VisitState
{
    NotPlanned,

    /// <summary>A delegation is to come.</summary>
    Planned,

    /// <summary>One has been there.</summary>
    Visited,
}

/// <param name="Day">Of the last stop that was held, or of the first to come; null where no day is set.</param>
public sealed record ProvinceVisit(VisitState State, DateOnly? Day)
{
    public static ProvinceVisit None { get; } = new(VisitState.NotPlanned, null);
}

/// <summary>Which provinces were visited by a moment: told from the acts of delegations alone, pure.</summary>
public static class VisitRules
{
    /// <param name="acts">Of delegations up to the moment, those of each in their order.</param>
    /// <param name="provinceOf">The province a place is or lies in.</param>
    public static IReadOnlyDictionary<string, ProvinceVisit> States(IEnumerable<Act> acts, DateTimeOffset asOf, Func<string, DateOnly, string?> provinceOf)
    {
        var stops = new Dictionary<Guid, StopSet>();
        var places = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var act in acts)
        {
            if (act.Name == ActNames.Of<StopSet>())
            {
                var stop = act.DataAs<StopSet>();
                stops[stop.StopId] = stop;
            }
            else if (act.Name == ActNames.Of<StopCancelled>())
            {
                stops.Remove(act.DataAs<StopCancelled>().StopId);
            }
            else if (act.Name == ActNames.Of<DelegationSet>())
            {
                places[act.Subject] = act.DataAs<DelegationSet>().Places;
            }
        }

        var states = new Dictionary<string, ProvinceVisit>(StringComparer.Ordinal);
        foreach (var province in places.Values.SelectMany(all => all).Select(place => provinceOf(place, asOf.LocalDay())).OfType<string>())
        {
            states[province] = new(VisitState.Planned, null);
        }

        foreach (var held in stops.Values.GroupBy(stop => provinceOf(stop.PlaceCode, stop.StartsAt.LocalDay())).Where(group => group.Key is not null))
        {
            var over = held.Where(stop => stop.EndsAt <= asOf).ToList();
            states[held.Key!] = over.Count > 0 ? new(VisitState.Visited, over.Max(stop => stop.StartsAt.LocalDay())) : new(VisitState.Planned, held.Min(stop => stop.StartsAt.LocalDay()));
        }

        return states;
    }
}
