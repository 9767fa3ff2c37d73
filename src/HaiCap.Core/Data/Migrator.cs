using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace HaiCap.Core.Data;

/// <summary>Brings the database to this program's schema. An existing SQLite file is copied first (online backup).</summary>
public sealed class Migrator(HaiCapDb db, DatabaseOptions options, TimeProvider time)
{
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken = default) =>
        [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)];

    /// <summary>Applies what is pending and returns the names of the migrations applied.</summary>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken = default)
    {
        if (!db.IsSqlite)
        {
            var waiting = await PendingAsync(cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
            return waiting;
        }

        Directory.CreateDirectory(options.DataFolder);

        // The operating system frees this lock when a process dies; EF's own lock row would stay and block for ever.
        await using var onlyOne = await LockAsync(Path.Combine(options.DataFolder, "migrate.lock"), cancellationToken);
        var exists = await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken);
        var pending = await PendingAsync(cancellationToken);
        if (pending.Count == 0)
        {
            return pending;
        }

        if (exists)
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
            BackUp(pending[0]);
        }

        await db.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
    }

    private void BackUp(string before)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.DataFolder, "backups")).FullName;
        var name = $"before-{before}-{time.GetUtcNow():yyyyMMddHHmmss}.db";
        using var source = new SqliteConnection(options.ConnectionString);
        using var target = new SqliteConnection($"Data Source={Path.Combine(folder, name)};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }
}
