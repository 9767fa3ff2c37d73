using HaiCap.Core.Data.Files;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Data.Files;

public sealed class FileContentTests
{
    public static TheoryData<FileKind> Kinds => [.. Enum.GetValues<FileKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void Each_kind_is_known_by_its_content(FileKind kind) => Detect(Sample(kind)).ShouldBe(kind.ToString());

    [Theory, MemberData(nameof(Kinds))]
    public void A_file_cut_short_is_refused(FileKind kind)
    {
        var whole = Sample(kind);
        var refused = Enumerable.Range(1, whole.Length - 8).Select(n => Detect(whole[..n]));
        refused.ShouldAllBe(said => said.StartsWith("FIL-"));
        Detect(whole[..(whole.Length / 2)]).ShouldBe("FIL-005");
    }

    [Fact]
    public void An_empty_file_is_refused_by_name() => Detect([]).ShouldBe("FIL-001");

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("MZ\u0090 a program")]
    [InlineData("GIF89a")]
    [InlineData("PK")]
    [InlineData("  %PDF-1.7 not at the start %%EOF")]
    public void Anything_else_is_refused(string content) => Detect(System.Text.Encoding.Latin1.GetBytes(content)).ShouldBe("FIL-003");

    [Fact]
    public void Old_word_files_and_phone_pictures_are_refused_with_advice()
    {
        Problem([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]).Vi.ShouldContain("mật khẩu");
        Problem([0, 0, 0, 24, .. "ftypheic"u8, .. new byte[60]]).Vi.ShouldContain("Tương thích nhất");
    }

    [Theory]
    [InlineData(FileKind.Pdf)]
    [InlineData(FileKind.Jpeg)]
    [InlineData(FileKind.Png)]
    public void A_file_that_is_also_a_zip_is_refused(FileKind kind) =>
        Detect([.. Sample(kind), .. SampleFiles.Zip(("evil.html", "<script>"))]).ShouldStartWith("FIL-00");

    [Fact]
    public void A_jpeg_with_a_film_behind_it_is_still_a_picture() =>
        Detect([.. SampleFiles.Jpeg(), 0, 0, 0, 24, .. "ftypmp42"u8, .. new byte[500]]).ShouldBe(nameof(FileKind.Jpeg));

    [Fact]
    public void A_zip_that_is_no_office_file_is_refused() => Detect(SampleFiles.Zip(("a.txt", "text"))).ShouldBe("FIL-003");

    [Fact]
    public void Macros_are_found_by_type_and_by_part()
    {
        var type = SampleFiles.Types("/word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml");
        Detect(SampleFiles.Zip(("[Content_Types].xml", type), ("word/document.xml", "x"))).ShouldBe("FIL-006");
        Detect(SampleFiles.Docx(("word/vbaProject.bin", "x"))).ShouldBe("FIL-006");
        Problem(SampleFiles.Docx(("word/vbaProject.bin", "x"))).Vi.ShouldContain("macro");
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("word\\..\\x")]
    [InlineData("C:x")]
    [InlineData("word/document.xml")]
    public void Parts_that_climb_out_or_come_twice_are_refused(string name) => Detect(SampleFiles.Docx((name, "x"))).ShouldBe("FIL-006");

    [Fact]
    public void A_bomb_is_refused_without_unpacking_it()
    {
        var bomb = SampleFiles.Docx(("word/media/bomb.xml", "x"));
        WriteUnpackedSize(bomb, "word/media/bomb.xml", 0xF000_0000);
        Detect(bomb).ShouldBe("FIL-006");
    }

    [Fact]
    public void A_word_and_excel_file_at_once_is_refused()
    {
        var both = SampleFiles.Types("/word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
            .Replace("</Types>", "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>", StringComparison.Ordinal);
        Detect(SampleFiles.Zip(("[Content_Types].xml", both), ("word/document.xml", "x"), ("xl/workbook.xml", "x"))).ShouldBe("FIL-006");
    }

    [Fact]
    public void A_list_of_parts_with_a_document_type_is_not_read()
    {
        var billion = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><Types>&b;</Types>";
        Detect(SampleFiles.Zip(("[Content_Types].xml", billion), ("word/document.xml", "x"))).ShouldBe("FIL-005");
    }

    private static byte[] Sample(FileKind kind) => kind switch
    {
        FileKind.Pdf => SampleFiles.Pdf(),
        FileKind.Jpeg => SampleFiles.Jpeg(),
        FileKind.Png => SampleFiles.Png(),
        FileKind.Docx => SampleFiles.Docx(),
        _ => SampleFiles.Xlsx(),
    };

    private static string Detect(byte[] content)
    {
        var found = FileContent.Detect(new MemoryStream(content));
        return found.Ok ? found.Value.ToString() : found.Problems[0].Code;
    }

    private static Problem Problem(byte[] content) => FileContent.Detect(new MemoryStream(content)).Problems[0];

    /// <summary>Writes another unpacked size into the part's line of the central directory.</summary>
    private static void WriteUnpackedSize(byte[] zip, string part, uint size)
    {
        var name = System.Text.Encoding.ASCII.GetBytes(part);
        var line = zip.AsSpan().LastIndexOf(name) - 46;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(line + 24), size);
    }
}
