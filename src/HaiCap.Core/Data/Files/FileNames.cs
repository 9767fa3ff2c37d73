using System.Globalization;
using System.Text;

namespace HaiCap.Core.Data.Files;

/// <summary>Names people give files, made safe to show, to store beside the hash and to send in a header.</summary>
public static class FileNames
{
    public const int MaxLength = 150;

    private static readonly string[] KnownExtensions = [".pdf", ".jpg", ".jpeg", ".png", ".docx", ".xlsx", ".doc", ".xls", ".heic"];
    private static readonly string[] JpegExtensions = [".jpg", ".jpeg"];

    /// <summary>Without folders, control and direction marks or characters Windows refuses, at most 150 long, ending as the content says.</summary>
    public static string Clean(string? name, FileKind kind)
    {
        var text = VietnameseText.Sound(name ?? "").Normalize(NormalizationForm.FormC);
        text = text[(text.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                continue;
            }
            clean.Append(c is '"' or '<' or '>' or '|' or ':' or '*' or '?' ? '_' : c);
        }

        var stem = WithoutKnownExtension(clean.ToString().Trim(' ', '.'), kind, out var extension);
        if (stem.Length + extension.Length > MaxLength)
            stem = stem[..(MaxLength - extension.Length)].TrimEnd(' ', '.');
        return (stem.Length == 0 || IsReserved(stem) ? "tep-dinh-kem" : stem) + extension;
    }

    /// <summary>The value of a Content-Disposition header (RFC 6266): an ASCII name for old programs and the whole name in UTF-8.</summary>
    /// <param name="name">A cleaned name.</param>
    public static string Disposition(string name, bool inline = false)
    {
        var ascii = new StringBuilder(name.Length);
        foreach (var c in VietnameseText.Sound(name).Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            ascii.Append(c switch
            {
                'đ' => 'd',
                'Đ' => 'D',
                '"' or '\\' or '%' or ';' or < ' ' or > '~' => '_',
                _ => c,
            });
        }
        return $"{(inline ? "inline" : "attachment")}; filename=\"{ascii}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }

    private static string WithoutKnownExtension(string name, FileKind kind, out string extension)
    {
        var written = Path.GetExtension(name).ToLowerInvariant();
        extension = kind == FileKind.Jpeg && JpegExtensions.Contains(written) ? written : kind.Extension();
        return KnownExtensions.Contains(written) ? name[..^written.Length].TrimEnd(' ', '.') : name;
    }

    private static bool IsReserved(string stem)
    {
        var first = stem.Split('.')[0].ToUpperInvariant();
        return first is "CON" or "PRN" or "AUX" or "NUL" || (first.Length == 4 && first[..3] is "COM" or "LPT" && char.IsAsciiDigit(first[3]));
    }
}
