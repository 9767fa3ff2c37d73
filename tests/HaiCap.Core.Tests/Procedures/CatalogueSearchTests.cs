using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Everyday;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Procedures;

public sealed class CatalogueSearchTests
{
    private static readonly IReadOnlyList<(CatalogueEntry Entry, CatalogueDocument Document)> Sample = [.. RecipeFolder.Read(Repository.Path("samples", "procedures")).Select(Shelve)];
    private static readonly CatalogueSnapshot Catalogue = new(Sample, new EverydayWords(EverydaySeed.All));

    [Theory]
    // Accents, case, composed or not, hyphens and spaces inside a word.
    [InlineData("khai báo thiết bị x-quang", "2.002385")]
    [InlineData("khai bao x quang", "2.002385")]
    [InlineData("xquang khai bao", "2.002385")]
    [InlineData("KHAI BÁO XQUANG", "2.002385")]
    [InlineData("khaibao xquang", "2.002385")]
    [InlineData("tàu cá", "9.000006")]
    [InlineData("tau ca", "9.000006")]
    [InlineData("TAU CA", "9.000006")]
    [InlineData("taù cá", "9.000006")]
    // Any order.
    [InlineData("sinh khai dang ky", "1.001193")]
    [InlineData("hạn gia quang x giấy phép", "2.002381")]
    // Beginnings, as one types.
    [InlineData("khai si", "1.001193")]
    [InlineData("hôn nh", "1.004873")]
    // Slips.
    [InlineData("dinh luonh dieu chinh", "1.000449")]
    [InlineData("khai sihn", "1.001193")]
    [InlineData("chung thuc bna sao", "2.000815")]
    [InlineData("khia sinh", "1.001193")]
    [InlineData("hon nhna", "1.004873")]
    [InlineData("tinhtrang honnhan", "1.004873")]
    // One word in two spellings, and the tone on either letter.
    [InlineData("đăng kí khai sinh", "1.001193")]
    [InlineData("điều chỉnh dấu định lượng", "1.000449")]
    // Words people use.
    [InlineData("giấy độc thân", "1.004873")]
    [InlineData("sao y", "2.000815")]
    [InlineData("quán net", "1.013792")]
    [InlineData("mở cửa hàng", "1.001612")]
    [InlineData("tôi muốn làm giấy khai sinh cho con", "1.001193")]
    [InlineData("chụp phim", "2.002385")]
    [InlineData("R&D", "1.014393")]
    [InlineData("birth", "1.001193")]
    [InlineData("đăng ký kinh doanh hộ", "1.001612")]
    [InlineData("máy chụp X quang", "2.002385")]
    [InlineData("làm giấy khai sinh", "1.001193")]
    [InlineData("mở tiệm tạp hóa", "1.001612")]
    [InlineData("photo công chứng", "2.000815")]
    // Codes, whole and in part, and another code of the same filing.
    [InlineData("2.002385", "2.002385")]
    [InlineData("2002385", "2.002385")]
    [InlineData("1.014393.H38", "1.014393")]
    [InlineData("002385", "2.002385")]
    [InlineData("2.001207", "2.001209")]
    public void The_first_found_is_the_one_meant(string query, string code) =>
        Catalogue.Search(query).Entries.Select(e => e.Code).FirstOrDefault().ShouldBe(code);

    [Theory]
    [InlineData("đua ngựa dải ngân hà")]
    [InlineData("zzzz")]
    [InlineData("!!!")]
    public void What_nobody_publishes_is_not_found(string query) => Catalogue.Search(query).Total.ShouldBe(0);

    [Fact]
    public void All_four_X_ray_procedures_are_found_however_it_is_written()
    {
        string[] all = ["2.002380", "2.002381", "2.002383", "2.002385"];
        foreach (var query in (string[])["x-quang", "x quang", "xquang", "X QUANG", "xqua"])
        {
            var found = Catalogue.Search(query).Entries.Select(e => e.Code).ToList();
            all.ShouldAllBe(code => found.Contains(code), query);
        }
    }

    [Fact]
    public void Filters_and_pages_count_the_same()
    {
        var communal = Catalogue.Search(null, new CatalogueFilter(ProcedureLevel.Commune), take: 4);
        communal.Total.ShouldBe(6);
        communal.Entries.Count.ShouldBe(4);
        Catalogue.Search(null, new CatalogueFilter(ProcedureLevel.Commune), skip: 4).Entries.Count.ShouldBe(2);
        Catalogue.Search(null, new CatalogueFilter(LifeEvent: LifeEvent.HavingAChild)).Entries.ShouldHaveSingleItem().Code.ShouldBe("1.001193");
        Catalogue.MostUsed.Take(10).Count().ShouldBe(10);
    }

    [Theory]
    [InlineData("khai bao thiet bi", "2.002385", "Khai báo thiết bị")]
    [InlineData("xquang", "2.002385", "X-quang")]
    [InlineData("máy chụp x quang", "2.002385", "thiết bị X-quang")]
    [InlineData("khai si", "1.001193", "khai sinh")]
    [InlineData("khai sihn", "1.001193", "khai sinh")]
    public void What_matched_is_marked_in_the_name(string query, string code, string marked)
    {
        var hits = Catalogue.Search(query);
        var entry = hits.Entries.Single(e => e.Code == code);
        hits.Why(entry).Marks.Select(mark => entry.Name.Substring(mark.Start, mark.Length)).ShouldContain(marked);
    }

    [Theory]
    [InlineData("máy chụp x quang", "2.002385", CatalogueReasonKind.Everyday, "máy chụp x quang", "thiết bị X-quang")]
    [InlineData("khai sihn", "1.001193", CatalogueReasonKind.Spelling, "sihn", "sinh")]
    [InlineData("nha khoa", "2.002385", CatalogueReasonKind.LayWords, "nha", "nha khoa")]
    [InlineData("hộ tịch", "1.001193", CatalogueReasonKind.Field, "tịch", "Hộ tịch")]
    public void What_was_understood_otherwise_is_told(string query, string code, CatalogueReasonKind kind, string said, string meant)
    {
        var hits = Catalogue.Search(query);
        hits.Why(hits.Entries.Single(e => e.Code == code)).Reasons.ShouldContain(new CatalogueReason(kind, said, meant));
    }

    [Fact]
    public void Facets_count_what_each_choice_would_leave()
    {
        var hits = Catalogue.Search(null, new CatalogueFilter(ProcedureLevel.Commune, Audience: Audience.Citizen));
        var facets = hits.Facets();
        facets.Levels.ShouldContain(new Facet<ProcedureLevel>(ProcedureLevel.Commune, hits.Total));
        foreach (var (level, count) in facets.Levels)
        {
            Catalogue.Search(null, new CatalogueFilter(level, Audience: Audience.Citizen)).Total.ShouldBe(count, level.ToString());
        }

        foreach (var (audience, count) in facets.Audiences)
        {
            Catalogue.Search(null, new CatalogueFilter(ProcedureLevel.Commune, Audience: audience)).Total.ShouldBe(count, audience.ToString());
        }

        var asked = Catalogue.Search("giấy phép").Facets();
        foreach (var (field, count) in asked.Fields)
        {
            Catalogue.Search("giấy phép", new CatalogueFilter(Field: field)).Total.ShouldBe(count, field);
        }
    }

    /// <summary>Nodes and databases hand procedures over in different orders.</summary>
    [Fact]
    public void Answers_do_not_hang_on_the_order_procedures_came_in()
    {
        string[] queries = ["x quang", "giấy phép", "cấp lại", "đăng ký", "khai sinh", "công bố hợp quy", "giay chung nhan", "gia hạn", "tàu cá", "mo quan", "nghien cuu", "so khoa hoc"];
        for (var seed = 1; seed <= 20; seed++)
        {
            var random = new Random(seed);
            var shuffled = new CatalogueSnapshot(Sample.OrderBy(_ => random.Next()), new EverydayWords(EverydaySeed.All.OrderBy(_ => random.Next())));
            foreach (var query in queries)
            {
                shuffled.Search(query).Entries.Select(e => e.Code).ShouldBe(Catalogue.Search(query).Entries.Select(e => e.Code), query);
            }

            shuffled.All.Select(e => e.Code).ShouldBe(Catalogue.All.Select(e => e.Code));
        }
    }

    [Fact]
    public void Equal_relevance_is_told_apart_by_use()
    {
        var twins = new[] { ("3.000001", 10), ("3.000002", 90), ("3.000003", 0) }.Select(twin =>
            (Entry(ProcedureCode.Parse(twin.Item1), "Cấp giấy phép lặn") with { Popularity = twin.Item2 }, new CatalogueDocument("Cấp giấy phép lặn", "", "", "", twin.Item2)));
        new CatalogueSnapshot(twins).Search("giấy phép lặn").Entries.Select(e => e.Code).ShouldBe(["3.000002", "3.000001", "3.000003"]);
    }

    [Theory]
    [InlineData("đò", "3.000001")]
    [InlineData("đỏ", "3.000002")]
    public void Accents_that_were_typed_count(string query, string code)
    {
        var two = new[] { ("3.000001", "Mở bến đò"), ("3.000002", "Mở bến đỏ") }.Select(one =>
            (Entry(ProcedureCode.Parse(one.Item1), one.Item2), new CatalogueDocument(one.Item2, "", "", "", 0)));
        new CatalogueSnapshot(two).Search(query).Entries[0].Code.ShouldBe(code);
    }

    [Fact]
    public void Among_ten_thousand_procedures_what_is_asked_for_is_found()
    {
        var verbs = new[] { "Cấp", "Cấp lại", "Gia hạn", "Điều chỉnh", "Thu hồi", "Đăng ký", "Công bố", "Thẩm định" };
        var things = RecipeFolder.Read(Repository.Path("samples", "procedures")).Select(r => r.Name).ToArray();
        var many = Enumerable.Range(0, 10_000).Select(i =>
        {
            var name = $"{verbs[i % 8]} {things[i / 8 % things.Length]} loại {i / 200} khu vực {i % 97}";
            return (Entry(ProcedureCode.Parse($"3.{i:D6}"), name), new CatalogueDocument(name, "", "Lĩnh vực " + (i % 40), "", 0));
        });
        var big = new CatalogueSnapshot(many);
        string[] queries = ["x quang khai bao", "tàu cá", "khai sinh", "cap lai giay chung nhan", "hop chuan 97"];
        foreach (var query in queries)
        {
            big.Search(query).Total.ShouldBeGreaterThan(0, query);
        }
    }

    private static (CatalogueEntry, CatalogueDocument) Shelve(ProcedureRecipe r)
    {
        var d = r.Definition;
        return (
            Entry(r.Code, r.Name) with { OtherCodes = [.. d.OtherCodes.Select(c => c.Value)], Level = r.Level, LifeEvents = d.LifeEvents, Audiences = d.Audiences, Field = r.Field, ServiceLevel = r.ServiceLevel, Popularity = d.Popularity },
            CatalogueDocument.Of(r.Code.Value, r.Name, r.Field, r.Level, d));
    }

    private static CatalogueEntry Entry(ProcedureCode code, string name) =>
        new(Guid.Empty, code.Value, [], name, null, "", ProcedureLevel.Province, ServiceLevel.Full, code.IsSample, "", [], [], [], [], 0);
}
