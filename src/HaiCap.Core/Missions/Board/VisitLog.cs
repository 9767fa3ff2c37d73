using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Board;

/// <summary>Visits and names of delegations as they stood at a moment.</summary>
public sealed class VisitLog(HaiCapDb db, UnitDirectory directory)
{
    /// <summary>Of each province the delegations of the open tenant go to; others are not planned.</summary>
    public async Task<IReadOnlyDictionary<string, ProvinceVisit>> StatesAsync(DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        var subjects = (await db.Set<MissionDelegation>().AsNoTracking().Select(row => row.Id).ToListAsync(cancellationToken)).ConvertAll(ProgrammeSubjects.OfDelegation);
        var acts = await db.Set<Act>().AsNoTracking().Where(act => subjects.Contains(act.Subject) && act.At <= asOf).OrderBy(act => act.Subject).ThenBy(act => act.Seq).ToListAsync(cancellationToken);
        var units = await directory.GetAsync(cancellationToken);
        return VisitRules.States(acts, asOf, (place, day) => place.Length == 2 ? place : units.Find(place, day)?.ProvinceCode);
    }

    /// <summary>Names of delegations, whoever sent them, in the order of their programmes and numbers; two of one name are told apart by their decisions.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> NamesAsync(IReadOnlyList<Guid> delegations, DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        if (delegations.Count == 0)
        {
            return [];
        }

        var rows = await db.AcrossProvinces<MissionDelegation>("who heard what is told by name").AsNoTracking().Where(row => delegations.Contains(row.Id))
            .Join(
                db.AcrossProvinces<MissionProgramme>("two delegations of one name are told apart by their decisions"), row => row.ProgrammeId, programme => programme.Id,
                (row, programme) => new { Row = row, programme.Citation, programme.Begins }).ToListAsync(cancellationToken);
        var then = new Dictionary<Guid, string>();
        foreach (var sender in rows.GroupBy(one => one.Row.ProvinceCode))
        {
            using var open = db.Tenant.Open(sender.Key);
            var subjects = sender.ToDictionary(one => ProgrammeSubjects.OfDelegation(one.Row.Id), one => one.Row.Id, StringComparer.Ordinal);
            var (keys, set) = (subjects.Keys.ToList(), ActNames.Of<DelegationSet>());
            foreach (var act in await db.Set<Act>().AsNoTracking().Where(act => keys.Contains(act.Subject) && act.Name == set && act.At <= asOf).OrderBy(act => act.Seq).ToListAsync(cancellationToken))
            {
                then[subjects[act.Subject]] = act.DataAs<DelegationSet>().Name;
            }
        }

        var named = rows.OrderBy(one => one.Begins).ThenBy(one => one.Row.ProgrammeId).ThenBy(one => one.Row.Number)
            .Select(one => (one.Row.Id, Name: then.GetValueOrDefault(one.Row.Id, one.Row.Name), one.Citation)).ToList();
        var twice = named.GroupBy(one => one.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return named.ConvertAll(one => (one.Id, twice.Contains(one.Name) ? $"{one.Name} ({one.Citation})" : one.Name));
    }
}
