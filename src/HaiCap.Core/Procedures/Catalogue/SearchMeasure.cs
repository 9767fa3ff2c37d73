using System.Diagnostics;
using System.Text.Json;
using HaiCap.Core.Procedures.Everyday;

namespace HaiCap.Core.Procedures.Catalogue;

/// <param name="Rank">Of the first procedure that answers; 0 when none of the first ten does.</param>
/// <param name="First">Code of what came first.</param>
public sealed record MeasuredQuery(string Query, IReadOnlyList<string> Codes, int Rank, string? First);

/// <summary>How well a catalogue answers questions whose answers are known, and how fast on one core.</summary>
public sealed record SearchFigures(IReadOnlyList<MeasuredQuery> Queries, TimeSpan Median, TimeSpan Slowest1In100)
{
    public double SuccessAt(int rank) => Queries.Count == 0 ? 0 : Queries.Count(q => q.Rank > 0 && q.Rank <= rank) / (double)Queries.Count;

    /// <summary>Mean reciprocal rank; what is not among the first ten counts nothing.</summary>
    public double MeanReciprocalRank => Queries.Count == 0 ? 0 : Queries.Sum(q => q.Rank == 0 ? 0 : 1.0 / q.Rank) / Queries.Count;
}

/// <summary>Measures search over any catalogue, without a database.</summary>
public static class SearchMeasure
{
    private const int Looked = 10;

    /// <param name="rounds">How often each question is asked for the times, after once unmeasured.</param>
    public static SearchFigures Run(CatalogueSnapshot catalogue, IEnumerable<(string Query, IReadOnlyList<string> Codes)> queries, int rounds = 20)
    {
        var measured = new List<MeasuredQuery>();
        foreach (var (query, codes) in queries)
        {
            var found = catalogue.Search(query, take: Looked).Entries;
            measured.Add(new(query, codes, found.TakeWhile(e => !codes.Contains(e.Code, StringComparer.Ordinal)).Count() is var before && before < found.Count ? before + 1 : 0, found.FirstOrDefault()?.Code));
        }

        var times = new List<TimeSpan>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var query in measured)
            {
                var began = Stopwatch.GetTimestamp();
                catalogue.Search(query.Query, take: Looked);
                times.Add(Stopwatch.GetElapsedTime(began));
            }
        }

        times.Sort();
        return new(measured, At(times, 0.5), At(times, 0.99));
    }

    /// <summary>A catalogue as the national one is told in JSON: code, name, field, level, authority, agency.</summary>
    /// <exception cref="JsonException">It is not such a file.</exception>
    public static CatalogueSnapshot ReadCatalogue(Stream json, EverydayWords everyday)
    {
        var rows = JsonSerializer.Deserialize<List<Row>>(json, JsonSerializerOptions.Web) ?? [];
        return new(rows.Where(row => row.Code is not null && row.Name is not null).Select(row => (row.Entry, row.Document)), everyday);
    }

    /// <summary>Lines of a question and the codes that answer it, parted by commas, semicolons or tabs; # begins a note.</summary>
    public static IReadOnlyList<(string Query, IReadOnlyList<string> Codes)> ReadQueries(IEnumerable<string> lines) =>
    [
        .. lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(['\t', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(parts => parts.Length > 1)
            .Select(parts => (parts[0], (IReadOnlyList<string>)parts[1..])),
    ];

    private static TimeSpan At(List<TimeSpan> sorted, double share) => sorted.Count == 0 ? TimeSpan.Zero : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private sealed record Row(string? Code, string? Name, string? Level, string? Field, string? Authority, string? Agency)
    {
        public ProcedureLevel At => Level?.Contains("xã", StringComparison.OrdinalIgnoreCase) == true ? ProcedureLevel.Commune
            : Level?.Contains("tỉnh", StringComparison.OrdinalIgnoreCase) == true ? ProcedureLevel.Province : ProcedureLevel.Ministry;

        public CatalogueEntry Entry => new(Guid.Empty, Code!, [], Name!, null, Field ?? "", At, ServiceLevel.Information, false, "", [], [], [], [], 0);

        public CatalogueDocument Document => new(Name!, LayPhrases.Of(Code!), Field ?? "", $"{Authority} ; {Agency}", 0, (int)At);
    }
}
