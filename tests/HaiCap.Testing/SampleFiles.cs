using System.IO.Compression;
using System.Text;

namespace HaiCap.Testing;

/// <summary>The smallest honest file of each kind.</summary>
public static class SampleFiles
{
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>Each text makes another content, so another hash.</summary>
    public static byte[] Pdf(string text = "HaiCap") => Encoding.Latin1.GetBytes(
        $"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% {text}\n"
        + "xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n9\n%%EOF\n");

    public static byte[] Jpeg() =>
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 7, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 0xFF, 0xDA, 0, 3, 1, 0x12, 0x34, 0xFF, 0xD9];

    public static byte[] Png() => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public static byte[] Docx(params (string Name, string Text)[] more) => Zip(
        [("[Content_Types].xml", Types("/word/document.xml", WordType)), ("word/document.xml", "<w:document/>"), .. more]);

    public static byte[] Xlsx(params (string Name, string Text)[] more) => Zip(
        [("[Content_Types].xml", Types("/xl/workbook.xml", SheetType)), ("xl/workbook.xml", "<workbook/>"), .. more]);

    public static string Types(string part, string type) =>
        $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"{part}\" ContentType=\"{type}\"/></Types>";

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
                writer.Write(text);
            }
        }
        return memory.ToArray();
    }
}
