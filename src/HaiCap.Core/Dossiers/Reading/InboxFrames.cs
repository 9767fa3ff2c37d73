using System.Collections.Concurrent;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>What stands round the lines of an inbox: how many there are under each tab, and which procedures.</summary>
public sealed record InboxFrame(InboxCounts Counts, IReadOnlyList<InboxProcedure> Procedures);

/// <summary>
/// Frames kept for five seconds, because counting everything costs more than reading a page. Work that this process puts on a desk or takes from
/// it is counted at once; the lines themselves are always read anew.
/// </summary>
public sealed class InboxFrames(TimeProvider time) : INewsReader
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<(string Province, string Scope), Kept> kept = new();

    // How often the work of a unit or an officer changed; of a whole province under its code.
    private readonly ConcurrentDictionary<(string Province, Guid Holder), long> changes = new();

    public bool Concerns(object row) => row is OpenWork;

    public object NewsOf(EntityEntry entry)
    {
        var work = (OpenWork)entry.Entity;
        return new Moved(
            work.ProvinceCode, work.HolderUnitId, work.HolderOfficerId, (Guid)entry.Property(nameof(OpenWork.HolderUnitId)).OriginalValue!,
            (Guid?)entry.Property(nameof(OpenWork.HolderOfficerId)).OriginalValue);
    }

    public void Tell(IReadOnlyList<object> news)
    {
        foreach (var moved in news.Cast<Moved>())
        {
            Count(moved.Province, Guid.Empty);
            Count(moved.Province, moved.Unit);
            Count(moved.Province, moved.Officer);
            Count(moved.Province, moved.UnitBefore);
            Count(moved.Province, moved.OfficerBefore);
        }
    }

    internal async ValueTask<InboxFrame> GetAsync(string province, WorkScope scope, Func<Task<InboxFrame>> count)
    {
        var key = (province, scope.Name);
        var stamp = StampOf(province, scope);
        if (kept.TryGetValue(key, out var known) && known.Stamp == stamp && time.GetElapsedTime(known.Since) < Trusted)
        {
            return known.Frame;
        }

        var since = time.GetTimestamp();
        var frame = await count();
        if (kept.Count >= Most)
        {
            kept.Clear();
        }

        kept[key] = new Kept(frame, stamp, since);
        return frame;
    }

    /// <summary>Sums only grow, so two that are equal are of the same changes.</summary>
    private long StampOf(string province, WorkScope scope)
    {
        var sum = 0L;
        foreach (var holder in scope.Holders)
        {
            sum += changes.GetValueOrDefault((province, holder));
        }

        return sum;
    }

    private void Count(string province, Guid? holder)
    {
        if (holder is { } known)
        {
            changes.AddOrUpdate((province, known), 1, static (_, count) => count + 1);
        }
    }

    private sealed record Kept(InboxFrame Frame, long Stamp, long Since);

    private sealed record Moved(string Province, Guid Unit, Guid? Officer, Guid UnitBefore, Guid? OfficerBefore);
}
