using System.Text.Json;

namespace HaiCap.Core.Data.Backup;

/// <summary>What a backup says of itself, as its first entry.</summary>
/// <param name="Format">Of the archive; this program writes and reads 1.</param>
/// <param name="Migrations">Applied to the database inside.</param>
/// <param name="DatabaseHash">SHA-256 of the database file, lower-case hexadecimal.</param>
/// <param name="Files">How many attachments are inside.</param>
/// <param name="Missing">Hashes of attachments the database knows and the disk had lost.</param>
public sealed record BackupManifest(
    int Format, DateTimeOffset At, IReadOnlyList<string> Migrations, string DatabaseHash, int Files, IReadOnlyList<string> Missing);

/// <summary>The names inside a backup: a ZIP with the manifest, the database, the attachments and the keys.</summary>
internal static class BackupArchive
{
    public const int Format = 1;
    public const string Manifest = "manifest.json";
    public const string Database = DatabaseOptions.SqliteFileName;
    public const string Files = "files/";
    public const string Keys = "keys/";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string EntryOf(string hash) => $"{Files}{hash[..2]}/{hash[2..4]}/{hash}";

    /// <summary>The hash an entry's name carries; null when the name is not one this program writes.</summary>
    public static string? HashOf(string entry)
    {
        var hash = entry[(entry.LastIndexOf('/') + 1)..];
        return hash.Length == 64 && !hash.AsSpan().ContainsAnyExcept("0123456789abcdef") && entry == EntryOf(hash) ? hash : null;
    }

    /// <summary>A key's file name: nothing that could lead out of the folder.</summary>
    public static string? KeyOf(string entry)
    {
        var name = entry.StartsWith(Keys, StringComparison.Ordinal) ? entry[Keys.Length..] : "";
        return name.Length > 0 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') ? name : null;
    }
}
