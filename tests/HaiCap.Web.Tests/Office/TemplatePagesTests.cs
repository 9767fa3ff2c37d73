using System.Net;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Typesetting;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Office;

public sealed class TemplatePagesTests(SampleSite sample) : IClassFixture<SampleSite>
{
    private const string Here = "/lam-viec/mau-van-ban";
    private const string Good = "#set document(title: \"Thử\")\n#set text(font: \"Tinos\", lang: \"vi\")\nBản mới";

    [Fact]
    public async Task The_provinces_administrator_edits_a_template_and_a_version_is_added()
    {
        using var visitor = await EnterAsync("quantri.tinh");
        await visitor.GetAsync(Here);
        visitor.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(LetterKeys.Names.Count);

        await visitor.GetAsync($"{Here}/{LetterKeys.Form03}");
        visitor.Page.QuerySelector("textarea")!.TextContent.ShouldContain("Phiếu từ chối tiếp nhận");
        await visitor.SubmitFormAsync("main form[method=post]", ("Source", Good), ("Note", "Theo thông tư mới"));

        visitor.Path.ShouldBe($"{Here}?xong={LetterKeys.Form03}");
        visitor.Text.ShouldContain("Đã lưu phiên bản mới");
        await visitor.GetAsync($"{Here}/{LetterKeys.Form03}?ban=1");
        visitor.Page.QuerySelector("textarea")!.TextContent.ShouldContain("Phiếu từ chối tiếp nhận");
        visitor.Text.ShouldContain("Phiên bản 2");
    }

    [Fact]
    public async Task A_faulty_template_is_told_with_its_line_and_nothing_typed_is_lost()
    {
        using var visitor = await EnterAsync("quantri.tinh");
        await visitor.GetAsync($"{Here}/{LetterKeys.Form02}");

        await visitor.SubmitFormAsync("main form[method=post]", ("Source", Good + "\n#thieu()"), ("Note", "Thử"));

        visitor.Text.ShouldContain("dòng 4");
        visitor.Page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Source");
        visitor.Page.QuerySelector("textarea")!.TextContent.ShouldContain("#thieu()");
        (await sample.Site.DoAsync((_, db) => db.Set<LetterTemplate>().CountAsync(t => t.Key == LetterKeys.Form02))).ShouldBe(1);
    }

    [Fact]
    public async Task The_preview_is_a_pdf_and_saves_nothing()
    {
        using var visitor = await EnterAsync("quantri.tinh");
        await visitor.GetAsync($"{Here}/{LetterKeys.Notice}");
        visitor.Page.QuerySelector("button[formaction]")!.GetAttribute("formaction").ShouldBe("?handler=Preview");
        visitor.Page.QuerySelector("main form[method=post]")!.SetAttribute("action", $"{Here}/{LetterKeys.Notice}?handler=Preview");

        await visitor.SubmitFormAsync("main form[method=post]", ("Source", Good));

        visitor.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await visitor.Response.Content.ReadAsByteArrayAsync()).AsSpan()[..5].ToArray().ShouldBe("%PDF-"u8.ToArray());
        (await sample.Site.DoAsync((_, db) => db.Set<LetterTemplate>().CountAsync(t => t.Key == LetterKeys.Notice))).ShouldBe(1);
    }

    [Theory]
    [InlineData("quantri.skhcn")]
    [InlineData("quantri.truongvinh")]
    [InlineData("giamdoc.skhcn")]
    [InlineData("kiemtra.tinh")]
    public async Task Nobody_else_reaches_the_provinces_templates(string userName)
    {
        using var visitor = await EnterAsync(userName);

        (await visitor.GetAsync(Here)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.GetAsync($"{Here}/{LetterKeys.Notice}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_unknown_template_is_not_found()
    {
        using var visitor = await EnterAsync("quantri.tinh");

        (await visitor.GetAsync($"{Here}/khong-co")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync($"{Here}/{LetterKeys.Notice}?ban=99")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Visitor> EnterAsync(string userName)
    {
        await sample.Site.DoAsync((_, db) => LetterSeed.ApplyAsync(db, new TypesetterOptions(), sample.Site.Clock.GetUtcNow()));
        return await sample.VisitAsAsync(userName);
    }
}
