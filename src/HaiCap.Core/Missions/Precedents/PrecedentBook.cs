using System.Collections.Concurrent;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Missions.Precedents;

/// <summary>A precedent with how it stands today.</summary>
/// <param name="Changed">Numbers of cited instruments that changed since it was looked at.</param>
public sealed record PrecedentLine(Precedent Row, PrecedentStanding Standing, IReadOnlyList<string> Changed);

/// <summary>
/// The answers of the nation and of a province in memory, found by the search that finds procedures. It asks the database at most every few seconds
/// whether one was published or changed; how each stands is reckoned from the register of instruments, which is in memory as well.
/// </summary>
public sealed class PrecedentBook(IServiceScopeFactory scopes, AuthorityBook authority, TimeProvider time) : INewsReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Shelf> shelves = new(StringComparer.Ordinal);

    public bool Concerns(object row) => row is Precedent;

    public void Tell(IReadOnlyList<object> news)
    {
        foreach (var (province, shelf) in shelves)
        {
            shelves.TryUpdate(province, shelf with { AskedAt = DateTimeOffset.MinValue }, shelf);
        }
    }

    /// <summary>Those about a procedure that may be followed, the newest first.</summary>
    /// <param name="onlyPublic">As the portal shows them.</param>
    public async Task<IReadOnlyList<PrecedentLine>> OfProcedureAsync(string province, string procedure, bool onlyPublic, CancellationToken cancellationToken = default)
    {
        var shelf = await GetAsync(province, cancellationToken);
        var rows = shelf.Rows.Where(row => row.ProcedureCode == procedure && (row.IsPublic || !onlyPublic)).ToList();
        return rows.Count == 0 ? [] : [.. (await StandAsync(province, rows, cancellationToken)).Where(line => line.Standing.IsFollowed()).OrderByDescending(line => line.Row.PublishedAt)];
    }

    /// <summary>Those a question finds, the best first; all of them, the newest first, where nothing is asked.</summary>
    public async Task<IReadOnlyList<PrecedentLine>> SearchAsync(string province, string? question, CancellationToken cancellationToken = default)
    {
        var shelf = await GetAsync(province, cancellationToken);
        var rows = string.IsNullOrWhiteSpace(question) ? shelf.Rows.OrderByDescending(row => row.PublishedAt).ToList()
            : shelf.Found.Search(question, take: 200).Entries.Select(entry => shelf.ByCode[entry.Code]).ToList();
        return await StandAsync(province, rows, cancellationToken);
    }

    public async Task<PrecedentLine?> FindAsync(string province, string code, CancellationToken cancellationToken = default) =>
        (await GetAsync(province, cancellationToken)).ByCode.GetValueOrDefault(code.ToUpperInvariant()) is { } row ? (await StandAsync(province, [row], cancellationToken))[0] : null;

    /// <summary>What one that cites these would rest on today.</summary>
    internal static async Task<IReadOnlyCollection<LegalInstrument>> InstrumentsAsync(AuthorityBook authority, HaiCapDb db, string owner, CancellationToken cancellationToken)
    {
        using var open = db.Tenant.Open(owner);
        return [.. (await authority.RegisterAsync(db, cancellationToken)).Instruments.Values];
    }

    private async Task<IReadOnlyList<PrecedentLine>> StandAsync(string province, List<Precedent> rows, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        var today = time.Now().LocalDay();
        var lines = new Dictionary<Guid, PrecedentLine>();
        foreach (var group in rows.GroupBy(row => row.ProvinceCode))
        {
            // By the register of whom answered: the ministry's own, or the province's.
            var register = await InstrumentsAsync(authority, db, group.Key, cancellationToken);
            foreach (var row in group)
            {
                lines[row.Id] = new(row, PrecedentRules.StandingOf(row, register, today), PrecedentRules.ChangedOf(row, register, today));
            }
        }

        return rows.ConvertAll(row => lines[row.Id]);
    }

    private async Task<Shelf> GetAsync(string province, CancellationToken cancellationToken)
    {
        var now = time.Now();
        shelves.TryGetValue(province, out var before);
        if (before is not null && now >= before.AskedAt && now - before.AskedAt < Patience)
        {
            return before;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        using var open = db.Tenant.Open(province);
        var all = db.AcrossProvinces<Precedent>("what the ministry answered one province is good for all").AsNoTracking().Where(row => row.ProvinceCode == Tenant.Nation || row.ProvinceCode == province);
        var stamp = await all.GroupBy(row => 1).Select(rows => new { Many = rows.Count(), Last = rows.Max(row => row.ChangedAt) }).FirstOrDefaultAsync(cancellationToken);
        var (many, last) = (stamp?.Many ?? 0, stamp?.Last ?? default);
        var shelf = before is not null && (before.Many, before.Last) == (many, last) ? before with { AskedAt = now }
            : Build(many == 0 ? [] : await all.OrderBy(row => row.Code).ToListAsync(cancellationToken), many, last, now);
        shelves[province] = shelf;
        return shelf;
    }

    private static Shelf Build(List<Precedent> rows, int many, DateTimeOffset last, DateTimeOffset now) => new(
        rows, rows.ToDictionary(row => row.Code, StringComparer.Ordinal),
        new CatalogueSnapshot(rows.Select(row => (
            new CatalogueEntry(row.Id, row.Code, [], row.Question, null, row.Field, ProcedureLevel.Province, ServiceLevel.Information, false, row.Answer, [], [], [], [], 0),
            new CatalogueDocument(row.Question, row.ProcedureCode ?? "", row.Field, row.Answer + " ; " + string.Join(" ; ", row.ReadCites().Select(cite => cite.Number)), 0)))),
        many, last, now);

    private sealed record Shelf(IReadOnlyList<Precedent> Rows, IReadOnlyDictionary<string, Precedent> ByCode, CatalogueSnapshot Found, int Many, DateTimeOffset Last, DateTimeOffset AskedAt);
}
