using HaiCap.Core.Data.Files;

namespace HaiCap.Core.Tests.Data.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("Đơn đề nghị.pdf", "Đơn đề nghị.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\Users\\a\\Quyết định số 12.2026", "Quyết định số 12.2026.pdf")]
    [InlineData("scan.PNG", "scan.pdf")]
    [InlineData("virus.exe", "virus.exe.pdf")]
    [InlineData("x\r\nSet-Cookie: a=b.pdf", "xSet-Cookie_ a=b.pdf")]
    [InlineData("hoa\u202Efdp.exe", "hoafdp.exe.pdf")]
    [InlineData("...", "tep-dinh-kem.pdf")]
    [InlineData("", "tep-dinh-kem.pdf")]
    [InlineData(null, "tep-dinh-kem.pdf")]
    [InlineData("CON.pdf", "tep-dinh-kem.pdf")]
    [InlineData(".htaccess", "htaccess.pdf")]
    [InlineData("a<b>\"c|.pdf", "a_b__c_.pdf")]
    public void Names_are_made_safe_and_end_as_the_content_says(string? given, string expected) =>
        FileNames.Clean(given, FileKind.Pdf).ShouldBe(expected);

    [Fact]
    public void A_jpeg_keeps_its_own_ending() => FileNames.Clean("ảnh.jpeg", FileKind.Jpeg).ShouldBe("ảnh.jpeg");

    [Fact]
    public void Long_names_are_cut_before_the_ending() =>
        FileNames.Clean(new string('ă', 400) + ".docx", FileKind.Docx).ShouldSatisfyAllConditions(
            name => name.Length.ShouldBe(FileNames.MaxLength), name => name.ShouldEndWith(".docx"));

    [Fact]
    public void Decomposed_letters_are_stored_composed() => FileNames.Clean("Đơn".Normalize(System.Text.NormalizationForm.FormD), FileKind.Pdf).ShouldBe("Đơn.pdf");

    [Fact]
    public void The_header_carries_both_names_and_nothing_breaks_out_of_it()
    {
        FileNames.Disposition("Đơn \"đề\" nghị; 100%.pdf").ShouldBe(
            "attachment; filename=\"Don _de_ nghi_ 100_.pdf\"; filename*=UTF-8''%C4%90%C6%A1n%20%22%C4%91%E1%BB%81%22%20ngh%E1%BB%8B%3B%20100%25.pdf");
        FileNames.Disposition("a\r\nb.pdf").ShouldNotContain("\n");
    }
}
