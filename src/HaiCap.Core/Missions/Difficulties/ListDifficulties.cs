using HaiCap.Core.Acts;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Difficulties;

public sealed record DifficultyFilter(string? Kind = null, string? Field = null, Severity? Severity = null);

/// <param name="Recommendation">Code of what was asked because of it.</param>
public sealed record DifficultyLine(Difficulty Row, string Agency, string? Recommendation);

/// <summary>Difficulties the caller may see, the newest first, and one of them.</summary>
public sealed class ListDifficulties(MissionAccess access, AgencyNames names)
{
    public const int PageSize = 50;

    public sealed record Page(IReadOnlyList<DifficultyLine> Lines, Guid? Next);

    /// <summary>ACC-001.</summary>
    public async Task<Outcome<Page>> HandleAsync(Actor by, DifficultyFilter filter, Guid? after = null, int size = PageSize, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<Page>();
        }

        var rows = access.SeenDifficulties(viewer.Value);
        rows = filter.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = filter.Field is { } field ? rows.Where(row => row.Field == field) : rows;
        rows = filter.Severity is { } severity ? rows.Where(row => row.Severity == severity) : rows;
        rows = after is { } last ? rows.Where(row => row.Id.CompareTo(last) < 0) : rows;
        var found = await rows.OrderByDescending(row => row.Id).Take(size + 1).ToListAsync(cancellationToken);
        return new Page(await LinesAsync(viewer.Value, found.Take(size), cancellationToken), found.Count > size ? found[size - 1].Id : null);
    }

    /// <summary>One with the name of who complained as the caller may read it. MIS-001, ACC-001.</summary>
    public async Task<Outcome<(DifficultyLine Line, string? Person)>> FindAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<(DifficultyLine, string?)>();
        }

        code = code.ToUpperInvariant();
        return await access.SeenDifficulties(viewer.Value).FirstOrDefaultAsync(row => row.Code == code, cancellationToken) is { } row
            ? ((await LinesAsync(viewer.Value, [row], cancellationToken))[0], DifficultyRules.PersonFor(viewer.Value, row))
            : MissionProblems.NoDifficulty;
    }

    private async Task<IReadOnlyList<DifficultyLine>> LinesAsync(MissionViewer viewer, IEnumerable<Difficulty> rows, CancellationToken cancellationToken)
    {
        var list = rows.ToList();
        var ids = list.ConvertAll(row => row.Id);
        var asked = await access.Seen(viewer).Where(row => ids.Contains(row.DifficultyId)).Select(row => new { row.DifficultyId, row.Code }).ToListAsync(cancellationToken);
        var lines = new List<DifficultyLine>();
        foreach (var row in list)
        {
            lines.Add(new(row, await names.AskerAsync(row.ProvinceCode, row.AgencyId, row.UnitCode, cancellationToken), asked.Find(one => one.DifficultyId == row.Id)?.Code));
        }

        return lines;
    }
}
