using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Faults.Tests.Support;

/// <summary>The sample province on a database of its own, served by hosts that come and go.</summary>
internal sealed class Province : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly Dictionary<string, string> Seeded = new(StringComparer.Ordinal);

    private readonly TempFolder? own;
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);
    private ServiceProvider? services;

    private Province(Provider provider, TempFolder? own, string dataFolder) => (Provider, this.own, DataFolder) = (provider, own, dataFolder);

    public Provider Provider { get; }

    public string DataFolder { get; }

    public OwnPostgres? Postgres { get; private set; }

    public IReadOnlyDictionary<string, string> Environment => environment;

    /// <param name="folder">The data folder, empty; null: a new one.</param>
    /// <param name="tablespace">An empty folder open to PostgreSQL where its tables lie; null: beside its log.</param>
    public static async Task<Province> MakeAsync(Provider provider, string? folder = null, string? tablespace = null)
    {
        var made = folder is null ? new TempFolder() : null;
        var province = new Province(provider, made, folder ?? made!.File("data"));
        if (provider == Provider.Sqlite)
        {
            CopyFolder(await SeededAsync(), province.DataFolder);
            return province;
        }

        var (server, data) = await SeededPostgresAsync();
        CopyFolder(data, province.DataFolder);
        province.Postgres = await OwnPostgres.StartAsync(server);
        if (tablespace is not null)
        {
            await province.Postgres.ExecuteAsync($"CREATE TABLESPACE small LOCATION '{tablespace}'");
            await province.Postgres.ExecuteAsync("CREATE DATABASE small TEMPLATE haicap TABLESPACE small STRATEGY FILE_COPY");
        }

        province.Use(province.Postgres.Database(tablespace is null ? "haicap" : "small"));
        return province;
    }

    /// <summary>One that is there already, on SQLite.</summary>
    public static Province At(string folder) => new(Provider.Sqlite, own: null, folder);

    /// <summary>What pg_basebackup does, then the files, as docs/operating.md has it: a copy of the server and the data folder, taken while work goes on.</summary>
    public async Task<Province> CopyUnderLoadAsync()
    {
        var made = new TempFolder();
        await Postgres!.BaseBackupAsync(made.File("server"));
        CopyFolder(DataFolder, made.File("data"));
        var copy = new Province(Provider.Postgres, made, made.File("data")) { Postgres = await OwnPostgres.StartAsync(made.File("server")) };
        copy.Use(copy.Postgres.Database("haicap"));
        return copy;
    }

    /// <summary>All these dossiers are here under their codes.</summary>
    public async Task ShouldHoldAsync(IReadOnlyDictionary<Guid, string> codes)
    {
        var keys = codes.Keys.ToList();
        var there = await SeeAsync(db => db.Set<Core.Dossiers.Dossier>().AsNoTracking().Where(row => keys.Contains(row.SubmissionKey)).ToDictionaryAsync(row => row.SubmissionKey, row => row.Code));
        there.ShouldBe(codes, ignoreOrder: true);
    }

    public void Set(string name, string value) => environment[name] = value;

    public Task<Site> ServeAsync() => Site.StartAsync(environment, DataFolder);

    /// <summary>What <c>haicap verify</c> says must be nothing.</summary>
    public async Task ShouldBeSoundAsync()
    {
        var (code, said) = await Site.RunAsync(environment, "verify", "--data", DataFolder);
        code.ShouldBe(0, said);
    }

    /// <summary>A key of the province that may read and write, as an operator issues it.</summary>
    public async Task<string> IssueKeyAsync(string name)
    {
        var (code, said) = await Site.RunAsync(environment, "key", "issue", "--name", name, "--write", "--data", DataFolder);
        code.ShouldBe(0, said);
        return said.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("haicap_40_", StringComparison.Ordinal));
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
            : new DatabaseOptions(DatabaseProvider.Postgres, environment["ConnectionStrings__HaiCap"] + ";Pooling=false", DataFolder);
        return new ServiceCollection().AddLogging().AddHaiCap(configuration, options).BuildServiceProvider();
    }

    /// <summary>Loaded once for each run of the tests, then copied.</summary>
    private static Task<string> SeededAsync() => OnceAsync("sqlite", async folder =>
        (await Site.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), "seed", "--data", Path.Combine(folder, "data"))).Code.ShouldBe(0), "data");

    /// <summary>The same on PostgreSQL: the server's own folder and the data folder.</summary>
    private static async Task<(string Server, string Data)> SeededPostgresAsync()
    {
        var server = await OnceAsync(
            "postgres",
            async folder =>
            {
                await using var postgres = await OwnPostgres.StartAsync();
                await postgres.ExecuteAsync("CREATE DATABASE haicap");
                var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Database__Provider"] = "Postgres", ["ConnectionStrings__HaiCap"] = postgres.Database("haicap") };
                (await Site.RunAsync(settings, "seed", "--data", Path.Combine(folder, "data"))).Code.ShouldBe(0);
                await postgres.BaseBackupAsync(Path.Combine(folder, "server"));
            },
            "server");
        return (server, Path.Combine(Path.GetDirectoryName(server)!, "data"));
    }

    private static async Task<string> OnceAsync(string name, Func<string, Task> make, string part)
    {
        await Gate.WaitAsync();
        try
        {
            if (!Seeded.TryGetValue(name, out var folder))
            {
                var made = new TempFolder();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => made.Dispose();
                await make(made.Path);
                Seeded[name] = folder = made.Path;
            }

            return Path.Combine(folder, part);
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
