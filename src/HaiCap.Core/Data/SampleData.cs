using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Data;

/// <summary>
/// A part of the sample province, brought by the room that owns it: <c>services.AddScoped&lt;ISampleData, SampleAgencies&gt;()</c>.
/// Recipes lie in samples/ and beside the program in <see cref="SampleLoader.Folder"/>.
/// </summary>
public interface ISampleData
{
    /// <summary>Lower first. Calendar 100, units 200, agencies and officers 300, the ministry 310, accounts 400, procedures 500, authority 550, letters 600, dossiers 800, missions 850.</summary>
    int Order { get; }

    /// <summary>Loads the part, the province of the sample being open. Called once for a database: when it fails half-way it is called again.</summary>
    Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken);
}

/// <summary>Who may sign in to the sample, told when it starts; the room with the accounts registers it.</summary>
public interface ISampleAccounts
{
    IReadOnlyList<SampleAccount> All { get; }
}

/// <param name="Vi">Whose account it is: "Cán bộ tiếp nhận, xã Quỳnh Lưu".</param>
public sealed record SampleAccount(string UserName, string Password, string Vi);

/// <summary>Loads the sample province from every room's recipe, each part once for a database.</summary>
public sealed class SampleLoader(HaiCapDb db, IEnumerable<ISampleData> parts, TimeProvider time)
{
    public const string Province = "40";
    private const string Prefix = "sample:";

    /// <summary>The recipes, copied beside the program by the build.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>Whether this database holds any of the sample, whose passwords everybody knows.</summary>
    public async Task<bool> IsLoadedAsync(CancellationToken cancellationToken = default)
    {
        using var province = db.Tenant.Open(Province);
        return await db.Set<Mark>().AnyAsync(mark => mark.Key.StartsWith(Prefix), cancellationToken);
    }

    /// <summary>How many parts were loaded now: none when all were there.</summary>
    public async Task<int> LoadAsync(IProgress<WorkProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using var province = db.Tenant.Open(Province);
        var done = await db.Set<Mark>().Where(mark => mark.Key.StartsWith(Prefix)).Select(mark => mark.Key).ToListAsync(cancellationToken);
        var loaded = 0;
        foreach (var part in parts.OrderBy(part => part.Order))
        {
            var key = Prefix + part.GetType().Name;
            if (done.Contains(key))
                continue;
            await part.LoadAsync(progress, cancellationToken);
            db.ChangeTracker.Clear();
            db.Add(new Mark { ProvinceCode = Province, Key = key, At = time.Now() });
            await db.SaveChangesAsync(cancellationToken);
            loaded++;
        }

        // PostgreSQL knows nothing of rows just loaded, and until autovacuum comes by takes any index that begins with the province.
        if (loaded > 0 && !db.IsSqlite)
            await db.Database.ExecuteSqlRawAsync("ANALYZE", cancellationToken);
        return loaded;
    }
}
