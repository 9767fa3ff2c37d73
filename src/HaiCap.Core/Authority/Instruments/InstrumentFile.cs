using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Authority.Instruments;

/// <summary>The file of an instrument's text: kept, put in the place of another, withdrawn, handed to who may read the register.</summary>
public sealed class InstrumentFile(HaiCapDb db, ActRecorder acts, AuthorityAccess authority, Access access, FileStore files)
{
    /// <param name="Why">Needed where there is a file already.</param>
    public sealed record Request(Guid Id, Stream Content, string? Why = null);

    /// <summary>Checked by content and for viruses as every file is. ACC-001: not the province's legal unit; AUT-001, AUT-010, AUT-017; FIL-001 … FIL-006, FIL-008, FIL-009; ACT-001: somebody else did something with it meanwhile.</summary>
    public async Task<Outcome<Done>> KeepAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var found = await TakeAsync(by, request.Id, cancellationToken);
        if (!found.Ok)
        {
            return found.As<Done>();
        }

        var (actor, row) = found.Value;
        if ((row.FileHash is null ? TooLong(request.Why) : Unsaid(request.Why)) is { } unsaid)
        {
            return unsaid;
        }

        var stored = await files.SaveAsync(request.Content, cancellationToken);
        if (!stored.Ok)
        {
            return stored.Problems.Select(problem => problem with { Field = "file" }).ToList();
        }

        if (row.FileHash == stored.Value.Hash)
        {
            return default(Done);
        }

        var before = row.FileHash;
        row.FileHash = stored.Value.Hash;
        return await SaveAsync(row, actor, new InstrumentFileKept(row.Number, stored.Value.Hash, stored.Value.Kind, stored.Value.Size, before), request.Why, cancellationToken);
    }

    /// <summary>The register tells of it no more; the content stays where the acts that name it find it. ACC-001, AUT-001, AUT-010, AUT-017, AUT-039.</summary>
    public async Task<Outcome<Done>> WithdrawAsync(Actor by, Guid id, string? why, CancellationToken cancellationToken = default)
    {
        var found = await TakeAsync(by, id, cancellationToken);
        if (!found.Ok)
        {
            return found.As<Done>();
        }

        var (actor, row) = found.Value;
        if (row.FileHash is not { } hash)
        {
            return AuthorityProblems.NoFile;
        }

        if (Unsaid(why) is { } unsaid)
        {
            return unsaid with { Field = "WithdrawWhy" };
        }

        row.FileHash = null;
        return await SaveAsync(row, actor, new InstrumentFileWithdrawn(row.Number, hash), why, cancellationToken);
    }

    /// <summary>Its content. ACC-001, AUT-001, AUT-039, FIL-007.</summary>
    public async Task<Outcome<HandedFile>> HandAsync(Actor by, Guid id, CancellationToken cancellationToken = default)
    {
        var allowed = await access.DecideAsync(by, Permission.ReadAuthority, cancellationToken: cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<HandedFile>();
        }

        if (await db.Set<LegalInstrument>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } row)
        {
            return AuthorityProblems.NoInstrument;
        }

        if (row.FileHash is not { } hash || await files.FindAsync(hash, cancellationToken) is not { } stored)
        {
            return AuthorityProblems.NoFile;
        }

        var content = await files.OpenAsync(hash, cancellationToken);
        return content.Ok ? new HandedFile(content.Value, FileNames.Clean(row.Citation.Replace('/', '-').Replace('\\', '-'), stored.Kind), stored.Kind, hash) : content.As<HandedFile>();
    }

    private async Task<Outcome<(Actor Actor, LegalInstrument Row)>> TakeAsync(Actor by, Guid id, CancellationToken cancellationToken)
    {
        var allowed = await authority.DecideForProvinceAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<(Actor, LegalInstrument)>();
        }

        return await db.Set<LegalInstrument>().FirstOrDefaultAsync(one => one.Id == id, cancellationToken) is { } row ? (allowed.Value, row) : AuthorityProblems.NoInstrument;
    }

    private static Problem? Unsaid(string? why) => string.IsNullOrWhiteSpace(why) ? AuthorityProblems.NoReason with { Field = "FileWhy" } : TooLong(why);

    private static Problem? TooLong(string? why) => why?.Length > LongestWhy ? AuthorityProblems.TooLong("FileWhy", LongestWhy) : null;

    public const int LongestWhy = 500;

    private async Task<Outcome<Done>> SaveAsync(LegalInstrument row, Actor by, ActData act, string? why, CancellationToken cancellationToken)
    {
        await acts.RecordAsync(AuthoritySubjects.OfInstrument(row.Id), by, act, string.IsNullOrWhiteSpace(why) ? null : why, cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }
}
