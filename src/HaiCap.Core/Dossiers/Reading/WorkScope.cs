using System.Linq.Expressions;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>Which open work is an officer's own, and which is their units'.</summary>
public sealed class WorkScope
{
    private readonly Guid officer;
    private readonly List<Grant> grants;

    internal WorkScope(Guid officer, IEnumerable<Grant> grants)
    {
        this.officer = officer;
        this.grants = [.. grants.Where(grant => Access.RoleAllows(grant.Role, Permission.ReadDossier))];
    }

    /// <summary>Names the scope: two officers with the same posts have different ones.</summary>
    internal string Name => $"{officer:N} {string.Join(' ', grants.Select(grant => $"{grant.AgencyPath}{grant.Role}"))}";

    /// <summary>Units and officers whose work it is made of; the empty id when it is any of the province.</summary>
    internal IReadOnlyList<Guid> Holders => SeesOthers ? [Guid.Empty] : [officer, .. grants.SelectMany(UnitsOf).Distinct()];

    private bool SeesOthers => grants.Exists(grant => grant.Role is Role.Auditor or Role.Director or Role.HeadOfOffice);

    /// <summary>
    /// A tab as parts of which no two share a row and each is one stretch of an index in the order of what is due: a page is then read off without
    /// looking at the rest. Null where it is not such a tab.
    /// </summary>
    internal IReadOnlyList<Expression<Func<OpenWork, bool>>>? Stretches(InboxTab tab)
    {
        var me = (Guid?)officer;
        if (tab == InboxTab.Mine)
        {
            return [work => work.HolderOfficerId == me && work.WaitsFor == WaitsFor.Nobody, .. Queues.Select(queue => Queue(queue.Unit, queue.Role))];
        }

        if (tab != InboxTab.Unit || SeesOthers || grants.SelectMany(UnitsOf).Distinct().ToList() is not { Count: > 0 and <= 3 } units)
        {
            return null;
        }

        return [work => work.HolderOfficerId == me && !units.Contains(work.HolderUnitId), .. units.Select(Whole)];

        static Expression<Func<OpenWork, bool>> Whole(Guid unit) => work => work.HolderUnitId == unit;

        static Expression<Func<OpenWork, bool>> Queue(Guid unit, Role role) =>
            work => work.HolderUnitId == unit && work.Role == role && work.HolderOfficerId == null && work.WaitsFor == WaitsFor.Nobody;
    }

    /// <summary>Units whose work a position does: its own, and for a clerk's office the agency above it, which it serves.</summary>
    internal static IEnumerable<Guid> UnitsOf(Grant grant) => grant.ServedPath is { } served
        ? [grant.AgencyId, .. served.Split('/', StringSplitOptions.RemoveEmptyEntries).TakeLast(1).Select(Guid.Parse)]
        : [grant.AgencyId];

    /// <summary>Given to the officer by name, or waiting in a unit of theirs for somebody of their role.</summary>
    internal Expression<Func<OpenWork, bool>> Mine()
    {
        var me = (Guid?)officer;
        List<Expression<Func<OpenWork, bool>>> ways = [work => work.HolderOfficerId == me];
        foreach (var (unit, role) in Queues)
        {
            ways.Add(work => work.HolderOfficerId == null && work.HolderUnitId == unit && work.Role == role);
        }

        return Predicates.AnyOf(ways);
    }

    /// <summary>All that their units hold: heads and directors see the units under them, an auditor the province.</summary>
    internal Expression<Func<OpenWork, bool>> Unit(IQueryable<Agency> agencies)
    {
        if (grants.Exists(grant => grant.Role == Role.Auditor))
        {
            return work => true;
        }

        List<Expression<Func<OpenWork, bool>>> ways = [];
        var units = grants.SelectMany(UnitsOf).Distinct().ToList();
        ways.Add(work => units.Contains(work.HolderUnitId));
        foreach (var path in grants.Where(grant => grant.Role is Role.Director or Role.HeadOfOffice).Select(grant => grant.AgencyPath).Distinct(StringComparer.Ordinal))
        {
            ways.Add(work => agencies.Any(agency => agency.Id == work.HolderUnitId && agency.Path.StartsWith(path)));
        }

        return Predicates.AnyOf(ways);
    }

    internal Guid Officer => officer;

    /// <summary>Work nobody has taken yet: of which unit, for which role.</summary>
    internal IReadOnlyList<(Guid Unit, Role Role)> Queues =>
        [.. grants.SelectMany(grant => UnitsOf(grant).SelectMany(unit => RolesServed(grant.Role).Select(role => (unit, role)))).Distinct()];

    private static Role[] RolesServed(Role role) => role switch
    {
        Role.HeadOfOffice => [Role.HeadOfOffice, Role.Specialist],
        Role.Director => [Role.Director, Role.HeadOfOffice],
        _ => [role],
    };
}
