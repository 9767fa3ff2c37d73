using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Data.Backup;

/// <summary>Puts a backup in the data folder's place. Everything is checked beside it first; only then are the folders exchanged.</summary>
/// <param name="From">Full path of the backup.</param>
/// <param name="Force">Whether a folder that holds data may be set aside; it is renamed, never deleted.</param>
public sealed record Restore(string From, bool Force = false);

/// <param name="SetAside">Where the former folder is now.</param>
public sealed record Restored(string Folder, string? SetAside, BackupManifest Manifest);

public sealed class RestoreHandler(DatabaseOptions options, HaiCapDb db, TimeProvider time)
{
    public async Task<Outcome<Restored>> HandleAsync(Restore request, IProgress<WorkProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (options.Provider != DatabaseProvider.Sqlite)
            return BackupProblems.NotSqlite();
        if (!File.Exists(request.From))
            return BackupProblems.NotABackup(request.From, "không có tệp / no such file");
        var folder = options.DataFolder;
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !request.Force)
            return BackupProblems.Exists(folder);

        var fresh = string.Create(CultureInfo.InvariantCulture, $"{folder}.restoring-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(fresh);
            var unpacked = await UnpackAsync(request.From, fresh, progress, cancellationToken);
            if (!unpacked.Ok)
                return unpacked.As<Restored>();
            var exchanged = Exchange(folder, fresh);
            return exchanged.Ok ? new Restored(folder, exchanged.Value.Length == 0 ? null : exchanged.Value, unpacked.Value) : exchanged.As<Restored>();
        }
        finally
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
        }
    }

    private async Task<Outcome<BackupManifest>> UnpackAsync(string from, string fresh, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            await using var archive = await ZipFile.OpenReadAsync(from, cancellationToken);
            if (archive.GetEntry(BackupArchive.Manifest) is not { Length: < 100_000_000 } first)
                return BackupProblems.NotABackup(from, BackupArchive.Manifest);
            BackupManifest manifest;
            await using (var stream = await first.OpenAsync(cancellationToken))
                manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, BackupArchive.Json, cancellationToken) ?? throw new JsonException(BackupArchive.Manifest);
            if (manifest.Format != BackupArchive.Format)
                return BackupProblems.NotABackup(from, string.Create(CultureInfo.InvariantCulture, $"format {manifest.Format}"));
            if (manifest.Migrations.Except(db.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } newer)
                return BackupProblems.Newer(newer);

            var (done, found) = (0, new HashSet<string>(StringComparer.Ordinal));
            foreach (var entry in archive.Entries.Where(entry => entry.FullName != BackupArchive.Manifest))
            {
                progress?.Report(new((double)done++ / archive.Entries.Count, "Giải nén và kiểm tra bản sao lưu"));
                if (await PlaceAsync(entry, manifest, fresh, found, cancellationToken) is { } wrong)
                    return BackupProblems.NotABackup(from, wrong);
            }

            if (!found.Contains(BackupArchive.Database))
                return BackupProblems.NotABackup(from, BackupArchive.Database);
            found.UnionWith(manifest.Missing);
            return Check(Path.Combine(fresh, BackupArchive.Database), from, found) is { } problem ? problem : manifest;
        }
        catch (Exception failure) when (failure is InvalidDataException or JsonException or EndOfStreamException)
        {
            return BackupProblems.NotABackup(from, failure.Message);
        }
    }

    /// <summary>Writes one entry where its name says, if that is a name we write and its content is what the name or the manifest promises.</summary>
    private static async Task<string?> PlaceAsync(
        ZipArchiveEntry entry, BackupManifest manifest, string fresh, HashSet<string> found, CancellationToken cancellationToken)
    {
        var isDatabase = entry.FullName == BackupArchive.Database;
        var hash = isDatabase ? manifest.DatabaseHash : BackupArchive.HashOf(entry.FullName);
        if ((hash is null && BackupArchive.KeyOf(entry.FullName) is null) || !found.Add(isDatabase ? entry.FullName : hash ?? entry.FullName))
            return entry.FullName;
        var path = Path.Combine(fresh, entry.FullName);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var source = await entry.OpenAsync(cancellationToken))
        await using (var target = new FileStream(path, FileMode.CreateNew))
        {
            await source.CopyToAsync(target, cancellationToken);
            target.Flush(flushToDisk: true);
        }
        if (hash is null)
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return null;
        }
        await using var written = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancellationToken)) == hash ? null : entry.FullName;
    }

    private static Problem? Check(string database, string from, HashSet<string> found)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadWrite;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        if (command.ExecuteScalar() is not "ok")
            return BackupProblems.NotABackup(from, "integrity_check");
        command.CommandText = "SELECT DISTINCT hash FROM stored_files";
        using var reader = command.ExecuteReader();
        var missing = 0;
        while (reader.Read())
            missing += found.Contains(reader.GetString(0)) ? 0 : 1;
        return missing == 0 ? null : BackupProblems.NotABackup(from, string.Create(CultureInfo.InvariantCulture, $"thiếu {missing} tệp / {missing} files missing"));
    }

    /// <summary>Where the former folder went, empty when there was none.</summary>
    private Outcome<string> Exchange(string folder, string fresh)
    {
        var aside = "";
        if (Directory.Exists(folder))
        {
            using (var alone = RunningSite.TryTakeAlone(folder))
            {
                if (alone is null)
                    return BackupProblems.InUse(folder);
            }
            aside = string.Create(CultureInfo.InvariantCulture, $"{folder}.before-restore-{time.GetUtcNow():yyyyMMddHHmmss}");
            Directory.Move(folder, aside);
        }
        Directory.Move(fresh, folder);
        return aside;
    }
}
