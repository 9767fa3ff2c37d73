using System.Net;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>A request for help by the pages, from a commune to done, and from a stop of a delegation.</summary>
public sealed class HelpPagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task A_commune_asks_the_ministry_gives_it_to_a_unit_and_it_is_done()
    {
        using var commune = await province.OfficerAsync("tiepnhan.truongvinh");
        await commune.GetAsync("/lam-viec/ho-tro/ghi");
        await commune.SubmitFormAsync("form.help-form", ("Subject", "Chứng thư số cho công chức"), ("HowMany", "nhiều"));
        commune.Page.QuerySelector("#HowMany")!.GetAttribute("value").ShouldBe("nhiều");
        await commune.SubmitFormAsync("form.help-form", ("HowMany", "0"));
        commune.Text.ShouldContain("Ghi hỗ trợ cho ai.");
        commune.Text.ShouldContain("Ghi số lượng từ 1 đến 1.000.000.");
        await commune.SubmitFormAsync("form.help-form", ("Kind", "DataAccess"), ("ForWhom", "Công chức cấp xã"), ("HowMany", "4"), ("Addressee", "Ministry"));
        commune.Text.ShouldContain("Văn phòng Bộ đang giữ");
        commune.Text.ShouldContain("4 tài khoản");
        var page = commune.At.AbsolutePath;

        using var office = await province.OfficerAsync("thuky.bo");
        await office.GetAsync("/lam-viec/ho-tro");
        office.Text.ShouldContain("Chứng thư số cho công chức");
        await office.GetAsync(page);
        await office.SubmitFormAsync("form.assign-form", ("DueOn", "2020-01-01"), ("Unit", "G06.17"));
        office.Text.ShouldContain("Chọn ngày phải xong, từ hôm nay trở đi.");
        await office.SubmitFormAsync("form.assign-form", ("DueOn", "2031-01-01"));
        office.Text.ShouldContain("Trung tâm Công nghệ thông tin");

        using var unit = await province.OfficerAsync("chuyenvien.cntt.bo");
        await unit.GetAsync(page);
        await unit.SubmitFormAsync("form.close-form", ("Done", "true"));
        unit.Text.ShouldContain("Ghi đã làm gì, hoặc lý do không làm được.");
        await unit.SubmitFormAsync("form.close-form", ("Done", "true"), ("Outcome", "Đã cấp bốn tài khoản."));
        unit.Text.ShouldContain("đã xong");

        await commune.GetAsync(page);
        commune.Text.ShouldContain("Đã cấp bốn tài khoản.");
        commune.Page.QuerySelector("form.withdraw-form").ShouldBeNull();
        using var elsewhere = await province.OfficerAsync("tiepnhan.vinhphu");
        (await elsewhere.GetAsync(page, follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_leads_a_delegation_writes_it_down_at_the_stop()
    {
        using var head = await province.OfficerAsync("cuctruong.buxa.bo");
        await head.GetAsync($"/lam-viec/doan-cong-tac/{SampleIds.For("mission/2083")}/doan/6");
        var link = head.Page.QuerySelectorAll("table.itinerary a").Select(a => a.GetAttribute("href")!).First(href => href.Contains("/ho-tro/ghi/", StringComparison.Ordinal) && href.EndsWith($"{SampleIds.For("stop/2083/40/2")}", StringComparison.Ordinal));
        await head.GetAsync(link);
        head.Text.ShouldContain("Ghi thay Phường Trường Vinh, Tỉnh Nghệ An");
        await head.SubmitFormAsync("form.help-form", ("Subject", "Tập huấn an toàn bức xạ"), ("ForWhom", "Công chức cấp xã"), ("HowMany", "2"));
        head.Text.ShouldContain("Văn phòng Bộ đang giữ");
        var page = head.At.AbsolutePath;
        await head.SubmitFormAsync("form.withdraw-form");
        head.Text.ShouldContain("đã rút");

        using var commune = await province.OfficerAsync("chutich.truongvinh");
        (await commune.GetAsync(page, follow: false)).Status.ShouldBe(HttpStatusCode.OK);
        using var member = await province.OfficerAsync("chuyenvien.buxa.bo");
        (await member.GetAsync(link, follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
