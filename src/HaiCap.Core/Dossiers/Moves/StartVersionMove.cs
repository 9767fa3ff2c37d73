using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Moves;

/// <summary>Whoever publishes orders that all running dossiers of a version move to another; a run does it, each by an act of its own.</summary>
public sealed class StartVersionMove(HaiCapDb db, Access access, ActRecorder acts, TimeProvider time)
{
    /// <param name="Key">Of the page: sent twice it is one order.</param>
    public sealed record Request(Guid Key, Guid From, Guid To, string? Reason);

    /// <summary>ACC-001; DOS-060 … DOS-063.</summary>
    public async Task<Outcome<VersionMove>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.DecideAsync(db, access, by, cancellationToken, Permission.PublishProcedures);
        if (!allowed.Ok)
        {
            return allowed.As<VersionMove>();
        }

        if (await db.Set<VersionMove>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.Key, cancellationToken) is { } twin)
        {
            return twin;
        }

        if (VietnameseText.Nfc(request.Reason ?? "") is not { Length: > 0 and <= MoveProblems.LongestReason } reason)
        {
            return MoveProblems.NoReason;
        }

        var versions = await db.Set<ProcedureVersion>().AsNoTracking().Handled().Where(row => row.Id == request.From || row.Id == request.To).ToListAsync(cancellationToken);
        if (versions.Find(row => row.Id == request.From) is not { } from || versions.Find(row => row.Id == request.To) is not { } to || from.Id == to.Id || from.Code != to.Code)
        {
            return MoveProblems.NoVersion;
        }

        if (await db.Set<VersionMove>().AnyAsync(row => row.FromVersionId == from.Id && row.EndedAt == null, cancellationToken))
        {
            return MoveProblems.Running;
        }

        var running = await RunningUnder.Version(db, from.Id).CountAsync(cancellationToken);
        if (running == 0)
        {
            return MoveProblems.Nothing;
        }

        var move = db.Add(new VersionMove
        {
            ProvinceCode = db.ProvinceCode, Id = request.Key, ProcedureCode = from.Code, FromVersionId = from.Id, ToVersionId = to.Id, Why = reason, BeginsAt = time.Now(),
        }).Entity;
        await acts.RecordAsync(move.Subject, allowed.Value, new VersionMoveOrdered(from.Code, from.Id, from.Number, to.Id, to.Number, running), reason, cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken, message => message.Contains("version_moves", StringComparison.Ordinal));
        if (saved.Ok)
        {
            return move;
        }

        // A twin of the same page took the key meanwhile, or another page the version.
        db.ChangeTracker.Clear();
        return await db.Set<VersionMove>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.Key, cancellationToken) is { } first ? first : MoveProblems.Running;
    }
}
