using HaiCap.Core.Data.Backup;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HaiCap.Core.Data;

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Where the data is: <c>Database__Provider</c>, <c>ConnectionStrings__HaiCap</c>, and the folder of SQLite's file and the attachments.</summary>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString, string DataFolder)
{
    public const string SqliteFileName = "haicap.db";

    /// <summary>SQLite in the data folder unless the configuration says otherwise.</summary>
    /// <exception cref="InvalidOperationException">An unknown provider, or PostgreSQL without a connection string.</exception>
    public static DatabaseOptions Read(IConfiguration configuration, string dataFolder)
    {
        var name = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider))
        {
            throw new InvalidOperationException($"Database__Provider is '{name}': use Sqlite or Postgres.");
        }

        var folder = Path.GetFullPath(dataFolder);
        var connection = configuration.GetConnectionString("HaiCap");
        return provider switch
        {
            DatabaseProvider.Sqlite => new(provider, connection ?? $"Data Source={Path.Combine(folder, SqliteFileName)}", folder),
            _ when connection is null => throw new InvalidOperationException("Database__Provider=Postgres needs ConnectionStrings__HaiCap."),
            _ => new(provider, connection, folder),
        };
    }

    public void Configure(DbContextOptionsBuilder builder)
    {
        // Migrations are written by hand without a snapshot; a test compares them with the model instead.
        builder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)

            // That somebody was first is an answer, not an error; what nobody expects is thrown on and logged where it ends.
            .Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
        if (Provider == DatabaseProvider.Sqlite)
        {
            builder.UseSqlite(ConnectionString).AddInterceptors(SqliteSettings.Instance);
        }
        else
        {
            builder.UseNpgsql(ConnectionString);
        }
    }
}

public static class DataServices
{
    public static IServiceCollection AddData(this IServiceCollection services, DatabaseOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<SeriesReserver>();
        services.AddScoped<Tenant>();
        services.AddScoped<Migrator>();
        services.AddScoped<SampleLoader>();
        services.AddSingleton<CommittedNews>();
        services.AddSingleton<IInterceptor>(provider => provider.GetRequiredService<CommittedNews>());
        services.AddFiles();
        services.AddBackup();
        services.AddSingleton<SqliteWriter>();
        services.AddPooledDbContextFactory<HaiCapDb>(
            (provider, builder) =>
            {
                options.Configure(builder);
                builder.AddInterceptors(provider.GetServices<IInterceptor>());
            },
            poolSize: 128);
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<HaiCapDb>>().CreateDbContext()
            .Serve(provider.GetRequiredService<Tenant>(), provider.GetRequiredService<SqliteWriter>(), provider.GetRequiredService<CommittedNews>()));
        return services;
    }
}
