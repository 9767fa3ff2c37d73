using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>A draft as a page shows it.</summary>
public sealed record DraftView(Draft Draft, Party? Applicant, IReadOnlyList<DraftFile> Files);

/// <summary>One line of "hồ sơ đang soạn".</summary>
public sealed record DraftLine(Guid Id, string ProcedureCode, string ProcedureName, DateTimeOffset SavedAt, string? Step);

/// <summary>Reads drafts, only for who writes them.</summary>
public sealed class Drafts(HaiCapDb db)
{
    /// <summary>Null when it is not there or not the reader's.</summary>
    public async Task<DraftView?> FindAsync(Actor by, Guid id, CancellationToken cancellationToken = default)
    {
        var draft = await OwnAsync(db, by, id, tracked: false, cancellationToken);
        return draft is null ? null : new DraftView(
            draft,
            PartyJson.Read(draft.Applicant),
            await db.Set<DraftFile>().AsNoTracking().Where(file => file.DraftId == id).OrderBy(file => file.Id).ToListAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<DraftLine>> ListAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var mine = by.Kind == ActorKind.Citizen
            ? db.Set<Draft>().Where(draft => draft.CitizenId == by.Id)
            : db.Set<Draft>().Where(draft => draft.OfficerId == by.Id);
        return await mine.AsNoTracking().Where(draft => by.Id != null && draft.Step != Draft.SupplementStep)
            .Join(db.Set<Procedures.ProcedureVersion>(), draft => draft.ProcedureVersionId, version => version.Id, (draft, version) => new { draft, version.Name })
            .OrderByDescending(row => row.draft.SavedAt).Take(50)
            .Select(row => new DraftLine(row.draft.Id, row.draft.ProcedureCode, row.Name, row.draft.SavedAt, row.draft.Step))
            .ToListAsync(cancellationToken);
    }

    internal static async Task<Draft?> OwnAsync(HaiCapDb db, Actor by, Guid id, bool tracked, CancellationToken cancellationToken)
    {
        var drafts = tracked ? db.Set<Draft>() : db.Set<Draft>().AsNoTracking();
        var draft = await drafts.FirstOrDefaultAsync(row => row.Id == id && row.Step != Draft.SupplementStep, cancellationToken);
        return draft is not null && by.Id is { } me && (by.Kind == ActorKind.Citizen ? draft.CitizenId : draft.OfficerId) == me ? draft : null;
    }
}
