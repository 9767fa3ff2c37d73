using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures.Drafts;

/// <summary>What all steps of a draft's life ask and do alike.</summary>
public sealed class DraftBook(HaiCapDb db, Access access, ActRecorder acts, TimeProvider time)
{
    internal HaiCapDb Db => db;

    internal Task<Outcome<Actor>> MayWriteAsync(Actor by, CancellationToken cancellationToken) =>
        ProcedureAccess.DecideAsync(db, access, by, cancellationToken);

    internal Task<Outcome<Actor>> MayPublishAsync(Actor by, CancellationToken cancellationToken) =>
        ProcedureAccess.DecideAsync(db, access, by, cancellationToken, Permission.PublishProcedures);

    internal Task<ProcedureVersion?> NewestAsync(string code, CancellationToken cancellationToken) =>
        db.Set<ProcedureVersion>().AsNoTracking().Where(version => version.Code == code).OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The draft as the page knew it, to be changed. PRO-010, PRO-011.</summary>
    internal async Task<Outcome<ProcedureDraft>> TakeAsync(Guid id, int revision, CancellationToken cancellationToken)
    {
        var draft = await db.Set<ProcedureDraft>().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return draft is null ? DraftProblems.NotFound : draft.Revision != revision ? DraftProblems.SavedElsewhere : draft;
    }

    /// <summary>Whether an officer wrote any of it.</summary>
    internal async Task<bool> WroteAsync(Guid draft, Actor by, CancellationToken cancellationToken)
    {
        var (subject, opened, saved) = (DraftSubjects.Of(draft), ActNames.Of<DraftOpened>(), ActNames.Of<DraftSaved>());
        return by.Kind != ActorKind.System
            && await db.Set<Act>().AnyAsync(act => act.Subject == subject && act.ActorId == by.Id && (act.Name == opened || act.Name == saved), cancellationToken);
    }

    /// <summary>Saves a step with its act. PRO-011: somebody did something with it meanwhile.</summary>
    internal async Task<Outcome<ProcedureDraft>> StepAsync(ProcedureDraft draft, Actor by, ActData act, string? why, CancellationToken cancellationToken)
    {
        draft.Revision++;
        await acts.RecordAsync(DraftSubjects.Of(draft.Id), by, act, why, cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken, message => message.Contains("procedure_versions", StringComparison.Ordinal));
        return saved.Ok ? draft : DraftProblems.SavedElsewhere;
    }

    /// <summary>What somebody said of a step; null where nothing was.</summary>
    internal static string? Said(string? text) => VietnameseText.Nfc(text ?? "") is { Length: > 0 } said ? said : null;

    internal DateTimeOffset Now => time.Now();
}
