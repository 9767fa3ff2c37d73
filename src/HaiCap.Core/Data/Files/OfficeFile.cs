using System.IO.Compression;
using System.Xml;

namespace HaiCap.Core.Data.Files;

/// <summary>Word and Excel files: a ZIP whose list of parts names the main document. Only that list is unpacked, and no more than a little of it.</summary>
internal static class OfficeFile
{
    private const int MaxParts = 10_000;
    private const long MaxUnpacked = 512L * 1024 * 1024;
    private const long MaxPartsList = 2 * 1024 * 1024;
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    public static Outcome<FileKind> Detect(Stream content)
    {
        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return Detect(archive, content.Length);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            // Which of the two it was meant to be cannot be told from half a file.
            return FileProblems.Damaged(FileKind.Docx);
        }
    }

    private static Outcome<FileKind> Detect(ZipArchive archive, long size)
    {
        if (archive.GetEntry("[Content_Types].xml") is not { } list)
            return FileProblems.KindNotAccepted();
        if (IsUnsafe(archive, size))
            return FileProblems.Unsafe();
        var types = ReadTypes(list);
        if (types.Exists(t => t.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || t.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            || archive.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            return FileProblems.Macros();
        }

        var (word, sheet) = (types.Contains(Word), types.Contains(Sheet));
        if (word == sheet)
            return word ? FileProblems.Unsafe() : FileProblems.KindNotAccepted();
        var folder = word ? "word/" : "xl/";
        if (!archive.Entries.Any(e => e.FullName.StartsWith(folder, StringComparison.OrdinalIgnoreCase)))
            return FileProblems.Damaged(word ? FileKind.Docx : FileKind.Xlsx);
        return word ? FileKind.Docx : FileKind.Xlsx;
    }

    /// <summary>Bombs (too much inside, or parts that overlap), names that climb out of a folder, two parts of one name, locked parts.</summary>
    private static bool IsUnsafe(ZipArchive archive, long size)
    {
        if (archive.Entries.Count > MaxParts)
            return true;
        long unpacked = 0, packed = 0;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries)
        {
            unpacked += entry.Length;
            packed += entry.CompressedLength;
            if (entry.IsEncrypted || !names.Add(entry.FullName) || Climbs(entry.FullName))
                return true;
        }
        return unpacked > MaxUnpacked || packed > size;
    }

    private static bool Climbs(string name) =>
        name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)
        || name.Split('/').Contains("..");

    private static List<string> ReadTypes(ZipArchiveEntry list)
    {
        if (list.Length > MaxPartsList)
            throw new InvalidDataException("The list of parts is too long.");
        using var stream = list.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxPartsList,
        });
        var types = new List<string>();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.GetAttribute("ContentType") is { } type)
                types.Add(type);
        }
        return types;
    }
}
