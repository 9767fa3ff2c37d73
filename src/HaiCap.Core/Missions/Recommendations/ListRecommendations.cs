using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Reading;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Recommendations;

public enum RecommendationSide
{
    /// <summary>What the caller's people owe an answer to, by when it is due.</summary>
    ToAnswer,

    /// <summary>What the caller's agencies asked.</summary>
    Asked,

    /// <summary>All the caller may see.</summary>
    All,
}

/// <param name="Late">Only what is past due.</param>
/// <param name="Place">Code of a province or of a commune.</param>
/// <param name="Due">Only what is owed and due in these bounds, by when it is due.</param>
public sealed record RecommendationFilter(
    RecommendationSide Side = RecommendationSide.All, RecommendationState? State = null, string? Kind = null, string? Field = null, bool Late = false, DueSpan? Due = null, string? Place = null);

/// <param name="Before">Not itself.</param>
public sealed record DueSpan(DateTimeOffset? From, DateTimeOffset? Before);

public sealed record RecommendationLine(Recommendation Row, string Asker, string Owner, bool IsLate);

/// <summary>Recommendations the caller may see: what is to be answered by its due time, the rest the newest first.</summary>
public sealed class ListRecommendations(MissionAccess access, AgencyNames names, TimeProvider time)
{
    public const int PageSize = 50;

    public sealed record Page(IReadOnlyList<RecommendationLine> Lines, InboxPosition? Next, MissionViewer Viewer);

    /// <summary>ACC-001.</summary>
    public async Task<Outcome<Page>> HandleAsync(
        Actor by, RecommendationFilter filter, InboxPosition? after = null, int size = PageSize, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<Page>();
        }

        var rows = filter.Side switch
        {
            RecommendationSide.ToAnswer => access.ToAnswer(viewer.Value),
            RecommendationSide.Asked => access.Asked(viewer.Value),
            _ => access.Seen(viewer.Value),
        };
        var now = time.Now();
        rows = filter.State is { } state ? rows.Where(row => row.State == state) : rows;
        rows = filter.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = filter.Field is { } field ? rows.Where(row => row.Field == field) : rows;
        rows = filter.Place is not { } place ? rows : place.Length == 2 ? rows.Where(row => row.ProvinceCode == place) : rows.Where(row => row.UnitCode == place);
        rows = filter.Late ? rows.Where(row => row.DueAt < now) : rows;
        if (filter.Due is { } due)
        {
            var (from, before) = (due.From, due.Before);
            rows = rows.Where(row => row.DueAt != null && (from == null || row.DueAt >= from) && (before == null || row.DueAt < before));
        }

        rows = filter.Side == RecommendationSide.ToAnswer || filter.Due is not null
            ? (after is null ? rows : rows.Where(row => row.DueAt >= after.DueKey && (row.DueAt > after.DueKey || row.Id.CompareTo(after.Id) > 0))).OrderBy(row => row.DueAt).ThenBy(row => row.Id)
            : (after is null ? rows : rows.Where(row => row.Id.CompareTo(after.Id) < 0)).OrderByDescending(row => row.Id);
        var found = await rows.Take(size + 1).ToListAsync(cancellationToken);
        var lines = new List<RecommendationLine>();
        foreach (var row in found.Take(size))
        {
            lines.Add(new(
                row, await names.AskerAsync(row.ProvinceCode, row.AskerId, row.UnitCode, cancellationToken), await names.OfAsync(row.OwnerProvince, row.OwnerId, cancellationToken), row.DueAt < now));
        }

        var next = found.Count > size ? new InboxPosition(found[size - 1].DueAt ?? found[size - 1].AskedAt, found[size - 1].Id) : null;
        return new Page(lines, next, viewer.Value);
    }
}
