using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>Hands out the papers of a dossier. Access is asked anew for every file.</summary>
public sealed class DossierFiles(HaiCapDb db, DossierDoor door, FileStore files)
{
    public async Task<Outcome<HandedFile>> PaperAsync(Actor by, string code, Guid paperId, CancellationToken cancellationToken = default)
    {
        var opened = await door.OpenAsync(by, code, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<HandedFile>();
        }

        var paper = await db.Set<DossierPaper>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.DossierId == opened.Value.Id && row.Id == paperId, cancellationToken);
        if (paper?.FileHash is not { } hash || await files.FindAsync(hash, cancellationToken) is not { } stored)
        {
            return DossierProblems.NotFound;
        }

        var content = await files.OpenAsync(hash, cancellationToken);
        return content.Ok
            ? new HandedFile(content.Value, FileNames.Clean(paper.FileName, stored.Kind), stored.Kind, hash)
            : content.As<HandedFile>();
    }
}
