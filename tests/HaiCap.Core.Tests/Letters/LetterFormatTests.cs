using System.Text;
using System.Text.RegularExpressions;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Letters;

public sealed partial class LetterFormatTests(Press press) : IClassFixture<Press>
{
    private const string EveryLetter =
        "aàáảãạăằắẳẵặâầấẩẫậ eèéẻẽẹêềếểễệ iìíỉĩị oòóỏõọôồốổỗộơờớởỡợ uùúủũụưừứửữự yỳýỷỹỵ đ AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ EÈÉẺẼẸÊỀẾỂỄỆ IÌÍỈĨỊ OÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ UÙÚỦŨỤƯỪỨỬỮỰ YỲÝỶỸỴ Đ";

    public static TheoryData<string> Keys => [.. LetterKeys.Names.Keys];

    [Theory, MemberData(nameof(Keys))]
    public async Task A_letter_is_tagged_archival_with_tinos_embedded_and_nothing_else(string key)
    {
        var letter = await press.PrintAsync(LetterSamples.For(key), key);

        (await Poppler.InfoAsync(letter.Pdf)).ShouldContain("Tagged:          yes");
        var metadata = await Poppler.MetadataAsync(letter.Pdf);
        metadata.ShouldContain("<pdfaid:part>2</pdfaid:part>");
        metadata.ShouldContain("<pdfaid:conformance>A</pdfaid:conformance>");
        var fonts = await Poppler.FontsAsync(letter.Pdf);
        fonts.ShouldNotBeEmpty();
        fonts.ShouldAllBe(font => font.Embedded && font.Unicode && font.Name.Contains("+Tinos"));
        (await Poppler.StructureAsync(letter.Pdf)).ShouldContain("H1");
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task A_letter_keeps_the_margins_of_decree_30(string key)
    {
        var letter = await press.PrintAsync(LetterSamples.For(key), key);

        var pages = await Poppler.InkAsync(letter.Pdf);

        var landscape = key is LetterKeys.Form07 or LetterKeys.CompetenceChanges;
        var (width, height) = landscape ? (297.0, 210.0) : (210.0, 297.0);
        pages[0].Width.ShouldBe(width, 0.1);
        pages[0].Height.ShouldBe(height, 0.1);
        pages.ShouldAllBe(page => page.KeepsMargins());
        // The type area is used, not merely kept inside of.
        pages[0].Left.ShouldBe(landscape ? pages[0].Left : 30, 0.6);
    }

    [Fact]
    public async Task The_head_stands_where_decree_30_puts_it()
    {
        var page = (await Poppler.InkAsync((await press.PrintAsync(LetterSamples.For(LetterKeys.Licence), "head")).Pdf))[0];

        Center(page, "UBND", "AN").ShouldBe(66.5, 1.5);
        Center(page, "CỘNG", "NAM").ShouldBe(150, 1.5);
        page.Words.First(word => word.Text == "CỘNG").Top.ShouldBe(20, 1.2);
        // Number and date share a line, motto above them.
        page.Words.First(word => word.Text == "Số:").Top.ShouldBe(page.Words.First(word => word.Text == "ngày").Top, 0.5);
        page.Words.First(word => word.Text == "Độc").Top.ShouldBeLessThan(page.Words.First(word => word.Text == "Số:").Top);
    }

    [Fact]
    public async Task Every_vietnamese_letter_comes_out_as_it_went_in()
    {
        var decomposed = EveryLetter.Normalize(NormalizationForm.FormD);
        var data = (ResultData)LetterSamples.For(LetterKeys.Notice) with { Paragraphs = [decomposed] };

        var text = Flat(await Poppler.TextAsync((await press.PrintAsync(data, "alphabet")).Pdf));

        text.Normalize(NormalizationForm.FormC).ShouldContain(EveryLetter);
    }

    [Fact]
    public async Task A_character_the_font_lacks_is_a_square_and_stops_no_letter()
    {
        var data = (ResultData)LetterSamples.For(LetterKeys.Notice) with { Paragraphs = ["Quán Nắng 😀\u200d♂️ 日 \u0007hết", "µSv/h ≥ 5 m² → 10⁻³"] };

        var text = Flat(await Poppler.TextAsync((await press.PrintAsync(data, "squares")).Pdf));

        text.ShouldContain("Quán Nắng □");
        text.ShouldContain("hết");
        text.ShouldContain("µSv/h ≥ 5 m²");
    }

    [Fact]
    public async Task The_same_letter_at_the_same_instant_is_the_same_bytes()
    {
        var one = await press.PrintAsync(LetterSamples.For(LetterKeys.Form01), "same");
        var other = await press.PrintAsync(LetterSamples.For(LetterKeys.Form01), "same");

        other.Pdf.ShouldBe(one.Pdf);
    }

    [Fact]
    public async Task A_long_letter_flows_over_pages_numbered_from_the_second()
    {
        var name = string.Join(' ', Enumerable.Repeat("Nghiên cứu và Phát triển", 5))[..120];
        var data = (ResultData)LetterSamples.For(LetterKeys.Licence) with
        {
            Head = new(name, name, "1024/GP-SKHCN", name[..40], new(2026, 1, 5)),
            Subject = name,
            Facts = [.. Enumerable.Range(1, 40).Select(i => new LetterFact($"Thiết bị {i}", i % 2 == 0 ? new string('W', 120) : name))],
            Signing = new([("Phó " + name).ToUpperInvariant()], name),
            Recipients = [.. Enumerable.Repeat(name, 8)],
        };

        var letter = await press.PrintAsync(data, "long");

        letter.Pages.ShouldBeGreaterThan(2);
        var pages = await Poppler.InkAsync(letter.Pdf);
        pages.ShouldAllBe(page => page.KeepsMargins());
        pages[0].Words.ShouldNotContain(word => word.Top < 18);
        pages[1].Words.Single(word => word.Top < 18).Text.ShouldBe("2");
        Flat(await Poppler.TextAsync(letter.Pdf)).ShouldContain("ngày 05 tháng 01 năm 2026");
    }

    [Fact]
    public async Task A_paper_without_a_number_is_marked_as_a_draft()
    {
        var result = (ResultData)LetterSamples.For(LetterKeys.Licence);

        var draft = await press.PrintAsync(result with { Head = result.Head with { Number = null } }, "draft");
        var final = await press.PrintAsync(result, "final");

        Flat(await Poppler.DrawnTextAsync(draft.Pdf)).ShouldStartWith("DỰ THẢO");
        (await Poppler.InfoAsync(draft.Pdf)).ShouldContain("Giấy phép (dự thảo)");
        (await Poppler.DrawnTextAsync(final.Pdf)).ShouldNotContain("THẢO", Case.Sensitive);
        var info = await Poppler.InfoAsync(final.Pdf);
        info.ShouldContain("Giấy phép số 05/GP-SKHCN");
        info.ShouldContain("Keywords:        H41.19-260706-0001");
    }

    [Theory]
    [InlineData("Ủy ban nhân dân tỉnh Nghệ An", "Sở Khoa học và Công nghệ tỉnh Nghệ An", "UBND tỉnh Nghệ An", "Sở Khoa học và Công nghệ")]
    [InlineData("Ủy ban nhân dân phường Thành Vinh", "Phòng Văn hóa – Xã hội", "UBND phường Thành Vinh", "Phòng Văn hóa – Xã hội")]
    [InlineData("Sở Khoa học và Công nghệ tỉnh Nghệ An", "Chi cục Tiêu chuẩn Đo lường Chất lượng", "Sở Khoa học và Công nghệ tỉnh Nghệ An", "Chi cục Tiêu chuẩn Đo lường Chất lượng")]
    [InlineData(null, "Ủy ban nhân dân tỉnh Nghệ An", null, "Ủy ban nhân dân\ntỉnh Nghệ An")]
    public void The_head_shortens_what_the_line_above_says_already(string? parent, string issuer, string? above, string own)
    {
        var head = LetterHead.Of(parent, issuer, null, "Nghệ An", new(2026, 7, 20));

        head.Parent.ShouldBe(above);
        head.Issuer.ShouldBe(own);
    }

    private static double Center(PageInk page, string first, string last) =>
        (page.Words.First(word => word.Text == first).Left + page.Words.First(word => word.Text == last).Right) / 2;

    internal static string Flat(string text) => WhiteSpace().Replace(text, " ");

    [GeneratedRegex(@"\s+", RegexOptions.None, 5000)]
    private static partial Regex WhiteSpace();
}
