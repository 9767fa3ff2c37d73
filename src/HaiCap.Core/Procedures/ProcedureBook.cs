using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures;

/// <param name="NextFrom">First day of a version published for later.</param>
public sealed record ProcedureLine(
    string Code, string Name, string Field, ProcedureLevel Level, bool CodeIsSample, int Number, DateOnly ValidFrom, DateOnly? NextFrom);

/// <summary>The publications of the province, for its administrator.</summary>
public sealed class ProcedureBook(HaiCapDb db, Access access, TimeProvider time)
{
    /// <summary>One line for each procedure, as it stands today (or will first stand). ACC-001.</summary>
    public async Task<Outcome<IReadOnlyList<ProcedureLine>>> LinesAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.MayReadAsync(db, access, by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<IReadOnlyList<ProcedureLine>>();
        }

        var today = time.Now().LocalDay();
        var rows = await db.Set<ProcedureVersion>().AsNoTracking().Handled().Where(v => v.ValidTo == null || v.ValidTo >= today)
            .Select(v => new ProcedureLine(v.Code, v.Name, v.Field, v.Level, v.CodeIsSample, v.Number, v.ValidFrom, null))
            .ToListAsync(cancellationToken);
        var order = StringComparer.Create(VietnameseText.Culture, ignoreCase: true);
        List<ProcedureLine> lines =
        [
            .. rows.GroupBy(v => v.Code, StringComparer.Ordinal)
                .Select(g => (Now: g.MinBy(v => v.Number)!, Next: g.Where(v => v.ValidFrom > today).MinBy(v => v.Number)))
                .Select(x => x.Now with { NextFrom = x.Next is null || x.Next.Number == x.Now.Number ? null : x.Next.ValidFrom })
                .OrderBy(l => l.Field, order).ThenBy(l => l.Name, order),
        ];
        return lines;
    }

    /// <summary>Every version of a procedure, newest first; empty for a code nobody published. ACC-001.</summary>
    public async Task<Outcome<IReadOnlyList<ProcedureVersion>>> VersionsAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.MayReadAsync(db, access, by, cancellationToken);
        return allowed.Ok
            ? await db.Set<ProcedureVersion>().AsNoTracking().Where(v => v.Code == code).OrderByDescending(v => v.Number).ToListAsync(cancellationToken)
            : allowed.As<IReadOnlyList<ProcedureVersion>>();
    }
}
