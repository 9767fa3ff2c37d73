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

    /// <summary>Units whose work a position does: its own, and for a clerk's office the agency above it, which it serves.</summary>
    internal static IEnumerable<Guid> UnitsOf(Grant grant) => grant.ServedPath is { } served
        ? [grant.AgencyId, .. served.Split('/', StringSplitOptions.RemoveEmptyEntries).TakeLast(1).Select(Guid.Parse)]
        : [grant.AgencyId];

    /// <summary>Given to the officer by name, or waiting in a unit of theirs for somebody of their role.</summary>
    internal Expression<Func<OpenWork, bool>> Mine()
    {
        var me = (Guid?)officer;
        List<Expression<Func<OpenWork, bool>>> ways = [work => work.HolderOfficerId == me];
        foreach (var (unit, role) in grants.SelectMany(grant => UnitsOf(grant).SelectMany(unit => RolesServed(grant.Role).Select(role => (unit, role)))).Distinct())
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

    private static Role[] RolesServed(Role role) => role switch
    {
        Role.HeadOfOffice => [Role.HeadOfOffice, Role.Specialist],
        Role.Director => [Role.Director, Role.HeadOfOffice],
        _ => [role],
    };
}
