using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Faults.Tests.Support;

/// <summary>The sample province on a database of its own, served by hosts that come and go.</summary>
internal sealed class Province : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static string? seeded;

    private readonly TempFolder? own;
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);
    private ServiceProvider? services;

    private Province(Provider provider, TempFolder? own, string dataFolder) => (Provider, this.own, DataFolder) = (provider, own, dataFolder);

    public Provider Provider { get; }

    public string DataFolder { get; }

    public OwnPostgres? Postgres { get; private set; }

    public IReadOnlyDictionary<string, string> Environment => environment;

    /// <param name="folder">The data folder, empty; null: a new one.</param>
    /// <param name="postgresFolder">Where PostgreSQL keeps its data; null: the usual temporary folder.</param>
    public static async Task<Province> MakeAsync(Provider provider, string? folder = null, string? postgresFolder = null)
    {
        var made = folder is null ? new TempFolder() : null;
        var province = new Province(provider, made, folder ?? made!.File("data"));
        if (provider == Provider.Sqlite)
        {
            CopyFolder(await SeededAsync(), province.DataFolder);
            return province;
        }

        province.Postgres = await OwnPostgres.StartAsync(postgresFolder);
        await province.Postgres.ExecuteAsync("CREATE DATABASE haicap");
        province.Use(province.Postgres.Database("haicap"));
        (await Site.RunAsync(province.environment, "seed", "--data", province.DataFolder)).Code.ShouldBe(0);
        return province;
    }

    public void Set(string name, string value) => environment[name] = value;

    public Task<Site> ServeAsync() => Site.StartAsync(environment, DataFolder);

    /// <summary>What <c>haicap verify</c> says must be nothing.</summary>
    public async Task ShouldBeSoundAsync()
    {
        var (code, said) = await Site.RunAsync(environment, "verify", "--data", DataFolder);
        code.ShouldBe(0, said);
    }

    /// <summary>Looks into the database beside the host.</summary>
    public async Task<T> SeeAsync<T>(Func<HaiCapDb, Task<T>> look)
    {
        services ??= Furnish();
        await using var scope = services.CreateAsyncScope();
        using var open = scope.ServiceProvider.GetRequiredService<Tenant>().Open("40");
        return await look(scope.ServiceProvider.GetRequiredService<HaiCapDb>());
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
            await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (Postgres is not null)
            await Postgres.DisposeAsync();
        own?.Dispose();
    }

    private void Use(string connection)
    {
        environment["Database__Provider"] = "Postgres";
        environment["ConnectionStrings__HaiCap"] = connection;
    }

    private ServiceProvider Furnish()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ENVIRONMENT", "Development")]).Build();
        var options = Provider == Provider.Sqlite
            ? new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(DataFolder, DatabaseOptions.SqliteFileName)}", DataFolder)
            : new DatabaseOptions(DatabaseProvider.Postgres, environment["ConnectionStrings__HaiCap"], DataFolder);
        return new ServiceCollection().AddLogging().AddHaiCap(configuration, options).BuildServiceProvider();
    }

    /// <summary>Loaded once for each run of the tests, then copied.</summary>
    private static async Task<string> SeededAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (seeded is null)
            {
                var folder = new TempFolder();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
                (await Site.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), "seed", "--data", folder.File("data"))).Code.ShouldBe(0);
                seeded = folder.File("data");
            }

            return seeded;
        }
        finally
        {
            Gate.Release();
        }
    }

    public static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
