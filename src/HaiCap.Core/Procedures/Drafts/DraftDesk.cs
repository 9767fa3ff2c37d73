using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures.Drafts;

public sealed record DraftLine(Guid Id, string Code, string Name, string Field, ProcedureLevel Level, DraftState State, bool IsNew, DateTimeOffset UpdatedAt, string? UpdatedBy);

/// <summary>What one may do with a draft.</summary>
/// <param name="WroteIt">One wrote some of it, so that somebody else has to agree to it and publish it.</param>
public sealed record DraftRights(bool MayWrite, bool MayPublish, bool WroteIt);

/// <summary>A draft that has ended, with the decision where it was published.</summary>
public sealed record EndedDraft(string Code, string Name, DraftState State, string? DecisionNumber, DateOnly? DecidedOn, DateOnly? ValidFrom, DateTimeOffset UpdatedAt);

/// <summary>One step of a draft's life.</summary>
/// <param name="Act">Name of the act.</param>
/// <param name="Times">How often in a row the same person did it: saving.</param>
public sealed record DraftEvent(string Act, string By, DateTimeOffset At, string? Why, int Times);

/// <summary>The drafts as those who write and those who review them see them.</summary>
public sealed class DraftDesk(HaiCapDb db, Access access, DraftBook book)
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

    /// <summary>The last that were published or dropped. ACC-001.</summary>
    public async Task<Outcome<IReadOnlyList<EndedDraft>>> EndedAsync(Actor by, int take, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.MayReadAsync(db, access, by, cancellationToken);
        return !allowed.Ok
            ? allowed.As<IReadOnlyList<EndedDraft>>()
            : await db.Set<ProcedureDraft>().AsNoTracking().Where(draft => draft.State == DraftState.Published || draft.State == DraftState.Dropped)
                .OrderByDescending(draft => draft.UpdatedAt).ThenBy(draft => draft.Code).Take(take)
                .Select(draft => new EndedDraft(draft.Code, draft.Name, draft.State, draft.DecisionNumber, draft.DecidedOn, draft.ValidFrom, draft.UpdatedAt))
                .ToListAsync(cancellationToken);
    }

    /// <summary>Whether a procedure ever had a draft; to be asked once the caller is known to read drafts.</summary>
    public Task<bool> HadAsync(string code, CancellationToken cancellationToken = default) => db.Set<ProcedureDraft>().AnyAsync(draft => draft.Code == code, cancellationToken);

    /// <summary>What somebody may do with drafts, and with this one.</summary>
    public async Task<DraftRights> RightsAsync(Actor by, Guid? draft = null, CancellationToken cancellationToken = default) => new(
        (await book.MayWriteAsync(by, cancellationToken)).Ok,
        (await book.MayPublishAsync(by, cancellationToken)).Ok,
        draft is { } id && await book.WroteAsync(id, by, cancellationToken));

    /// <summary>What was done with a draft, the last first; savings in a row by one person are one line. ACC-001.</summary>
    public async Task<Outcome<IReadOnlyList<DraftEvent>>> HistoryAsync(Actor by, Guid draft, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.MayReadAsync(db, access, by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<IReadOnlyList<DraftEvent>>();
        }

        var (subject, saved) = (DraftSubjects.Of(draft), ActNames.Of<DraftSaved>());
        var acts = await db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject).OrderByDescending(act => act.Seq)
            .Select(act => new DraftEvent(act.Name, act.ActorName, act.At, act.Why, 1)).ToListAsync(cancellationToken);
        List<DraftEvent> lines = [];
        foreach (var act in acts)
        {
            if (lines.Count > 0 && lines[^1] is var last && act.Act == saved && (last.Act, last.By) == (saved, act.By))
            {
                lines[^1] = last with { Times = last.Times + 1 };
            }
            else
            {
                lines.Add(act);
            }
        }

        return lines;
    }
}
