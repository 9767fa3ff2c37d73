using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Recommendations;

public sealed record AnswerFilter(AnswerKind? Kind = null, string? Recommendation = null);

/// <param name="Recommendation">Code of what it answers.</param>
public sealed record AnswerLine(RecommendationAnswer Row, string Recommendation);

/// <summary>Answers the caller may read, the newest first, and one of them. Drafts are for those who write them.</summary>
public sealed class ListAnswers(HaiCapDb db, MissionAccess access)
{
    public const int PageSize = 50;

    public sealed record Page(IReadOnlyList<AnswerLine> Lines, Guid? Next);

    /// <summary>ACC-001.</summary>
    public async Task<Outcome<Page>> HandleAsync(Actor by, AnswerFilter filter, Guid? after = null, int size = PageSize, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<Page>();
        }

        var rows = access.SeenAnswers(viewer.Value);
        var seen = access.Seen(viewer.Value);
        rows = filter.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = filter.Recommendation is { } code ? rows.Where(row => seen.Any(one => one.Code == code && one.Id == row.RecommendationId)) : rows;
        rows = after is { } last ? rows.Where(row => row.Id.CompareTo(last) < 0) : rows;
        var found = await rows.OrderByDescending(row => row.Id).Take(size + 1).ToListAsync(cancellationToken);
        return new Page(await LinesAsync(viewer.Value, [.. found.Take(size)], cancellationToken), found.Count > size ? found[size - 1].Id : null);
    }

    /// <summary>MIS-001, ACC-001.</summary>
    public async Task<Outcome<AnswerLine>> FindAsync(Actor by, Guid id, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        return !viewer.Ok ? viewer.As<AnswerLine>()
            : await access.SeenAnswers(viewer.Value).FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row
                ? (await LinesAsync(viewer.Value, [row], cancellationToken))[0] : MissionProblems.NoDifficulty;
    }

    /// <summary>Which recommendation an answer belongs to, for who names it by its id; what may be done with it is asked there. Null where there is none.</summary>
    public async Task<string?> RecommendationOfAsync(Guid id, CancellationToken cancellationToken = default)
    {
        var place = await db.AcrossProvinces<RecommendationAnswer>("an answer is named by its id alone").AsNoTracking().Where(row => row.Id == id)
            .Select(row => new { row.ProvinceCode, row.RecommendationId }).FirstOrDefaultAsync(cancellationToken);
        if (place is null)
        {
            return null;
        }

        using var province = db.Tenant.Open(place.ProvinceCode);
        return await db.Set<Recommendation>().Where(row => row.Id == place.RecommendationId).Select(row => row.Code).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<AnswerLine>> LinesAsync(MissionViewer viewer, List<RecommendationAnswer> rows, CancellationToken cancellationToken)
    {
        var ids = rows.ConvertAll(row => row.RecommendationId);
        var codes = await access.Seen(viewer).Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Code }).ToDictionaryAsync(row => row.Id, row => row.Code, cancellationToken);
        return [.. rows.Select(row => new AnswerLine(row, codes[row.RecommendationId]))];
    }
}
