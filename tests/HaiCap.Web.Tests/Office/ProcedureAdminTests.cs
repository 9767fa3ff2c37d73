using System.Net;
using HaiCap.Testing;

namespace HaiCap.Web.Tests.Office;

public sealed class ProcedureAdminTests(SampleSite sample) : IClassFixture<SampleSite>
{
    private static readonly string Recipe = File.ReadAllText(Repository.Path("samples", "procedures", "05-chung-chi-nhan-vien-buc-xa.yaml"));

    [Fact]
    public async Task The_provinces_administrator_checks_a_text_and_begins_a_draft_with_it_and_publishes_nothing()
    {
        using var admin = await sample.VisitAsAsync("quantri.tinh");
        await admin.GetAsync("/lam-viec/thu-tuc/moi");
        await admin.SubmitFormAsync("#dinh-nghia", ("Source", "code: ["));
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Chưa đọc được");

        // The shared parts of the samples' folder are not known here: the text must stand alone.
        await admin.SubmitFormAsync("#dinh-nghia", ("Source", Recipe));
        admin.Page.QuerySelector(".error-summary").ShouldNotBeNull();

        var whole = Core.Procedures.Recipes.RecipeText.Write(Core.Procedures.Recipes.RecipeFolder.Read(Repository.Path("samples", "procedures")).Single(r => r.Code.Value == "2.002379"));
        await admin.GetAsync("/lam-viec/thu-tuc/moi");
        await admin.SubmitFormAsync("#dinh-nghia", ("Source", whole));
        admin.Path.ShouldBe("/lam-viec/thu-tuc/2.002379/ban-thao");
        await admin.GetAsync("/thu-tuc/2.002379");
        admin.Status.ShouldBe(HttpStatusCode.NotFound, "nothing is published past the review");

        // The same code once more: there is a draft.
        await admin.GetAsync("/lam-viec/thu-tuc/moi");
        await admin.SubmitFormAsync("#dinh-nghia", ("Source", whole));
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("đang có một bản thảo");
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
