using System.Buffers.Binary;

namespace HaiCap.Core.Data.Files;

/// <summary>
/// Says what a file is from its bytes alone, whole from beginning to end: a file cut short, or one that is two kinds at once, is refused.
/// Pure; reads the stream from its start and leaves it anywhere.
/// </summary>
public static class FileContent
{
    private const int TailLength = 66_000;

    /// <summary>The kind, or FIL-001, FIL-003, FIL-005 or FIL-006.</summary>
    /// <param name="content">A seekable stream.</param>
    public static Outcome<FileKind> Detect(Stream content)
    {
        if (content.Length == 0)
            return FileProblems.Empty();
        var head = ReadAt(content, 0, 64);
        if (head.AsSpan().StartsWith("PK\x03\x04"u8))
            return OfficeFile.Detect(content);
        if (head.AsSpan().StartsWith("%PDF-"u8))
            return Whole(content, FileKind.Pdf, EndsAsPdf(content));
        if (head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Whole(content, FileKind.Jpeg, IsWholeJpeg(content));
        if (head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return Whole(content, FileKind.Png, IsWholePng(content));
        if (head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return FileProblems.OldOffice();
        return IsHeic(head) ? FileProblems.Heic() : FileProblems.KindNotAccepted();
    }

    private static Outcome<FileKind> Whole(Stream content, FileKind kind, bool whole)
    {
        if (!whole)
            return FileProblems.Damaged(kind);
        return EndsAsZip(content) ? FileProblems.Unsafe() : kind;
    }

    private static bool EndsAsPdf(Stream content)
    {
        var tail = ReadAt(content, Math.Max(0, content.Length - 2048), 2048);
        var end = tail.AsSpan().LastIndexOf("%%EOF"u8);
        return end >= 0 && tail.AsSpan(end + 5).IndexOfAnyExcept("\r\n\t \0"u8) < 0;
    }

    /// <summary>Walks the segments to the picture, which must reach its end mark. Phones add films behind it, so what follows is not looked at.</summary>
    private static bool IsWholeJpeg(Stream content)
    {
        for (long at = 2; at + 4 <= content.Length;)
        {
            var segment = ReadAt(content, at, 4);
            if (segment[0] != 0xFF)
                return false;
            if (segment[1] == 0xFF)
            {
                at++;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(2));
            if (length < 2)
                return false;
            at += 2 + length;
            if (segment[1] == 0xDA)
                return Contains(content, at, 0xFF, 0xD9);
        }
        return false;
    }

    private static bool IsWholePng(Stream content)
    {
        for (long at = 8; at + 12 <= content.Length;)
        {
            var chunk = ReadAt(content, at, 8);
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            var name = chunk.AsSpan(4);
            if (at == 8 && (length != 13 || !name.SequenceEqual("IHDR"u8)))
                return false;
            at += 12 + length;
            if (name.SequenceEqual("IEND"u8))
                return length == 0 && at <= content.Length;
        }
        return false;
    }

    private static bool Contains(Stream content, long from, byte first, byte second)
    {
        content.Position = from;
        var buffer = new byte[81_920];
        byte before = 0;
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            for (var i = 0; i < read; i++)
            {
                if (before == first && buffer[i] == second)
                    return true;
                before = buffer[i];
            }
        }
        return false;
    }

    /// <summary>An end record whose comment reaches the end of the file makes any prefix a ZIP for programs that read from the back.</summary>
    private static bool EndsAsZip(Stream content)
    {
        var whole = ReadAt(content, Math.Max(0, content.Length - TailLength), TailLength).AsSpan();
        var tail = whole;
        var end = whole.Length;
        for (int at; (at = tail.LastIndexOf("PK\x05\x06"u8)) >= 0; tail = tail[..at])
        {
            if (at + 22 <= end && at + 22 + BinaryPrimitives.ReadUInt16LittleEndian(whole[(at + 20)..]) == end)
                return true;
        }
        return false;
    }

    private static bool IsHeic(byte[] head)
    {
        var span = head.AsSpan();
        if (span.Length < 12 || !span[4..8].SequenceEqual("ftyp"u8))
            return false;
        var brand = span[8..12];
        return brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("hevc"u8);
    }

    private static byte[] ReadAt(Stream content, long offset, int count)
    {
        var buffer = new byte[(int)Math.Min(count, Math.Max(0, content.Length - offset))];
        content.Position = offset;
        content.ReadExactly(buffer);
        return buffer;
    }
}
