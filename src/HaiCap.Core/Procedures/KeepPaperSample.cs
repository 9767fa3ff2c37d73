using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Procedures;

/// <summary>
/// Stores a blank form or an example of a paper, checked by content as every attachment is; the procedure that names it is saved apart, and its act carries the hash.
/// </summary>
public sealed class KeepPaperSample(HaiCapDb db, Access access, FileStore files)
{
    /// <param name="FileName">As the administrator's computer names it.</param>
    /// <param name="Blank">A form to fill in; otherwise an example.</param>
    public sealed record Request(string FileName, Stream Content, bool Blank);

    /// <summary>ACC-001; FIL-001 to FIL-006, FIL-008, FIL-009: what the house asks of files.</summary>
    public async Task<Outcome<PaperSample>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.DecideAsync(db, access, by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<PaperSample>();
        }

        var stored = await files.SaveAsync(request.Content, cancellationToken);
        return stored.Ok
            ? new PaperSample(stored.Value.Hash, FileNames.Clean(request.FileName, stored.Value.Kind), stored.Value.Kind, stored.Value.Size, request.Blank)
            : stored.As<PaperSample>();
    }
}
