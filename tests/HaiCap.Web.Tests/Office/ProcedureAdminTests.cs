using System.Net;
using HaiCap.Testing;

namespace HaiCap.Web.Tests.Office;

public sealed class ProcedureAdminTests(SampleSite sample) : IClassFixture<SampleSite>
{
    private static readonly string Recipe = File.ReadAllText(Repository.Path("samples", "procedures", "05-chung-chi-nhan-vien-buc-xa.yaml"));

    [Fact]
    public async Task The_provinces_administrator_checks_publishes_and_republishes()
    {
        using var admin = await sample.VisitAsAsync("quantri.tinh");
        await admin.GetAsync("/lam-viec/thu-tuc/moi");
        await admin.SubmitAsync(("Source", "code: ["));
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Chưa đọc được");

        // The shared parts of the samples' folder are not known here: the text must stand alone.
        await admin.SubmitFormAsync("main form", ("Source", Recipe), ("Why", "QĐ 1/QĐ-UBND"));
        admin.Page.QuerySelector(".error-summary").ShouldNotBeNull();

        var whole = Core.Procedures.Recipes.RecipeText.Write(Core.Procedures.Recipes.RecipeFolder.Read(Repository.Path("samples", "procedures")).Single(r => r.Code.Value == "2.002379"));
        await admin.GetAsync("/lam-viec/thu-tuc/moi");
        await admin.SubmitFormAsync("main form", ("Source", whole), ("ValidFrom", "2026-07-06"), ("Why", ""));
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("quyết định công bố");
        await admin.SubmitFormAsync("main form", ("Source", whole), ("ValidFrom", "2026-07-06"), ("Why", "QĐ 1/QĐ-UBND"));
        admin.Path.ShouldBe("/lam-viec/thu-tuc?xong=2.002379");
        await admin.GetAsync("/thu-tuc/2.002379");
        admin.Status.ShouldBe(HttpStatusCode.OK);

        // Publishing is not checking again, though a check left its name in the address.
        await admin.GetAsync("/lam-viec/thu-tuc/2.002379?handler=Check");
        var text = admin.Page.QuerySelector("#Source")!.TextContent;
        await admin.SubmitFormAsync("main form", ("Source", text.Replace("2.002379", "2.002380", StringComparison.Ordinal)), ("Why", "QĐ 2"), ("ValidFrom", "2026-08-01"));
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("2.002379");
        await admin.SubmitFormAsync("main form", ("Source", text.Replace("value: 10", "value: 7", StringComparison.Ordinal)), ("Why", "QĐ 2"), ("ValidFrom", "2026-08-01"));
        admin.Path.ShouldBe("/lam-viec/thu-tuc?xong=2.002379");
        admin.Text.ShouldContain("bản mới từ 01/08/2026");

        // The new version beside the one before it, in words.
        await admin.GetAsync("/lam-viec/thu-tuc/2.002379?ban=2");
        admin.Text.ShouldContain("Khác gì phiên bản 1");
        admin.Page.QuerySelectorAll("main table tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("7 ngày làm việc");
        await admin.GetAsync("/lam-viec/thu-tuc/2.002379?ban=1");
        admin.Page.QuerySelector("main table").ShouldBeNull("there is nothing before the first");
    }

    [Theory]
    [InlineData("quantri.skhcn")]
    [InlineData("tiepnhan.tinh")]
    public async Task Nobody_else_opens_or_publishes(string userName)
    {
        using var officer = await sample.VisitAsAsync(userName);
        foreach (var page in (string[])["/lam-viec/thu-tuc", "/lam-viec/thu-tuc/moi", "/lam-viec/thu-tuc/2.002379"])
        {
            await officer.GetAsync(page);
            officer.Status.ShouldBe(HttpStatusCode.Forbidden, page);
        }
    }
}
