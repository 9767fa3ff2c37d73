using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace HaiCap.Testing;

/// <summary>A real database with the services of Data, a clock that stands still and whatever the test adds.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TempFolder folder;
    private readonly ServiceProvider services;
    private int disposed;

    internal TestDatabase(Provider provider, DatabaseOptions options, TempFolder folder, Action<IServiceCollection>? configure)
    {
        (Provider, Options, this.folder) = (provider, options, folder);
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.TryAddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddData(options);
        collection.AddActs();
        configure?.Invoke(collection);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public Provider Provider { get; }

    public DatabaseOptions Options { get; }

    /// <summary>The data folder: SQLite's file and the attachments live here.</summary>
    public string DataFolder => folder.Path;

    public FakeClock Clock { get; } = new();

    /// <summary>Singletons; scoped services come from <see cref="Open"/>.</summary>
    public IServiceProvider Services => services;

    /// <summary>A unit of work in a province (Nghệ An unless told): its own HaiCapDb and scoped services.</summary>
    public Work Open(string provinceCode = "40") => new(services.CreateAsyncScope(), provinceCode);

    /// <summary>A context of that unit of work whose statements are watched.</summary>
    public HaiCapDb Watched(Work work, DbCommandInterceptor interceptor)
    {
        var builder = new DbContextOptionsBuilder<HaiCapDb>();
        Options.Configure(builder);
        builder.AddInterceptors(interceptor);
        return new HaiCapDb(builder.Options).Serve(work.Tenant, work.Get<SqliteWriter>());
    }

    /// <summary>
    /// Seals the province's whole log. On PostgreSQL any transaction open on the server, another test's too, holds a seal back for a moment: it is made again
    /// until every chain's end is under one.
    /// </summary>
    public async Task SealAllAsync(string provinceCode = "40")
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            await using var work = Open(provinceCode);
            await work.Get<ActSealing>().SealAsync(patience.Token);
            var sealedHeads = (await work.Db.Set<ActSeal>().Select(seal => seal.Heads).ToListAsync(patience.Token)).SelectMany(lines => lines.Split('\n')).ToHashSet(StringComparer.Ordinal);
            var heads = await work.Db.Set<ActHead>().AsNoTracking().ToListAsync(patience.Token);
            if (heads.TrueForAll(head => sealedHeads.Contains($"{head.Subject} {head.Seq} {Convert.ToHexString(head.Hash)}")))
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await services.DisposeAsync();
        if (Provider == Provider.Postgres)
        {
            await using var connection = new NpgsqlConnection(Options.ConnectionString);
            NpgsqlConnection.ClearPool(connection);
            await PostgresServer.ExecuteAsync($"DROP DATABASE IF EXISTS \"{connection.Database}\" WITH (FORCE)");
        }
        else
        {
            await using var connection = new SqliteConnection(Options.ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
        folder.Dispose();
    }
}

/// <summary>One scope with its province open.</summary>
public sealed class Work : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;
    private readonly IDisposable province;

    internal Work(AsyncServiceScope scope, string provinceCode)
    {
        this.scope = scope;
        Tenant = Get<Tenant>();
        province = Tenant.Open(provinceCode);
        Db = Get<HaiCapDb>();
    }

    public HaiCapDb Db { get; }

    public Tenant Tenant { get; }

    public IServiceProvider Services => scope.ServiceProvider;

    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>A use case that is not registered, made with this scope's services.</summary>
    public T Make<T>(params object[] given) => ActivatorUtilities.CreateInstance<T>(scope.ServiceProvider, given);

    public async ValueTask DisposeAsync()
    {
        province.Dispose();
        await scope.DisposeAsync();
    }
}
