using HaiCap.Core.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace HaiCap.Testing;

/// <summary>
/// Class fixture: <c>public sealed class ThingTests(Databases databases) : IClassFixture&lt;Databases&gt;</c>.
/// Databases are copies of one migrated template, so one costs milliseconds.
/// </summary>
public sealed class Databases : IAsyncLifetime
{
    private readonly Lock gate = new();
    private readonly Dictionary<Provider, Task<TestDatabase>> shared = [];
    private readonly List<TestDatabase> made = [];

    /// <summary>The one database of this test class; <paramref name="configure"/> counts on the first call only.</summary>
    public Task<TestDatabase> GetAsync(Provider provider, Action<IServiceCollection>? configure = null)
    {
        lock (gate)
        {
            if (!shared.TryGetValue(provider, out var database))
                shared[provider] = database = FreshAsync(provider, configure);
            return database;
        }
    }

    /// <summary>An empty database of its own, for tests that count rows or damage something.</summary>
    public async Task<TestDatabase> FreshAsync(Provider provider, Action<IServiceCollection>? configure = null, int poolSize = 20)
    {
        var folder = new TempFolder();
        var options = provider == Provider.Sqlite
            ? await SqliteTemplate.CopyAsync(folder.Path)
            : new DatabaseOptions(DatabaseProvider.Postgres, await PostgresTemplate.CopyAsync(poolSize), folder.Path);
        var database = new TestDatabase(provider, options, folder, configure);
        lock (gate)
            made.Add(database);
        return database;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var database in made)
            await database.DisposeAsync();
    }
}
