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

    [Fact]
    public async Task A_checklist_is_kept_drawn_anew_and_sent_once()
    {
        using var office = await province.OfficerAsync("thuky.bo");
        var form = $"/lam-viec/doan-cong-tac/{SampleIds.For("mission/2083")}/phieu/khao-sat";
        await office.GetAsync(form);
        await office.SubmitFormAsync("form.form-form", ("Source", "sections: ["));
        office.Text.ShouldContain("Chưa dùng được phiếu này");

        using var member = await province.OfficerAsync("chuyenvien.buxa.bo");
        (await member.GetAsync(form, follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var visit = $"/lam-viec/doan-cong-tac/diem/{SampleIds.For("stop/2083/42/2")}";
        await member.GetAsync($"{visit}/phieu/khao-sat");
        member.Page.QuerySelector("[name=mat-dien]").ShouldBeNull();
        var token = member.Page.QuerySelector("input[name=__xacthuc]")!.GetAttribute("value")!;
        await member.PostAsync($"{visit}/phieu/khao-sat?handler=Redraw", ("__xacthuc", token), ("dien-on-dinh", "khong"));
        (await member.Response.Content.ReadAsStringAsync()).ShouldContain("name=\"mat-dien\"");
        await member.PostAsync($"{visit}/phieu/khao-sat?handler=Keep", ("__xacthuc", token), ("dien-on-dinh", "khong"), ("mat-dien", "5"), ("may-tinh", "chín"));
        member.Status.ShouldBe(HttpStatusCode.OK);
        await member.GetAsync($"{visit}/phieu/khao-sat");
        member.Page.QuerySelector("[name=mat-dien]")!.GetAttribute("value").ShouldBe("5");
        member.Page.QuerySelector("[name=may-tinh]")!.GetAttribute("value").ShouldBe("chín", "a draft keeps what was typed");
        await member.SubmitFormAsync("form.survey-form", ("viec", "gui"));
        member.Page.QuerySelector(".error-summary").ShouldNotBeNull();
        await member.SubmitFormAsync(
            "form.survey-form", ("viec", "gui"), ("duong-truyen", "cap-quang"), ("may-tinh", "9"), ("may-quet", "2"), ("can-bo", "8"), ("can-bo-cntt", "1"), ("kiem-nhiem", "chua-co"), ("co-tai-khoan", "8"),
            ("co-chu-ky", "6"), ("phan-mem-nhanh", "nhanh"));
        member.Text.ShouldContain("Số lần mất điện trong tháng");
        member.Text.ShouldContain("Cáp quang");
        await member.GetAsync($"{visit}/phieu/khao-sat");
        member.Page.QuerySelector("form.survey-form").ShouldBeNull("sent once");
    }

    [Fact]
    public async Task From_the_preparation_of_the_place_to_minutes_both_sides_approved()
    {
        var visit = $"/lam-viec/doan-cong-tac/diem/{SampleIds.For("stop/2083/40/2")}";
        using var commune = await province.OfficerAsync("chutich.truongvinh");
        await commune.GetAsync($"{visit}/phieu/chuan-bi");
        await commune.SubmitFormAsync("form.survey-form", ("viec", "them:can-bo"), ("ket-qua", "412 hồ sơ"));
        commune.Page.QuerySelector("[name='can-bo[1].ho-ten']").ShouldNotBeNull();
        await commune.SubmitFormAsync("form.survey-form", ("viec", "gui"), ("phan-cap", "Đã nhận"), ("kho-khan", "Thiếu máy quét"), ("can-bo[0].ho-ten", "Trần Thị Bình"), ("can-bo[0].chuc-vu", "Chủ tịch"));
        commune.Text.ShouldContain("412 hồ sơ");
        commune.Page.QuerySelector("form.approve-form").ShouldBeNull("nothing was written yet");

        using var head = await province.OfficerAsync("cuctruong.buxa.bo");
        await head.GetAsync($"{visit}/ghi");
        await head.SubmitFormAsync("form.visit-form", ("Agenda[0].Subject", "Xem quầy tiếp nhận"), ("People[5].Name", "Trần Thị Bình"), ("People[5].Side", "Place"), ("Notes", "Phần mềm chậm"));
        head.Text.ShouldContain("Thiếu máy quét");

        await head.GetAsync($"{visit}/anh");
        await head.UploadFormAsync("form.photo-form", "Picture", "quay.png", HaiCap.Testing.SampleFiles.Png(), ("TakenOn", "2025-08-15T14:20"));
        head.Text.ShouldContain("Ghi ảnh chụp ở đâu.");
        head.Page.QuerySelector("#TakenOn")!.GetAttribute("value").ShouldBe("2025-08-15T14:20");
        await head.UploadFormAsync("form.photo-form", "Picture", "quay.png", HaiCap.Testing.SampleFiles.Png(), ("Place", "Quầy số 3"), ("Point", "18.6796, 105.6813"));
        head.Text.ShouldContain("18.67960, 105.68130");
        var photo = head.Page.QuerySelector(".visit-photos a")!.GetAttribute("href")!;
        await commune.GetAsync(photo);
        commune.Response.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        using var elsewhere = await province.OfficerAsync("tiepnhan.vinhphu");
        (await elsewhere.GetAsync(photo, follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);

        await head.GetAsync($"{visit}/so-lieu");
        head.Text.ShouldContain("Hệ thống không có số.");
        await head.SubmitFormAsync("form.figures-form", ("Reported[Visitors]", "nhiều"));
        head.Text.ShouldContain("Ghi số không âm");
        head.Page.QuerySelector("#s-Visitors")!.GetAttribute("value").ShouldBe("nhiều");
        await head.SubmitFormAsync("form.figures-form", ("Reported[Visitors]", "2.315"));
        head.Text.ShouldContain("2.315 báo cáo");

        await head.SubmitFormAsync("form.approve-form");
        head.Text.ShouldContain("Số BB-40-");
        head.Page.QuerySelector("form.approve-form").ShouldBeNull();
        await commune.GetAsync(visit);
        await commune.SubmitFormAsync("form.approve-form", ("digest", "khác"));
        commune.Text.ShouldContain("Người khác vừa xử lý việc này trước.");
        await commune.SubmitFormAsync("form.approve-form");
        commune.Text.ShouldContain("Hai bên đã duyệt; nội dung không sửa được nữa.");
        await commune.GetAsync($"{visit}?handler=Word");
        commune.Status.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync($"{visit}?handler=Word", follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);
        await head.GetAsync(visit);
        head.Page.QuerySelector("a[href$='/ghi']").ShouldBeNull();
        (await head.GetAsync($"{visit}/ghi", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Who_signed_on_paper_is_written_down_where_a_place_has_nobody_here()
    {
        var visit = $"/lam-viec/doan-cong-tac/diem/{SampleIds.For("stop/2083/42/1")}";
        using var secretary = await province.OfficerAsync("thuky6.bo");
        await secretary.GetAsync($"{visit}/ghi");
        await secretary.SubmitFormAsync("form.visit-form", ("Agenda[0].Subject", "Xem quầy tiếp nhận"), ("People[0].Name", "Nguyễn Văn An"), ("People[5].Name", "Trần Thị Bình"), ("People[5].Side", "Place"));
        secretary.Text.ShouldContain("Nơi đến ký bản giấy");
        secretary.Text.ShouldNotContain("Trưởng đoàn ký bản giấy");
        await secretary.SubmitFormAsync("form.paper-form", ("Paper.Name", "Trần Thị Bình"), ("Paper.Day", "2026-01-05"));
        secretary.Text.ShouldContain("Ghi họ tên, chức vụ người đã ký biên bản giấy");
        secretary.Page.QuerySelector("#Paper_Name")!.GetAttribute("value").ShouldBe("Trần Thị Bình");
        secretary.Page.QuerySelector("#Paper_Name-error")!.TextContent.ShouldContain("chức vụ người đã ký");
        secretary.ErrorLinks().ShouldBe(["#Paper_Name"]);
        secretary.Page.QuerySelector("#Paper_Day")!.GetAttribute("value").ShouldBe("2026-01-05");
        await secretary.SubmitFormAsync("form.paper-form", ("Paper.Title", "Chủ tịch UBND phường"));
        secretary.Text.ShouldContain("Trần Thị Bình, Chủ tịch UBND phường · ký bản giấy ngày 05/01/2026");
        secretary.Page.QuerySelector("form.paper-form").ShouldBeNull();
        using var head = await province.OfficerAsync("cuctruong.buxa.bo");
        await head.GetAsync(visit);
        await head.SubmitFormAsync("form.approve-form");
        head.Text.ShouldContain("Hai bên đã duyệt; nội dung không sửa được nữa.");
    }
}
