using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures;

public enum ProcedureChangeKind
{
    Published,
    Amended,
    Imported,

    /// <summary>It can be filed until its last day and no longer.</summary>
    Abolished,
}

/// <param name="ValidTo">Last day in force, as is known now.</param>
/// <param name="Why">The decision, as cited.</param>
public sealed record ProcedureChange(
    ProcedureChangeKind Change, string Code, int Number, string Name, PublicationKind Kind, DateOnly ValidFrom, DateOnly? ValidTo, DateTimeOffset At, string? Why);

/// <summary>What happened to the province's procedures, in the order of the log: nothing can appear behind a reader who goes on from its cursor.</summary>
public sealed class ListProcedureChanges(HaiCapDb db, ActLog log)
{
    private static readonly string[] Names = [ActNames.Of<ProcedurePublished>(), ActNames.Of<ProcedureImported>(), ActNames.Of<ProcedureAbolished>()];

    /// <param name="Next">Where to go on; where one stood when nothing has come since.</param>
    public sealed record Page(IReadOnlyList<ProcedureChange> Changes, LogCursor Next, bool More);

    /// <param name="since">Acts of this instant and later.</param>
    public async Task<Page> HandleAsync(LogCursor? after, DateTimeOffset? since, int limit, CancellationToken cancellationToken = default)
    {
        var (from, below) = (after ?? LogCursor.Start, await log.SettledBelowAsync(cancellationToken));
        var acts = db.Set<Act>().AsNoTracking().Where(act => EF.Functions.Like(act.Name, "procedure.%") && Names.Contains(act.Name) && act.TransactionId < below).After(db, from);
        var found = await (since is { } instant ? acts.Where(act => act.At >= instant) : acts)
            .OrderBy(act => act.TransactionId).ThenBy(act => act.LogPosition).Take(limit + 1).ToListAsync(cancellationToken);
        var shown = found.Take(limit).Select(act => (Act: act, Data: act.DataAs<ProcedureImported>())).ToList();
        var ids = shown.ConvertAll(one => one.Data.VersionId);
        var ends = await db.Set<ProcedureVersion>().Where(version => ids.Contains(version.Id)).ToDictionaryAsync(version => version.Id, version => version.ValidTo, cancellationToken);
        return new(
            shown.ConvertAll(one => new ProcedureChange(
                one.Act.Name == Names[2] ? ProcedureChangeKind.Abolished : one.Act.Name == Names[1] ? ProcedureChangeKind.Imported : one.Data.Number > 1 ? ProcedureChangeKind.Amended : ProcedureChangeKind.Published,
                one.Data.Code, one.Data.Number, one.Data.Name, one.Data.Kind, one.Data.ValidFrom, ends.GetValueOrDefault(one.Data.VersionId), one.Act.At, one.Act.Why)),
            shown.Count > 0 ? new LogCursor(shown[^1].Act.TransactionId, shown[^1].Act.LogPosition) : from,
            found.Count > limit);
    }
}
