using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures;

/// <summary>Procedures that have ended: what the public page says of them, and whether one may still be filed.</summary>
public sealed class AbolishedProcedures(HaiCapDb db, ProcedureCatalogue catalogue, TimeProvider time)
{
    /// <summary>No version of it holds today any more. The catalogue in memory says so for nothing; only where it knows none the database is asked.</summary>
    public async Task<bool> HasEndedAsync(string code, CancellationToken cancellationToken = default)
    {
        if ((await catalogue.GetAsync(db.ProvinceCode, cancellationToken)).Find(code) is { IsHandled: true })
        {
            return false;
        }

        var today = time.Now().LocalDay();
        return !await db.Set<ProcedureVersion>().Handled().AnyAsync(row => row.Code == code && (row.ValidTo == null || row.ValidTo >= today), cancellationToken);
    }

    /// <summary>The decision that ended a procedure, or is to end it; null where none does. It takes the newest publication: one published anew is not abolished.</summary>
    public async Task<ProcedureAbolished?> FindAsync(string? code, CancellationToken cancellationToken = default)
    {
        if (!ProcedureCode.TryParse(code, out var known))
        {
            return null;
        }

        // The last act tells: what was published after an abolition is in force again.
        var (subject, abolished) = (PublishProcedureHandler.Subject(known.Value), ActNames.Of<ProcedureAbolished>());
        var last = await db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject).OrderByDescending(act => act.Seq).FirstOrDefaultAsync(cancellationToken);
        return last?.Name == abolished ? last.DataAs<ProcedureAbolished>() : null;
    }

    /// <summary>The last version of each procedure that has ended and that nothing followed, as the catalogue's lists show it.</summary>
    public async Task<IReadOnlyList<CatalogueEntry>> ListAsync(CancellationToken cancellationToken = default)
    {
        var today = time.Now().LocalDay();
        return [.. (await Ended(today).ToListAsync(cancellationToken)).Select(ProcedureCatalogue.EndedOf)];
    }

    /// <summary>The last version of a procedure that has ended; null where it is in force, or never was.</summary>
    public async Task<ProcedureVersion?> LastAsync(string? code, CancellationToken cancellationToken = default) =>
        ProcedureCode.TryParse(code, out var known) ? await Ended(time.Now().LocalDay()).FirstOrDefaultAsync(version => version.Code == known.Value, cancellationToken) : null;

    /// <summary>What begins later is not in force yet and ends nothing.</summary>
    private IQueryable<ProcedureVersion> Ended(DateOnly today) => db.Set<ProcedureVersion>().AsNoTracking().Where(version => version.ValidTo < today
        && !db.Set<ProcedureVersion>().Any(other => other.Code == version.Code && other.Number > version.Number && other.ValidFrom <= today));
}
