using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Filing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Supplement;

/// <summary>Puts a file to a component that was asked for. Each is kept by itself, so that one refused takes no other with it.</summary>
public sealed class AddSupplementFile(HaiCapDb db, SupplementDesk desk, FileStore files, FileLimits limits, TimeProvider time)
{
    public sealed record Request(string Code, string Component, string FileName, Stream Content);

    public async Task<Outcome<DraftFile>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.OpenAsync(by, request.Code, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<DraftFile>();
        }

        var open = opened.Value;
        if (!open.Facts.Defects.Any(defect => defect.Component == request.Component && open.TakesFile(defect)))
        {
            return DossierProblems.NotAskedFor;
        }

        var stored = await files.SaveAsync(request.Content, cancellationToken);
        if (!stored.Ok)
        {
            return stored.Problems.Select(problem => problem with { Field = $"paper-{request.Component}" }).ToList();
        }

        var sent = await db.Set<DossierPaper>().Where(paper => paper.DossierId == open.Dossier.Id).SumAsync(paper => paper.FileSize, cancellationToken);
        if (limits.CheckDossier(sent + open.Files.Sum(file => file.FileSize), stored.Value.Size) is { } tooLarge)
        {
            return tooLarge with { Field = $"paper-{request.Component}" };
        }

        var now = time.Now();
        var added = new DraftFile
        {
            ProvinceCode = db.ProvinceCode,
            DraftId = open.Request.Id,
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

/// <summary>Takes back a file that has not been sent.</summary>
public sealed class RemoveSupplementFile(HaiCapDb db, SupplementDesk desk)
{
    public async Task<Outcome<Done>> HandleAsync(Actor by, string code, Guid fileId, CancellationToken cancellationToken = default)
    {
        var opened = await desk.OpenAsync(by, code, cancellationToken);
        if (opened.Ok && opened.Value.Files.FirstOrDefault(file => file.Id == fileId) is { } file)
        {
            db.Remove(file);
            await db.SaveChangesAsync(cancellationToken);
        }

        return opened.Ok ? default(Done) : opened.As<Done>();
    }
}

/// <summary>Shows a file that has not been sent to whoever put it there.</summary>
public sealed class OpenSupplementFile(SupplementDesk desk, FileStore files)
{
    public async Task<Outcome<HandedFile>> HandleAsync(Actor by, string code, Guid fileId, CancellationToken cancellationToken = default)
    {
        var opened = await desk.OpenAsync(by, code, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<HandedFile>();
        }

        if (opened.Value.Files.FirstOrDefault(file => file.Id == fileId) is not { } found || await files.FindAsync(found.FileHash, cancellationToken) is not { } stored)
        {
            return DossierProblems.NotFound;
        }

        var content = await files.OpenAsync(found.FileHash, cancellationToken);
        return content.Ok ? new HandedFile(content.Value, found.FileName, stored.Kind, stored.Hash) : content.As<HandedFile>();
    }
}
