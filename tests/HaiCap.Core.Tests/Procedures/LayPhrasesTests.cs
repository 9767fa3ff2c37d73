using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Everyday;
using HaiCap.Core.Procedures.National;

namespace HaiCap.Core.Tests.Procedures;

public sealed class LayPhrasesTests
{
    [Fact]
    public void Each_code_has_a_few_short_phrases_each_said_once()
    {
        LayPhrases.Codes.Count().ShouldBeGreaterThan(2_000);
        foreach (var code in LayPhrases.Codes)
        {
            ProcedureCode.TryParse(code, out _).ShouldBeTrue(code);
            var phrases = LayPhrases.Of(code).Split(';', StringSplitOptions.TrimEntries);
            phrases.Length.ShouldBeInRange(3, 9, code);
            phrases.ShouldBeUnique(code);
            phrases.ShouldAllBe(phrase => phrase.Split(' ').Length >= 2 && phrase.Split(' ').Length <= 12, code);
        }
    }

    [Theory]
    [InlineData("1.000001")]
    [InlineData("1.000001 = a = b")]
    [InlineData("= a b")]
    public void A_line_that_is_none_is_named(string line) => Should.Throw<InvalidDataException>(() => LayPhrases.Read(line)).Message.ShouldContain(line);

    /// <summary>Named in the words of the decision, asked for in others: nothing of the question stands in the name.</summary>
    [Fact]
    public void A_procedure_told_of_for_information_is_found_by_how_people_ask_and_says_so()
    {
        var found = Catalogue.Search("tiệm bán thuốc gà").Entries;
        found[0].Code.ShouldBe("1.001686");
        Catalogue.Search("tiệm bán thuốc gà").Why(found[0]).Reasons.ShouldContain(reason => reason.Kind == CatalogueReasonKind.LayWords);
        Catalogue.Search("định danh cho công ty").Entries[0].Code.ShouldBe("3.000498");
    }

    private static CatalogueSnapshot Catalogue { get; } = new(new[]
    {
        ("1.001686", "Cấp, gia hạn Giấy chứng nhận đủ điều kiện buôn bán thuốc thú y", "Thú y"),
        ("3.000498", "Cấp tài khoản định danh điện tử của cơ quan, tổ chức", "Định danh điện tử"),
        ("1.000000", "Cấp giấy chứng nhận đủ điều kiện kinh doanh dược", "Dược phẩm"),
    }.Select(row => (
        new CatalogueEntry(Guid.Empty, row.Item1, [], row.Item2, null, row.Item3, ProcedureLevel.Province, ServiceLevel.Information, false, "", [], [], [], [], 0, PublicationKind.Information),
        CatalogueDocument.Of(row.Item1, row.Item2, row.Item3, ProcedureLevel.Province, new InformationNotice { Decision = "1/QĐ", Levels = "Cấp tỉnh", WhoMayApply = "Tổ chức", Agency = "Sở" }))));
}
