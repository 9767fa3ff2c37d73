using HaiCap.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HaiCap.Testing;

/// <summary>Makes the schema once for each test process.</summary>
internal static class Template
{
    public static async Task CreateAsync(DatabaseOptions options)
    {
        var builder = new DbContextOptionsBuilder<HaiCapDb>();
        options.Configure(builder);
        await using var db = new HaiCapDb(builder.Options);
        await db.Database.MigrateAsync();
    }
}

internal static class SqliteTemplate
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static async Task<DatabaseOptions> CopyAsync(string folder)
    {
        var options = For(folder);
        File.Copy(await Made.Value, Path.Combine(folder, DatabaseOptions.SqliteFileName));
        return options;
    }

    private static DatabaseOptions For(string folder) =>
        new(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder, DatabaseOptions.SqliteFileName)}", folder);

    private static async Task<string> MakeAsync()
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var options = For(folder.Path);
        await Template.CreateAsync(options);

        // Closing the last connection folds the write-ahead log into the file.
        await using var connection = new SqliteConnection(options.ConnectionString);
        SqliteConnection.ClearPool(connection);
        return folder.File(DatabaseOptions.SqliteFileName);
    }
}

internal static class PostgresTemplate
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);
    private static readonly string Prefix = $"t{Environment.ProcessId}_{Random.Shared.Next():x8}";
    private static int last;

    public static async Task<string> CopyAsync(int poolSize)
    {
        var name = $"{Prefix}_{Interlocked.Increment(ref last)}";
        await PostgresServer.ExecuteAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{await Made.Value}\" STRATEGY FILE_COPY");
        return await PostgresServer.DatabaseAsync(name, poolSize);
    }

    /// <summary>A copy of any database of this process that nobody is connected to.</summary>
    public static async Task<string> CopyOfAsync(string connectionString)
    {
        var name = $"{Prefix}_{Interlocked.Increment(ref last)}";
        var source = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await PostgresServer.ExecuteAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{source}\" STRATEGY FILE_COPY");
        return await PostgresServer.DatabaseAsync(name, 20);
    }

    private static async Task<string> MakeAsync()
    {
        var name = $"{Prefix}_template";
        var connectionString = await PostgresServer.DatabaseAsync(name);
        await Template.CreateAsync(new DatabaseOptions(DatabaseProvider.Postgres, connectionString, Path.GetTempPath()));
        await using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
        return name;
    }
}
