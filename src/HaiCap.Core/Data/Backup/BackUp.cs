using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using HaiCap.Core.Data.Files;
using Microsoft.Data.Sqlite;

namespace HaiCap.Core.Data.Backup;

/// <summary>Copies the live SQLite database, the attachments it knows and the keys into one file.</summary>
/// <param name="To">Full path of the file to make.</param>
/// <param name="Force">Whether an older file of that name may be replaced.</param>
public sealed record BackUp(string To, bool Force = false);

public sealed record BackedUp(string Path, long Bytes, BackupManifest Manifest);

/// <summary>The database is copied first and files are never changed or taken away, so every file the copy knows is still there.</summary>
public sealed class BackUpHandler(DatabaseOptions options, FileFolder files, TimeProvider time)
{
    public async Task<Outcome<BackedUp>> HandleAsync(BackUp request, IProgress<WorkProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (options.Provider != DatabaseProvider.Sqlite)
            return BackupProblems.NotSqlite();
        var live = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        if (!File.Exists(live))
            return BackupProblems.NoDatabase(live);
        if (File.Exists(request.To) && !request.Force)
            return BackupProblems.Exists(request.To);

        Directory.CreateDirectory(Path.GetDirectoryName(request.To)!);
        var (copy, partial) = ($"{request.To}.{Environment.ProcessId}.db", $"{request.To}.{Environment.ProcessId}.partial");
        try
        {
            progress?.Report(new(-1, "Sao chép cơ sở dữ liệu"));
            if (CopyDatabase(live, copy) is { } damage)
                return BackupProblems.Damaged(damage);
            var manifest = await WriteAsync(copy, partial, progress, cancellationToken);
            File.Move(partial, request.To, overwrite: true);
            return new BackedUp(request.To, new FileInfo(request.To).Length, manifest);
        }
        finally
        {
            File.Delete(copy);
            File.Delete(partial);
        }
    }

    private static string? CopyDatabase(string live, string copy)
    {
        using var source = new SqliteConnection($"Data Source={live};Mode=ReadWrite;Pooling=False");
        using var target = new SqliteConnection($"Data Source={copy};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);

        // One file, not three: the copy is read by nobody else.
        var found = (string)Scalar(target, "PRAGMA journal_mode=DELETE; PRAGMA quick_check(1)");
        return found == "ok" ? null : found;
    }

    private async Task<BackupManifest> WriteAsync(string copy, string partial, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var hashes = Read(copy, "SELECT DISTINCT hash FROM stored_files ORDER BY hash");
        var there = hashes.Where(files.Has).ToList();
        var manifest = new BackupManifest(
            BackupArchive.Format, time.Now(), Read(copy, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1"),
            await HashAsync(copy, cancellationToken), there.Count, [.. hashes.Except(there, StringComparer.Ordinal)]);

        await using var stream = new FileStream(partial, OnlyOwner());
        await using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using (var entry = archive.CreateEntry(BackupArchive.Manifest).Open())
                await JsonSerializer.SerializeAsync(entry, manifest, BackupArchive.Json, cancellationToken);
            await AddAsync(archive, BackupArchive.Database, copy, CompressionLevel.Fastest, cancellationToken);
            for (var i = 0; i < there.Count; i++)
            {
                progress?.Report(new((double)i / there.Count, string.Create(CultureInfo.InvariantCulture, $"Sao chép tệp đính kèm {i + 1}/{there.Count}")));
                await AddAsync(archive, BackupArchive.EntryOf(there[i]), files.PathOf(there[i]), CompressionLevel.NoCompression, cancellationToken);
            }
            foreach (var key in Keys())
                await AddAsync(archive, BackupArchive.Keys + Path.GetFileName(key), key, CompressionLevel.Fastest, cancellationToken);
        }
        stream.Flush(flushToDisk: true);
        return manifest;
    }

    private IEnumerable<string> Keys()
    {
        var folder = Path.Combine(options.DataFolder, "keys");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Where(path => BackupArchive.KeyOf(BackupArchive.Keys + Path.GetFileName(path)) is not null) : [];
    }

    /// <summary>The backup holds personal data and the keys: nobody else on this machine reads it.</summary>
    private static FileStreamOptions OnlyOwner()
    {
        var only = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            only.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return only;
    }

    private static async Task AddAsync(ZipArchive archive, string name, string path, CompressionLevel level, CancellationToken cancellationToken)
    {
        await using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        await using var entry = archive.CreateEntry(name, level).Open();
        await source.CopyToAsync(entry, cancellationToken);
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    private static List<string> Read(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private static object Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        object last = "";
        do
        {
            while (reader.Read())
                last = reader.GetValue(0);
        }
        while (reader.NextResult());
        return last;
    }
}
