using System.Net;
using DocumentFormat.OpenXml.Packaging;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>The report by its page: one click, then a document that opens.</summary>
public sealed class MissionReportPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task One_click_and_the_document_opens()
    {
        var story = await MissionStory.AskedAsync(province.Site);
        await story.AnsweredAsync();
        using var secretary = await province.OfficerAsync("chuyenvien.vanphong");
        await secretary.GetAsync("/lam-viec/kien-nghi/bao-cao");
        await secretary.SubmitFormAsync("form.report-form", ("From", "2026-12-01"), ("To", "2026-01-01"));
        secretary.Text.ShouldContain("Chọn kỳ báo cáo");
        secretary.Page.QuerySelector("#From")!.GetAttribute("value").ShouldBe("2026-12-01", "what was typed stays");
        await secretary.SubmitFormAsync("form.report-form", ("From", "2026-01-01"), ("To", "2026-12-31"), ("AsOf", "2099-01-01"));
        secretary.Text.ShouldContain("Chọn kỳ báo cáo");

        await secretary.GetAsync("/lam-viec/kien-nghi/bao-cao");
        await secretary.SubmitFormAsync("form.report-form");
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (secretary.Page.QuerySelector("#thanh-tien-do") is not null)
        {
            patience.Token.ThrowIfCancellationRequested();
            await secretary.GetAsync(secretary.Path);
        }

        secretary.Text.ShouldContain("Trưởng đoàn giải quyết tại chỗ");
        secretary.Text.ShouldContain("Trả lời ngay trong ngày");
        var page = secretary.At.AbsolutePath;
        await secretary.GetAsync(secretary.Page.QuerySelector("a[href$='handler=Word']")!.GetAttribute("href")!);
        secretary.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        using (var read = WordprocessingDocument.Open(await secretary.Response.Content.ReadAsStreamAsync(), isEditable: false))
        {
            read.MainDocumentPart!.Document.InnerText.ShouldContain(story.Code);
            read.MainDocumentPart.Document.InnerText.ShouldContain("Tính theo ngày làm việc.");
        }

        await secretary.GetAsync(page + "?handler=Pdf");
        (await secretary.Response.Content.ReadAsByteArrayAsync()).AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();

        using var other = await province.OfficerAsync("giamdoc.skhcn");
        (await other.GetAsync(page, follow: false)).Status.ShouldBe(HttpStatusCode.NotFound, "a stranger's");
        (await other.GetAsync(page + "?handler=Word", follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var administrator = await province.OfficerAsync("quantri.tinh");
        (await administrator.GetAsync("/lam-viec/kien-nghi/bao-cao", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
