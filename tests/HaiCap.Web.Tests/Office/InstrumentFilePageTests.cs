using System.Net;
using HaiCap.Core.Acts;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Office;

/// <summary>The file of an instrument's text, by the forms of its page.</summary>
public sealed class InstrumentFilePageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Keep = "form[action='?handler=Keep']", Withdraw = "form[action='?handler=Withdraw']";

    private static string Page(string key) => $"/lam-viec/tham-quyen/van-ban/{SampleIds.For($"instrument/{key}")}";

    [Fact]
    public async Task It_is_kept_read_by_officers_replaced_and_withdrawn_each_with_an_act()
    {
        var (address, first, second) = (Page("uy-quyen-sang-kien"), SampleFiles.Pdf("Bản một"), SampleFiles.Pdf("Bản hai"));
        using var legal = await province.OfficerAsync("quantri.tinh");
        await legal.GetAsync(address);
        legal.Text.ShouldNotContain("Tải tệp");
        await legal.UploadFormAsync(Keep, "file", "quyet dinh.exe", first);
        legal.Text.ShouldContain("Tải tệp (PDF");

        // Who reads the register takes it away: by its own kind, saved, with nothing that runs.
        using var auditor = await province.OfficerAsync("kiemtra.tinh");
        await auditor.GetAsync($"{address}?handler=File");
        auditor.Status.ShouldBe(HttpStatusCode.OK);
        (await auditor.Response.Content.ReadAsByteArrayAsync()).ShouldBe(first);
        var headers = auditor.Response.Content.Headers;
        headers.ContentType!.MediaType.ShouldBe("application/pdf");
        headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        headers.ContentDisposition.FileNameStar!.ShouldEndWith(".pdf");
        headers.ContentDisposition.FileNameStar!.ShouldStartWith("Quyết định số ");
        auditor.Response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        auditor.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        await auditor.GetAsync(address);
        auditor.Text.ShouldNotContain("Thay tệp");

        // Another in its place needs the reason; the same again is nothing new.
        await legal.GetAsync(address);
        await legal.UploadFormAsync(Keep, "file", "b.pdf", second);
        legal.Text.ShouldContain("Ghi lý do");
        await legal.UploadFormAsync(Keep, "file", "b.pdf", second, ("FileWhy", "Bản scan rõ hơn"));
        await legal.UploadFormAsync(Keep, "file", "b.pdf", second, ("FileWhy", "Bản scan rõ hơn"));
        await legal.GetAsync($"{address}?handler=File");
        (await legal.Response.Content.ReadAsByteArrayAsync()).ShouldBe(second);

        await legal.GetAsync(address);
        await legal.SubmitFormAsync(Withdraw, ("WithdrawWhy", ""));
        legal.Text.ShouldContain("Ghi lý do");
        await legal.SubmitFormAsync(Withdraw, ("WithdrawWhy", "Nhầm văn bản"));
        legal.Text.ShouldNotContain("Tải tệp");
        await legal.GetAsync($"{address}?handler=File");
        legal.Status.ShouldBe(HttpStatusCode.NotFound);

        var subject = $"instrument/{SampleIds.For("instrument/uy-quyen-sang-kien")}";
        var told = await province.Site.DoAsync((_, db) => db.Set<Act>().Where(act => act.Subject == subject && act.Name.StartsWith("instrument.file")).OrderBy(act => act.Seq).Select(act => act.Name + " " + act.Why).ToListAsync());
        told.ShouldBe(["instrument.file-kept ", "instrument.file-kept Bản scan rõ hơn", "instrument.file-withdrawn Nhầm văn bản"]);
    }

    [Fact]
    public async Task What_is_no_paper_is_refused_in_words()
    {
        using var legal = await province.OfficerAsync("quantri.tinh");
        await legal.GetAsync(Page("phu-trach"));
        foreach (var (name, content, says) in new (string, byte[], string)[]
        {
            ("trang.pdf", "<html><script>alert(1)</script></html>"u8.ToArray(), "Không nhận loại tệp này"),
            ("rong.pdf", [], "Tệp không có nội dung"),
            ("chay.pdf", "MZ\x90\0\x03"u8.ToArray(), "Không nhận loại tệp này"),
            ("hong.pdf", SampleFiles.Pdf("x")[..^20], "bị hỏng"),
            ("../../etc/passwd.pdf", "GIF89a"u8.ToArray(), "Không nhận loại tệp này"),
        })
        {
            await legal.UploadFormAsync(Keep, "file", name, content);
            legal.Status.ShouldBe(HttpStatusCode.OK, name);
            legal.Text.ShouldContain(says, Case.Sensitive, name);
        }

        legal.Text.ShouldNotContain("Tải tệp");
    }

    [Theory]
    [InlineData("kiemtra.tinh")]
    [InlineData("giamdoc.skhcn")]
    public async Task Only_the_legal_unit_of_the_province_changes_it(string who)
    {
        using var legal = await province.OfficerAsync("quantri.tinh");
        using var other = await province.OfficerAsync(who);
        await other.GetAsync(Page("phu-trach"));
        other.Page.QuerySelector(Keep).ShouldBeNull();

        // The form of somebody else's page, its own token in it.
        await other.GetAsync("/lam-viec/tham-quyen/van-ban/moi");
        var token = other.Page.QuerySelector("input[name=__xacthuc]")?.GetAttribute("value");
        await other.PostAsync($"{Page("phu-trach")}?handler=Keep", ("__xacthuc", token ?? ""));
        other.Status.ShouldBe(token is null ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden);
        await other.PostAsync($"{Page("phu-trach")}?handler=Withdraw", ("__xacthuc", token ?? ""), ("WithdrawWhy", "x"));
        other.Status.ShouldBe(token is null ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden);
        await legal.GetAsync(Page("phu-trach"));
        await legal.GetAsync($"{Page("phu-trach")}?handler=File");
        legal.Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
