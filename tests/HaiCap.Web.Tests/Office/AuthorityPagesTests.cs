using System.Net;
using System.Text.Json;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using HaiCap.Web.Tests.Api;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>The register of authority by its real forms, the public page and the API. The site's clock stands at 6 July 2026.</summary>
public sealed class AuthorityPagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task The_trial_form_answers_with_the_chain_and_the_refusals_of_the_sample()
    {
        using var legal = await province.OfficerAsync("quantri.tinh");
        await legal.GetAsync("/lam-viec/tham-quyen?thuTuc=2.002385&noi=&ngay=2026-07-06");
        legal.Status.ShouldBe(HttpStatusCode.OK);
        var answer = legal.Page.QuerySelector("#tra-loi")!.TextContent;
        answer.ShouldContain("Sở Khoa học và Công nghệ tỉnh Nghệ An");
        answer.ShouldContain("TUQ. (thừa ủy quyền), của Chủ tịch Ủy ban nhân dân tỉnh Nghệ An");
        legal.Page.QuerySelectorAll("#tra-loi ol.chain li").Length.ShouldBe(3);
        await legal.GetAsync("/lam-viec/tham-quyen?thuTuc=1.013792&noi=16822&ngay=2026-07-02");
        legal.Page.QuerySelector("#tra-loi")!.TextContent.ShouldContain("đang khuyết");
        await legal.GetAsync("/lam-viec/tham-quyen?thuTuc=1.013792&noi=&ngay=2025-06-30");
        legal.Page.QuerySelector("#tra-loi")!.TextContent.ShouldContain("UBND cấp huyện");
        await legal.GetAsync("/lam-viec/tham-quyen?tim=so+huu+tri+tue&caCu=true");
        legal.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
    }

    [Fact]
    public async Task An_instrument_is_recorded_mended_and_ended_and_a_grant_rests_on_it_until_then()
    {
        using var legal = await province.OfficerAsync("quantri.tinh");
        await legal.GetAsync("/lam-viec/tham-quyen/van-ban/moi");
        await legal.SubmitAsync(("Number", ""), ("SignedOn", ""));
        legal.Text.ShouldContain("Nhập ngày.");
        await legal.SubmitAsync(("Kind", "Decision"), ("Number", "4000/QĐ-UBND"), ("Issuer", "Chủ tịch UBND tỉnh"), ("Title", "Ủy quyền thử"), ("SignedOn", "2026-07-06"), ("InForceFrom", "2026-07-06"), ("Articles", "Điều 1 | Ủy quyền <b>"));
        legal.Path.ShouldStartWith("/lam-viec/tham-quyen/van-ban/");
        var instrument = legal.Path.Split('/')[^1];
        legal.Text.ShouldContain("Quyết định số 4000/QĐ-UBND");
        legal.Text.ShouldContain("Điều 1. Ủy quyền <b>");

        await legal.GetAsync($"/lam-viec/tham-quyen/van-ban/{instrument}/sua");
        await legal.SubmitAsync(("Title", "Ủy quyền thử, đã sửa"), ("Replaces", "2108/QĐ-UBND"));
        legal.Text.ShouldContain("Ủy quyền thử, đã sửa");
        legal.Text.ShouldContain("Thay thế");
        await legal.GetAsync($"/lam-viec/tham-quyen/van-ban/{SampleIds.For("instrument/uy-quyen-sang-kien")}");
        legal.Text.ShouldContain("Được thay thế bởi");

        // An authorisation without an end is refused by the field; with one it stands.
        await legal.GetAsync("/lam-viec/tham-quyen/moi");
        (string, string)[] facts =
        [
            ("Instrument", instrument), ("Article", "Điều 1"), ("Kind", "Authorisation"), ("Parent", SampleIds.For("grant/sang-kien-tinh").ToString()), ("To", "agency:H41.19"), ("Codes", "1.014597"), ("ValidFrom", "2026-07-06"),
        ];
        await legal.SubmitAsync([.. facts, ("ValidTo", "")]);
        legal.Text.ShouldContain("Ủy quyền phải có thời hạn");
        await legal.SubmitAsync([.. facts, ("ValidTo", "2027-07-05")]);
        var grant = legal.Path;
        grant.ShouldStartWith("/lam-viec/tham-quyen/");
        legal.Text.ShouldContain("Đang hiệu lực");
        (await AgencyAsync("1.014597")).ShouldBe("H41.19");

        // The director of a department may not take back what the chairman gave.
        using var director = await province.OfficerAsync("giamdoc.skhcn");
        await director.GetAsync(grant);
        director.Status.ShouldBe(HttpStatusCode.OK);
        director.Text.ShouldNotContain("Thu hồi ngay");

        await legal.GetAsync(grant);
        await legal.SubmitAsync(("Why", ""), ("how", "revoke"));
        legal.Text.ShouldContain("Ghi lý do");
        await legal.SubmitAsync(("Why", "Quyết định 4001/QĐ-UBND"), ("how", "revoke"));
        legal.Text.ShouldContain("Đã thu hồi");
        (await AgencyAsync("1.014597")).ShouldBe("H41");

        await legal.GetAsync($"/lam-viec/tham-quyen/van-ban/{instrument}");
        await legal.SubmitFormAsync("main form:has(#LastDay)", ("LastDay", "2026-07-31"), ("Why", "Hết việc"));
        legal.Text.ShouldContain("06/07/2026 – 31/07/2026");
    }

    [Fact]
    public async Task A_deputy_is_charged_with_a_vacant_post_and_released()
    {
        using var legal = await province.OfficerAsync("quantri.tinh");
        await legal.GetAsync("/lam-viec/tham-quyen/phu-trach");
        var deputy = legal.Page.QuerySelectorAll("#Position option").Single(option => option.TextContent.Contains("Keng Đu", StringComparison.Ordinal) && option.TextContent.Contains("Phó Chủ tịch", StringComparison.Ordinal));
        await legal.SubmitAsync(("Position", deputy.GetAttribute("value")!), ("Instrument", SampleIds.For("instrument/phu-trach").ToString()), ("From", "2026-07-06"), ("To", ""));
        legal.Page.QuerySelectorAll("tbody tr").ShouldContain(row => row.TextContent.Contains("Keng Đu", StringComparison.Ordinal));
        await legal.GetAsync("/lam-viec/tham-quyen?thuTuc=1.013792&noi=16822");
        legal.Page.QuerySelector("#tra-loi")!.TextContent.ShouldContain("KT. (ký thay người đứng đầu)");
    }

    [Fact]
    public async Task Coverage_shows_the_vacancy_drills_into_it_and_is_exported()
    {
        using var auditor = await province.OfficerAsync("kiemtra.tinh");
        await auditor.GetAsync("/lam-viec/tham-quyen/ma-tran?ngay=2026-07-01&loi=true");
        auditor.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(6);
        auditor.Text.ShouldContain("0 khoảng trống, 0 chồng lấn, 6 chức vụ khuyết.");
        await auditor.GetAsync(auditor.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        auditor.Page.QuerySelector("tbody tr th")!.TextContent.ShouldContain("Keng Đu");
        await auditor.GetAsync("/lam-viec/tham-quyen/ma-tran?ngay=2026-07-01&loi=true&handler=Csv");
        auditor.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await auditor.Response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(7);
        await auditor.GetAsync("/lam-viec/tham-quyen/thay-doi?noi=16681");
        auditor.Text.ShouldContain("UBND cấp huyện");
        auditor.Text.ShouldContain("Giám đốc Sở Khoa học và Công nghệ tỉnh Nghệ An (TUQ.)");

        // The same as a paper, and the matrix as a workbook.
        await auditor.GetAsync(auditor.Page.QuerySelector("a[href*='handler=Pdf']")!.GetAttribute("href")!);
        auditor.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        var paper = string.Join(' ', (await Poppler.TextAsync(await auditor.Response.Content.ReadAsByteArrayAsync())).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        paper.ShouldContain("Ủy ban nhân dân phường Thành Vinh");
        paper.ShouldContain("So sánh ngày 30 tháng 6 năm 2025 với ngày 01 tháng 7 năm 2025");
        paper.ShouldContain("Phát thanh, truyền hình và thông tin điện tử (2 thủ tục)");
        await auditor.GetAsync("/lam-viec/tham-quyen/thay-doi?noi=99999&handler=Pdf");
        auditor.Text.ShouldContain("Không có xã, phường với mã này");
        await auditor.GetAsync("/lam-viec/tham-quyen/ma-tran?ngay=2026-07-01&loi=true&handler=Xlsx");
        auditor.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    [Fact]
    public async Task The_public_page_and_the_api_say_the_same()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/thu-tuc/1.013792/ai-quyet-dinh?noi=16681&ngay=2026-07-01");
        visitor.Text.ShouldContain("Ủy ban nhân dân phường Thành Vinh");
        visitor.Text.ShouldContain("Nghị định số 132/2025/NĐ-CP");
        await visitor.GetAsync("/thu-tuc/1.013792/ai-quyet-dinh?ngay=2026-07-01");
        visitor.Text.ShouldContain("cần biết xã, phường nào");
        await visitor.GetAsync("/thu-tuc/1.013792/ai-quyet-dinh?noi=99999&ngay=hom-nay");
        visitor.Text.ShouldContain("Chọn ngày");

        using var told = await ApiAsync("/api/v1/competence?procedure=2.002385&place=16681&on=2026-07-01");
        var root = told.RootElement;
        root.GetProperty("agency").GetProperty("code").GetString().ShouldBe("H41.19");
        root.GetProperty("signingForm").GetString().ShouldBe("TUQ.");
        var chain = root.GetProperty("chain").EnumerateArray().ToList();
        chain.Select(link => link.GetProperty("instrument").GetString()).ShouldBe(["Luật số 18/2008/QH12", "Nghị định số 133/2025/NĐ-CP", "Quyết định số 2107/QĐ-UBND"]);
        root.GetProperty("position").GetString().ShouldBe("Giám đốc");
        (chain[2].GetProperty("article").GetString(), chain[2].GetProperty("to").GetString()).ShouldBe(("Điều 1", "Giám đốc Sở Khoa học và Công nghệ tỉnh Nghệ An"));
        chain[1].GetProperty("from").GetString().ShouldBe("Bộ Khoa học và Công nghệ");
        using var own = await ApiAsync("/api/v1/competence?procedure=1.014597&on=2026-07-01");
        own.RootElement.GetProperty("signingForm").GetString().ShouldBe("direct");
        using var covered = await ApiAsync("/api/v1/competence?procedure=2.000212&on=2025-08-05");
        covered.RootElement.GetProperty("signingForm").GetString().ShouldBe("KT.");
        using var gap = await ApiAsync("/api/v1/competence?procedure=1.013792");
        (gap.RootElement.GetProperty("outcome").GetString(), gap.RootElement.GetProperty("reason").GetString()).ShouldBe(("none", "placeNeeded"));
        using var api = new ApiClient(province.Site, null);
        (await api.GetAsync("/api/v1/competence?procedure=9.999999")).Status.ShouldBe(404);
        (await api.GetAsync("/api/v1/competence?procedure=2.002385&place=01234")).Status.ShouldBe(422);
    }

    private async Task<string?> AgencyAsync(string procedure)
    {
        using var told = await ApiAsync($"/api/v1/competence?procedure={procedure}");
        return told.RootElement.GetProperty("agency").GetProperty("code").GetString();
    }

    private async Task<JsonDocument> ApiAsync(string url)
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync(url);
        return JsonDocument.Parse(await visitor.Response.Content.ReadAsStringAsync());
    }
}
