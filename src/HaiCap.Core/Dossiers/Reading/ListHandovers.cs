using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <param name="Left">Holds no position any more: their work is stranded.</param>
public sealed record WorkOwner(Guid Id, string Name, string Unit, int Open, bool Left);

/// <summary>One dossier that would be handed over.</summary>
public sealed record HandoverLine(string Code, string Applicant, string ProcedureName, DateTimeOffset DueKey);

/// <summary>Whose work can be handed to whom: in the units the reader oversees (<see cref="Permission.ReassignWork"/>).</summary>
public sealed class ListHandovers(HaiCapDb db, Access access, TimeProvider time)
{
    /// <summary>Officers with work in their name, leavers first.</summary>
    public async Task<IReadOnlyList<WorkOwner>> OwnersAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var today = time.Now().LocalDay();
        var rows = await InScope(await PathsAsync(by, cancellationToken)).GroupBy(work => new { work.HolderOfficerId, work.HolderUnitId })
            .Select(group => new { group.Key.HolderOfficerId, group.Key.HolderUnitId, Open = group.Count() })
            .Join(db.Set<Officer>(), row => row.HolderOfficerId, officer => (Guid?)officer.Id, (row, officer) => new { row, officer.Id, officer.Name })
            .Select(row => new WorkOwner(
                row.Id, row.Name, db.Set<Agency>().Where(agency => agency.Id == row.row.HolderUnitId).Select(agency => agency.ShortName).First(), row.row.Open,
                !db.Set<Position>().Any(position => position.OfficerId == row.Id && position.ValidFrom <= today && (position.ValidTo == null || position.ValidTo >= today))))
            .ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => row.Id).Select(group => group.First() with { Open = group.Sum(row => row.Open) }).OrderByDescending(row => row.Left).ThenBy(row => row.Name, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))];
    }

    /// <summary>The work of one of them, by what is due.</summary>
    public async Task<IReadOnlyList<HandoverLine>> WorkAsync(Actor by, Guid owner, CancellationToken cancellationToken = default) =>
        await InScope(await PathsAsync(by, cancellationToken)).Where(work => work.HolderOfficerId == owner)
            .Join(db.Set<Dossier>(), work => work.DossierId, dossier => dossier.Id, (work, dossier) => new { work, dossier })
            .OrderBy(row => row.work.DueKey).Take(500)
            .Select(row => new HandoverLine(row.dossier.Code, row.dossier.ApplicantName, row.dossier.ProcedureName, row.work.DueKey)).ToListAsync(cancellationToken);

    /// <summary>Who could take it: everybody else with a position in the units that hold it.</summary>
    public async Task<IReadOnlyList<WorkHolder>> TakersAsync(Actor by, Guid owner, CancellationToken cancellationToken = default)
    {
        var today = time.Now().LocalDay();
        var units = InScope(await PathsAsync(by, cancellationToken)).Where(work => work.HolderOfficerId == owner).Select(work => work.HolderUnitId);
        var found = await db.Set<Position>().AsNoTracking()
            .Where(position => units.Contains(position.AgencyId) && position.OfficerId != owner && position.ValidFrom <= today && (position.ValidTo == null || position.ValidTo >= today)
                && (position.Role == Role.Specialist || position.Role == Role.HeadOfOffice || position.Role == Role.Reception || position.Role == Role.Director || position.Role == Role.Clerk))
            .OrderBy(position => position.Officer!.Folded)
            .Select(position => new WorkHolder(
                position.OfficerId, position.Officer!.Name, position.Title, db.Set<OpenWork>().Count(work => work.HolderOfficerId == position.OfficerId), position.Role == Role.HeadOfOffice))
            .ToListAsync(cancellationToken);
        return [.. found.DistinctBy(holder => holder.Id)];
    }

    private async Task<List<string>> PathsAsync(Actor by, CancellationToken cancellationToken) =>
        [.. await access.ReadScopeAsync(by, Permission.ReassignWork, cancellationToken)];

    private IQueryable<OpenWork> InScope(List<string> paths)
    {
        var units = db.Set<Agency>().Where(Predicates.AnyOf(paths.Select(path => (System.Linq.Expressions.Expression<Func<Agency, bool>>)(agency => agency.Path.StartsWith(path)))))
            .Select(agency => agency.Id);
        return db.Set<OpenWork>().AsNoTracking().Where(work => work.Kind == WorkKind.Step && work.HolderOfficerId != null && units.Contains(work.HolderUnitId));
    }
}
