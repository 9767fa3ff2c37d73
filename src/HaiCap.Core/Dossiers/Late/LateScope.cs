using System.Linq.Expressions;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Late;

/// <summary>The open work a reader oversees (<see cref="Permission.SuperviseWork"/>), or only their own.</summary>
/// <param name="Units">Null for the whole province.</param>
/// <param name="ReadsDossiers">May open what is listed.</param>
internal sealed record LateScope(string Name, IReadOnlyList<Guid>? Units, bool ReadsDossiers, Expression<Func<OpenWork, bool>>? Mine)
{
    public IQueryable<OpenWork> Of(HaiCapDb db)
    {
        var works = db.Set<OpenWork>().AsNoTracking();
        if (Units is null)
        {
            return works;
        }

        // One condition wherever one is enough: then it is one stretch of an index for each unit.
        List<Expression<Func<OpenWork, bool>>> ways = [];
        if (Units.Count > 0)
        {
            ways.Add(work => Units.Contains(work.HolderUnitId));
        }

        return works.Where(Predicates.AnyOf(Mine is { } mine ? [.. ways, mine] : ways));
    }
}

/// <summary>Finds whose work a reader sees, and until when work is due soon.</summary>
public sealed class LateScopes(HaiCapDb db, Access access, GrantBook book, CalendarBook calendars, TimeProvider time)
{
    /// <summary>Null for whoever has no work to look at.</summary>
    internal async Task<LateScope?> FindAsync(Actor by, CancellationToken cancellationToken)
    {
        if (by is not { Kind: ActorKind.Officer, Id: { } officer })
        {
            return null;
        }

        var grants = await access.GrantsOfAsync(officer, cancellationToken);
        var paths = await access.ReadScopeAsync(by, Permission.SuperviseWork, cancellationToken);
        var own = new WorkScope(officer, grants.Where(grant => !Access.RoleAllows(grant.Role, Permission.SuperviseWork)));
        var reads = grants.Any(grant => Access.RoleAllows(grant.Role, Permission.ReadDossier));
        if (!reads && paths.Count == 0)
        {
            return null;
        }

        var all = (await book.AgenciesAsync(db, cancellationToken)).All;
        var units = all.Where(agency => paths.Any(path => agency.Path.StartsWith(path, StringComparison.Ordinal))).Select(agency => agency.Id).ToList();
        var everything = paths.Contains("/", StringComparer.Ordinal);
        var overseesAll = grants.All(grant => Access.RoleAllows(grant.Role, Permission.SuperviseWork));
        return new LateScope(
            $"{string.Join(' ', paths)} {(overseesAll ? "" : own.Name)}", everything ? null : units, reads, overseesAll ? null : own.Mine());
    }

    /// <summary>What has little of its time left, though it is due later than <paramref name="soon"/> says: one stretch of an index that holds nothing else.</summary>
    internal static IQueryable<OpenWork> MostGone(IQueryable<OpenWork> works, DateTimeOffset lateBefore, Expression<Func<OpenWork, bool>> soon) =>
        works.Where(work => work.NearKey >= lateBefore).Where(Expression.Lambda<Func<OpenWork, bool>>(Expression.Not(soon.Body), soon.Parameters));

    /// <summary>Until when work is due within a working day of the unit that holds it.</summary>
    internal async Task<Expression<Func<OpenWork, bool>>> SoonAsync(CancellationToken cancellationToken)
    {
        var untils = new List<(DateTimeOffset Until, Guid Unit)>();
        foreach (var agency in (await book.AgenciesAsync(db, cancellationToken)).All)
        {
            var calendar = await calendars.ForPathAsync(agency.Path, cancellationToken: cancellationToken);
            untils.Add((calendar.AddWorkingHours(time.Now(), 8), agency.Id));
        }

        // Most units keep the province's hours: only the others are named.
        var groups = untils.GroupBy(pair => pair.Until).OrderByDescending(group => group.Count()).ToList();
        if (groups.Count == 0)
        {
            return _ => false;
        }

        var (common, others) = (groups[0].Key, groups.Skip(1).SelectMany(group => group.Select(pair => pair.Unit)).ToList());
        return others.Count == 0 ? work => work.DueKey <= common
            : Predicates.AnyOf([work => work.DueKey <= common && !others.Contains(work.HolderUnitId), .. groups.Skip(1).Select(group => Of(group.Key, [.. group.Select(pair => pair.Unit)]))]);

        static Expression<Func<OpenWork, bool>> Of(DateTimeOffset until, List<Guid> units) => work => work.DueKey <= until && units.Contains(work.HolderUnitId);
    }
}
