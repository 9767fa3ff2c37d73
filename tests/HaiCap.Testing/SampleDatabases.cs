using HaiCap.Core;
using HaiCap.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace HaiCap.Testing;

/// <summary>
/// Class fixture: whole houses with the sample province loaded, every room's services and a clock that stands still. The sample is loaded once
/// for each provider and test process; a house is a copy.
/// </summary>
public sealed class SampleDatabases : IAsyncLifetime
{
    private static readonly Lazy<Task<TestDatabase>> Sqlite = new(() => LoadAsync(Provider.Sqlite));
    private static readonly Lazy<Task<TestDatabase>> Postgres = new(() => LoadAsync(Provider.Postgres));

    private readonly Lock gate = new();
    private readonly Dictionary<Provider, Task<TestDatabase>> shared = [];
    private readonly List<TestDatabase> made = [];

    /// <summary>The one house of this test class.</summary>
    public Task<TestDatabase> GetAsync(Provider provider)
    {
        lock (gate)
        {
            if (!shared.TryGetValue(provider, out var house))
            {
                shared[provider] = house = FreshAsync(provider);
            }

            return house;
        }
    }

    /// <summary>A house of its own, for tests that damage something or count everything.</summary>
    /// <param name="settings">Configuration beside the usual.</param>
    public async Task<TestDatabase> FreshAsync(Provider provider, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var source = await (provider == Provider.Sqlite ? Sqlite : Postgres).Value;
        var folder = new TempFolder();
        DatabaseOptions options;
        if (provider == Provider.Sqlite)
        {
            File.Copy(Path.Combine(source.DataFolder, DatabaseOptions.SqliteFileName), Path.Combine(folder.Path, DatabaseOptions.SqliteFileName));
            options = new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder.Path, DatabaseOptions.SqliteFileName)}", folder.Path);
        }
        else
        {
            options = new DatabaseOptions(DatabaseProvider.Postgres, await PostgresTemplate.CopyOfAsync(source.Options.ConnectionString), folder.Path);
        }

        var house = new TestDatabase(provider, options, folder, Furnish(options, settings));
        lock (gate)
        {
            made.Add(house);
        }

        return house;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var house in made)
        {
            await house.DisposeAsync();
        }
    }

    private static Action<IServiceCollection> Furnish(DatabaseOptions options, IReadOnlyDictionary<string, string?>? settings = null) => services =>
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ENVIRONMENT", "Development"), .. settings ?? new Dictionary<string, string?>()]).Build();
        services.AddHaiCap(configuration, options);
    };

    private static async Task<TestDatabase> LoadAsync(Provider provider)
    {
        var folder = new TempFolder();
        var options = provider == Provider.Sqlite
            ? await SqliteTemplate.CopyAsync(folder.Path)
            : new DatabaseOptions(DatabaseProvider.Postgres, await PostgresTemplate.CopyAsync(20), folder.Path);
        var house = new TestDatabase(provider, options, folder, Furnish(options));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        await using (var work = house.Open())
        {
            await work.Get<SampleLoader>().LoadAsync();
        }

        // A copy needs a file without a write-ahead log, and a template without connections.
        if (provider == Provider.Sqlite)
        {
            await using var connection = new SqliteConnection(options.ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
        else
        {
            await using var connection = new NpgsqlConnection(options.ConnectionString);
            NpgsqlConnection.ClearPool(connection);
        }

        return house;
    }
}
