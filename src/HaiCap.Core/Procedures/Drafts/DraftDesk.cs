using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures.Drafts;

public sealed record DraftLine(Guid Id, string Code, string Name, string Field, ProcedureLevel Level, DraftState State, bool IsNew, DateTimeOffset UpdatedAt, string? UpdatedBy);

/// <summary>The drafts as those who write and those who review them see them.</summary>
public sealed class DraftDesk(HaiCapDb db, Access access)
{
    /// <summary>Open drafts, the last touched first. ACC-001.</summary>
    public async Task<Outcome<IReadOnlyList<DraftLine>>> ListAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.MayReadAsync(db, access, by, cancellationToken);
        return !allowed.Ok
            ? allowed.As<IReadOnlyList<DraftLine>>()
            : await db.Set<ProcedureDraft>().AsNoTracking().Where(draft => draft.State != DraftState.Published && draft.State != DraftState.Dropped)
                .OrderByDescending(draft => draft.UpdatedAt).ThenBy(draft => draft.Code)
                .Select(draft => new DraftLine(
                    draft.Id, draft.Code, draft.Name, draft.Field, draft.Level, draft.State, draft.BasedOnVersionId == null, draft.UpdatedAt,
                    db.Set<Officer>().Where(officer => officer.Id == draft.UpdatedByOfficerId).Select(officer => officer.Name).FirstOrDefault()))
                .ToListAsync(cancellationToken);
    }

    /// <summary>The open draft of a procedure, not tracked; null where there is none. ACC-001.</summary>
    public async Task<Outcome<ProcedureDraft?>> FindAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.MayReadAsync(db, access, by, cancellationToken);
        return !allowed.Ok
            ? allowed.As<ProcedureDraft?>()
            : await db.Set<ProcedureDraft>().AsNoTracking()
                .FirstOrDefaultAsync(draft => draft.Code == code && draft.State != DraftState.Published && draft.State != DraftState.Dropped, cancellationToken);
    }
}
