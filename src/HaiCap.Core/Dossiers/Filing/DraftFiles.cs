using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>Puts a file to a component of a draft.</summary>
public sealed class AddDraftFile(HaiCapDb db, FileStore files, FileLimits limits, TimeProvider time)
{
    public sealed record Request(Guid DraftId, string Component, string FileName, Stream Content);

    public async Task<Outcome<DraftFile>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var draft = await Drafts.OwnAsync(db, by, request.DraftId, tracked: false, cancellationToken);
        if (draft is null)
        {
            return DossierProblems.NotDrafted;
        }

        var stored = await files.SaveAsync(request.Content, cancellationToken);
        if (!stored.Ok)
        {
            return stored.Problems.Select(problem => problem with { Field = $"paper-{request.Component}" }).ToList();
        }

        var already = await db.Set<DraftFile>().Where(file => file.DraftId == draft.Id).SumAsync(file => file.FileSize, cancellationToken);
        if (limits.CheckDossier(already, stored.Value.Size) is { } tooLarge)
        {
            return tooLarge with { Field = $"paper-{request.Component}" };
        }

        var now = time.Now();
        var added = new DraftFile
        {
            ProvinceCode = db.ProvinceCode,
            DraftId = draft.Id,
            Id = Ids.New(now),
            Component = request.Component,
            FileHash = stored.Value.Hash,
            FileName = FileNames.Clean(request.FileName, stored.Value.Kind),
            FileSize = stored.Value.Size,
            AddedAt = now,
        };
        db.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        return added;
    }
}

/// <summary>Takes a file from a draft; the stored bytes go when nobody names them any more.</summary>
public sealed class RemoveDraftFile(HaiCapDb db)
{
    public async Task<Outcome<Done>> HandleAsync(Actor by, Guid draftId, Guid fileId, CancellationToken cancellationToken = default)
    {
        if (await Drafts.OwnAsync(db, by, draftId, tracked: false, cancellationToken) is null)
        {
            return DossierProblems.NotDrafted;
        }

        if (await db.Set<DraftFile>().FirstOrDefaultAsync(file => file.DraftId == draftId && file.Id == fileId, cancellationToken) is { } found)
        {
            db.Remove(found);
            await db.SaveChangesAsync(cancellationToken);
        }

        return default(Done);
    }
}

/// <summary>Throws a draft away.</summary>
public sealed class DeleteDraft(HaiCapDb db)
{
    public async Task<Outcome<Done>> HandleAsync(Actor by, Guid draftId, CancellationToken cancellationToken = default)
    {
        if (await Drafts.OwnAsync(db, by, draftId, tracked: true, cancellationToken) is { } draft)
        {
            db.RemoveRange(await db.Set<DraftFile>().Where(file => file.DraftId == draftId).ToListAsync(cancellationToken));
            db.Remove(draft);
            await db.SaveChangesAsync(cancellationToken);
        }

        return default(Done);
    }
}
