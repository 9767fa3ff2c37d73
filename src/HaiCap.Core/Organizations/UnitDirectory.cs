using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Organizations;

/// <summary>A unit as it is called on one day.</summary>
/// <param name="FullName">"Phường Trường Vinh".</param>
public sealed record UnitView(string Code, UnitLevel Level, UnitType Type, string Name, string FullName, string ProvinceCode, string ProvinceFullName)
{
    /// <summary>"Phường Trường Vinh, Tỉnh Nghệ An"; a province stands alone.</summary>
    public string WithProvince => Level == UnitLevel.Province ? FullName : $"{FullName}, {ProvinceFullName}";
}

/// <summary>
/// The country's units in memory: some 3,400, read once, asked by every form and letter. An import by another process is noticed within a minute,
/// by the number of the last act on "units".
/// </summary>
public sealed class UnitDirectory(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Trusted = TimeSpan.FromMinutes(1);

    private Loaded? loaded;

    public async ValueTask<UnitSnapshot> GetAsync(CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        if (loaded is { } ready && now - ready.CheckedAt < Trusted)
        {
            return ready.Snapshot;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        var import = await LastImportAsync(db, cancellationToken);
        if (loaded is { } before && before.Import == import)
        {
            loaded = before with { CheckedAt = now };
            return before.Snapshot;
        }

        var fresh = new UnitSnapshot(
            await db.Set<AdministrativeUnit>().AsNoTracking().Include(u => u.Versions).ToListAsync(cancellationToken));

        // An empty list is not kept: the import may come a moment later.
        loaded = fresh.Count == 0 ? null : new(fresh, import, now);
        return fresh;
    }

    /// <summary>After an import in this process.</summary>
    public void Forget() => loaded = null;

    private static async Task<int> LastImportAsync(HaiCapDb db, CancellationToken cancellationToken)
    {
        using var nation = db.Tenant.Open(Tenant.Nation);
        return await db.Set<ActHead>().Where(h => h.Subject == "units").Select(h => h.Seq).FirstOrDefaultAsync(cancellationToken);
    }

    private sealed record Loaded(UnitSnapshot Snapshot, int Import, DateTimeOffset CheckedAt);
}

/// <summary>Immutable and pure: what was called what on which day.</summary>
public sealed class UnitSnapshot(IReadOnlyCollection<AdministrativeUnit> all)
{
    private readonly Dictionary<string, AdministrativeUnit> units = all.ToDictionary(u => u.Code, StringComparer.Ordinal);

    public int Count => units.Count;

    /// <summary>The 63 provinces of before 1 July 2025 by their short names, in Vietnamese order.</summary>
    public IReadOnlyList<string> OldProvinces { get; } =
    [
        .. all.Where(u => u.FormedFrom is not null).SelectMany(u => u.FormedFrom!.Split(", "))
            .Order(StringComparer.Create(VietnameseText.Culture, ignoreCase: true)),
    ];

    /// <summary>Null when there is no such unit on that day.</summary>
    public UnitView? Find(string code, DateOnly day) => units.TryGetValue(code, out var unit) ? View(unit, day) : null;

    public IReadOnlyList<UnitView> Provinces(DateOnly day) =>
        [.. units.Values.Where(u => u.Level == UnitLevel.Province).OrderBy(u => u.Code, StringComparer.Ordinal).Select(u => View(u, day)).OfType<UnitView>()];

    /// <summary>Wards first, then communes and special zones, each in Vietnamese order.</summary>
    public IReadOnlyList<UnitView> Communes(string provinceCode, DateOnly day) =>
    [
        .. units.Values.Where(u => u.Level == UnitLevel.Commune).Select(u => View(u, day)).OfType<UnitView>()
            .Where(v => v.ProvinceCode == provinceCode)
            .OrderBy(v => v.Type == UnitType.Ward ? 0 : 1)
            .ThenBy(v => v.Name, StringComparer.Create(VietnameseText.Culture, ignoreCase: true)),
    ];

    /// <summary>Units whose name holds all the words, accent-free; whole names first, then beginnings.</summary>
    public IReadOnlyList<UnitView> Search(string? text, DateOnly day, string? provinceCode = null, int limit = 20)
    {
        var folded = UnitNames.Fold(text ?? "");
        var bare = UnitNames.FoldWithoutType(text ?? "");
        if (bare.Length == 0)
        {
            return [];
        }

        var words = bare.Split(' ');
        return
        [
            .. units.Values
                .Select(u => (Unit: u, Version: u.Versions.FirstOrDefault(v => v.InForceOn(day))))
                .Where(x => x.Version is not null && words.All(w => x.Version.Folded.Contains(w, StringComparison.Ordinal)))
                .Select(x => (View: View(x.Unit, day)!, Rank: Rank(x.Version!, folded, bare)))
                .Where(x => provinceCode is null || x.View.ProvinceCode == provinceCode)
                .OrderBy(x => x.Rank).ThenBy(x => x.View.Level).ThenBy(x => x.View.Code, StringComparer.Ordinal)
                .Take(limit).Select(x => x.View),
        ];
    }

    private static int Rank(AdministrativeUnitVersion version, string folded, string bare)
    {
        var name = UnitNames.Fold(version.Name);
        return version.Folded == folded ? 0
            : name == folded || name == bare ? 1
            : name.StartsWith(bare, StringComparison.Ordinal) ? 2 : 3;
    }

    private UnitView? View(AdministrativeUnit unit, DateOnly day)
    {
        if (unit.Versions.FirstOrDefault(v => v.InForceOn(day)) is not { } version)
        {
            return null;
        }

        var province = version.ParentCode is { } parent ? units[parent].Versions.FirstOrDefault(v => v.InForceOn(day)) : version;
        return new(unit.Code, unit.Level, version.Type, version.Name, version.FullName, version.ParentCode ?? unit.Code, province?.FullName ?? "");
    }
}
