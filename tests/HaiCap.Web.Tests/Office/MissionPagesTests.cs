using System.Net;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>The ministry's office signs in at a province's house, opens a programme, names a delegation, sets its journey; the places read who comes.</summary>
public sealed class MissionPagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private static readonly string Sample = $"/lam-viec/doan-cong-tac/{SampleIds.For("mission/2083")}";

    [Fact]
    public async Task From_a_decision_to_the_calendar_of_the_place()
    {
        using var office = await province.OfficerAsync("thuky.bo");
        await office.GetAsync("/lam-viec/doan-cong-tac/mo");
        await office.SubmitFormAsync("form.programme-form", ("Title", "Khảo sát đợt hai"));
        office.Text.ShouldContain("Chọn quyết định mở chương trình.");
        office.Text.ShouldContain("Ghi ngày bắt đầu và ngày kết thúc");
        office.Page.QuerySelector("#Title")!.GetAttribute("value").ShouldBe("Khảo sát đợt hai");
        await office.SubmitFormAsync(
            "form.programme-form", ("Instrument", SampleIds.For("instrument/bo/2083").ToString()), ("Begins", "2026-12-01"), ("Ends", "2026-12-05"), ("Purpose", "Nghe khó khăn của cấp xã"), ("Prepares", "Báo cáo ba tháng"));
        office.Text.ShouldContain("Quyết định số 2083/QĐ-BKHCN");
        var page = office.At.AbsolutePath;

        await office.GetAsync($"{page}/doan/sua");
        var head = office.Page.QuerySelectorAll("#can-bo option").Select(one => one.GetAttribute("value")!).First(one => one.EndsWith("– Cục trưởng, Cục Sở hữu trí tuệ", StringComparison.Ordinal));
        await office.SubmitFormAsync("form.delegation-form", ("Members[0].Who", head), ("Places[0].Place", "Nghệ Ann"));
        office.Text.ShouldContain("Đoàn cần ít nhất một thư ký.");
        office.Text.ShouldContain("Không tìm thấy đúng một nơi tên “Nghệ Ann”.");
        office.Page.QuerySelector("#m-0-who")!.GetAttribute("value").ShouldBe(head);
        await office.SubmitFormAsync(
            "form.delegation-form", ("Members[1].Part", "Secretary"), ("Members[1].Who", "Đỗ Thị Hà"), ("Members[1].Unit", "Báo KH&PT"), ("Places[0].Place", "Nghệ An"), ("Places[1].Place", "Phường Trường Vinh, Nghệ An"), ("Places[1].Contact", "Giám đốc Trung tâm"));
        office.Text.ShouldContain("Đỗ Thị Hà, Báo KH&PT");
        office.Text.ShouldContain("Giám đốc Trung tâm");
        var delegation = office.At.AbsolutePath;

        using var leader = await province.OfficerAsync("cuctruong.shtt.bo");
        await leader.GetAsync($"{delegation}/lich");
        await leader.SubmitFormAsync("form.stop-form", ("Title", "Khảo sát quầy tiếp nhận"));
        leader.Text.ShouldContain("Chọn nơi đến của đoàn.");
        leader.Text.ShouldContain("kết thúc sau bắt đầu.");
        await leader.SubmitFormAsync("form.stop-form", ("Kind", "SiteVisit"), ("Place", "16690"), ("Venue", "Trung tâm PVHCC"), ("Day", "2026-12-07"), ("From", "08:00"), ("To", "09:30"), ("Prepares", "Bố trí máy tính"));
        leader.Text.ShouldContain("ngoài thời gian của chương trình");
        (await leader.GetAsync($"{page}/doan/sua", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);

        await office.GetAsync(delegation);
        await office.GetAsync(office.Page.QuerySelector("table.itinerary a")!.GetAttribute("href")!);
        await office.SubmitFormAsync("form.stop-form", ("Day", "2026-12-02"));
        office.Text.ShouldNotContain("ngoài thời gian của chương trình");
        await office.GetAsync(page);
        office.Page.QuerySelectorAll("table.mission-days td").Select(cell => cell.TextContent.Trim()).ShouldBe(["08:00–09:30 Phường Trường Vinh"]);

        using var commune = await province.OfficerAsync("tiepnhan.truongvinh");
        await commune.GetAsync("/lam-viec/doan-cong-tac");
        commune.Text.ShouldContain("Khảo sát đợt hai");
        await commune.GetAsync(page);
        commune.Text.ShouldContain("Bố trí máy tính");
        commune.Text.ShouldContain("Báo cáo ba tháng");
        commune.Page.QuerySelector("a[href$='/doan/sua']").ShouldBeNull();
        (await commune.GetAsync($"{delegation}/lich", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);

        await commune.GetAsync("/lam-viec/doan-cong-tac");
        await commune.SubmitFormAsync("form.link-form");
        var link = commune.Page.QuerySelector(".feed-link")!.TextContent;
        using var phone = province.Site.Visit();
        await phone.GetAsync(new Uri(link).AbsolutePath);
        phone.Status.ShouldBe(HttpStatusCode.OK);
        var feed = await phone.Response.Content.ReadAsStringAsync();
        feed.ShouldStartWith("BEGIN:VCALENDAR\r\n");
        feed.ShouldContain("Khảo sát quầy tiếp nhận");
        feed.ShouldNotContain("UBND và Sở", Case.Sensitive, "the province's meeting is not the commune's");
        (await phone.GetAsync("/lich-doan/4000.ics")).Status.ShouldBe(HttpStatusCode.NotFound);

        await office.GetAsync(delegation);
        await office.GetAsync(office.Page.QuerySelector("table.itinerary a")!.GetAttribute("href")!);
        await office.SubmitFormAsync("form.cancel-form", ("Why", ""));
        office.Text.ShouldContain("Ghi lý do.");
        await office.SubmitFormAsync("form.cancel-form", ("Why", "Bão số 5"));
        office.Text.ShouldContain("đã hủy");
        await phone.GetAsync(new Uri(link).AbsolutePath);
        (await phone.Response.Content.ReadAsStringAsync()).ShouldContain("STATUS:CANCELLED");
    }

    [Theory]
    [InlineData("thuky.bo", 200, 200, 200)]
    [InlineData("chanhvanphong.bo", 200, 200, 200)]
    [InlineData("botruong.bo", 200, 200, 200)]
    [InlineData("cuctruong.buxa.bo", 200, 403, 200)]
    [InlineData("chuyenvien.buxa.bo", 200, 403, 403)]
    [InlineData("quantri.bo", 403, 403, 403)]
    [InlineData("giamdoc.skhcn", 200, 403, 403)]
    [InlineData("chuyenvien.vanphong", 200, 403, 403)]
    [InlineData("tiepnhan.vinhphu", 404, 404, 404)]
    public async Task Who_sees_and_who_runs_the_programme_of_the_ministry(string user, int seen, int named, int arranged)
    {
        using var visitor = await province.OfficerAsync(user);
        ((int)(await visitor.GetAsync(Sample, follow: false)).Status).ShouldBe(seen);
        ((int)(await visitor.GetAsync($"{Sample}/doan/sua/6", follow: false)).Status).ShouldBe(named);
        ((int)(await visitor.GetAsync($"{Sample}/doan/6/lich", follow: false)).Status).ShouldBe(arranged);
    }

    [Fact]
    public async Task The_ministrys_officer_is_signed_in_out_and_locked_out_as_others_are()
    {
        using var office = await province.OfficerAsync("chuyenvien.shtt.bo");
        await office.GetAsync("/tai-khoan");
        office.Text.ShouldContain("Cục Sở hữu trí tuệ");
        await office.GetAsync("/lam-viec/kien-nghi");
        office.Status.ShouldBe(HttpStatusCode.OK);
        await office.GetAsync("/dang-xuat");
        await office.SubmitFormAsync("main form");
        (await office.GetAsync("/lam-viec/kien-nghi", follow: false)).Status.ShouldBe(HttpStatusCode.Redirect);

        using var wrong = province.Site.Visit();
        await wrong.GetAsync("/dang-nhap/can-bo");
        for (var tries = 0; tries < 5; tries++)
        {
            await wrong.SubmitFormAsync("main form", ("UserName", "chuyenvien.shtt.bo"), ("Password", "sai mật khẩu"));
        }

        wrong.Text.ShouldContain("Tài khoản tạm khóa 15 phút");
    }
}
