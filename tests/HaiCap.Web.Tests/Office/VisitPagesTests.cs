using System.Net;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>A visit by its pages: written down on a phone, kept when the line is cut, read by the place.</summary>
public sealed class VisitPagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private static readonly string Visit = $"/lam-viec/doan-cong-tac/diem/{SampleIds.For("stop/2083/38/2")}";

    [Fact]
    public async Task A_member_writes_it_down_and_a_draft_outlives_the_line()
    {
        using var member = await province.OfficerAsync("chuyenvien.buxa.bo");
        await member.GetAsync($"/lam-viec/doan-cong-tac/{SampleIds.For("mission/2083")}/doan/6");
        member.Page.QuerySelector($"a[href='{Visit}']").ShouldNotBeNull();
        await member.GetAsync(Visit);
        member.Text.ShouldContain("Chưa ghi gì.");
        await member.GetAsync($"{Visit}/ghi");
        member.Page.QuerySelector("#p-0-title")!.GetAttribute("value").ShouldBe("Cục trưởng", "who travels stands there already");

        var token = member.Page.QuerySelector("input[name=__xacthuc]")!.GetAttribute("value")!;
        await member.PostAsync($"{Visit}/ghi?handler=Keep", ("__xacthuc", token), ("Notes", "Đang nói về đường truyền"), ("Agenda[0].Lead", "Cục trưởng"), ("Revision", "0"));
        member.Status.ShouldBe(HttpStatusCode.OK);
        (await member.Response.Content.ReadAsStringAsync()).ShouldContain("\"at\":");

        // The line came back on another day: what was typed stands there.
        using var again = await province.OfficerAsync("chuyenvien.buxa.bo");
        await again.GetAsync($"{Visit}/ghi");
        again.Text.ShouldContain("Bản nháp của bạn, chưa gửi.");
        again.Page.QuerySelector("#Notes")!.TextContent.ShouldContain("Đang nói về đường truyền");
        await again.SubmitFormAsync("form.visit-form");
        again.Text.ShouldContain("thì cần nội dung.");
        again.Page.QuerySelector("#a-0-lead")!.GetAttribute("value").ShouldBe("Cục trưởng");
        await again.SubmitFormAsync("form.visit-form", ("Agenda[0].Subject", "Nghe báo cáo"), ("Agenda[0].At", "08:00"), ("People[0].Name", "Trần Thị Bình"), ("People[0].Side", "Place"));
        again.Text.ShouldContain("Nghe báo cáo");
        again.Text.ShouldContain("Trần Thị Bình");
        await again.GetAsync($"{Visit}/ghi");
        again.Text.ShouldNotContain("Bản nháp của bạn");

        using var secretary = await province.OfficerAsync("thuky6.bo");
        await secretary.GetAsync($"{Visit}/ghi");
        await again.SubmitFormAsync("form.visit-form", ("Notes", "Đường truyền chậm từ 8 giờ"));
        await secretary.SubmitFormAsync("form.visit-form", ("Notes", "Thiếu máy quét"));
        secretary.Text.ShouldContain("Người khác vừa xử lý việc này trước.");
        secretary.Text.ShouldContain("Đường truyền chậm từ 8 giờ");
        secretary.Page.QuerySelector("#Notes")!.TextContent.ShouldContain("Thiếu máy quét");
        await secretary.SubmitFormAsync("form.visit-form", ("Notes", "Đường truyền chậm từ 8 giờ. Thiếu máy quét"));
        secretary.Text.ShouldContain("Đường truyền chậm từ 8 giờ. Thiếu máy quét");
    }

    [Fact]
    public async Task The_place_reads_and_others_find_nothing()
    {
        var there = $"/lam-viec/doan-cong-tac/diem/{SampleIds.For("stop/2083/40/2")}";
        using var commune = await province.OfficerAsync("tiepnhan.truongvinh");
        (await commune.GetAsync(there)).Status.ShouldBe(HttpStatusCode.OK);
        commune.Page.QuerySelector("a[href$='/ghi']").ShouldBeNull();
        (await commune.GetAsync($"{there}/ghi", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var elsewhere = await province.OfficerAsync("tiepnhan.vinhphu");
        (await elsewhere.GetAsync(there, follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var other = await province.OfficerAsync("cuctruong.shtt.bo");
        (await other.GetAsync(there, follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync($"{there}/ghi", follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var office = await province.OfficerAsync("thuky.bo");
        (await office.GetAsync(there)).Status.ShouldBe(HttpStatusCode.OK);
        (await office.GetAsync($"{there}/ghi", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
