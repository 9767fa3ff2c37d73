using System.Net;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Organizations.Sample;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Office;

/// <summary>A plan by its pages: drawn up, tried dry, reviewed by somebody else, withdrawn.</summary>
public sealed class SuccessionPagesTests(SampleSite sample) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task A_plan_is_drawn_up_tried_dry_and_agreed_to_by_a_second_person()
    {
        var instrument = await InstrumentAsync();
        using var admin = await sample.VisitAsAsync("quantri.tinh");
        await admin.GetAsync("/lam-viec/sap-xep/lap");
        await admin.SubmitFormAsync("form.plan-form", ("Title", "Nhập phòng"));
        admin.Text.ShouldContain("Nhập ngày áp dụng.");

        await admin.SubmitFormAsync(
            "form.plan-form", ("Title", "Nhập phòng bức xạ"), ("Kind", "Merge"), ("Instrument", instrument.ToString()), ("EffectiveOn", "2026-08-01"),
            ("Handings[0].From", "H41.19.05"), ("Handings[0].To", "H41.19.02"));

        admin.Path.ShouldEndWith("?xong=luu");
        admin.Text.ShouldContain("Sẽ thay đổi");
        admin.Text.ShouldContain("Phòng An toàn bức xạ và Sở hữu trí tuệ (mã H41.19.05) kết thúc hết ngày 31/07/2026");
        admin.Page.QuerySelector("form.plan-agree").ShouldBeNull();
        var page = admin.At.AbsolutePath;
        (await admin.GetAsync($"{page}?handler=Csv")).Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await admin.Response.Content.ReadAsStringAsync()).ShouldContain("Mã hồ sơ,Mã thủ tục,Thủ tục,Đơn vị cũ,Đơn vị kế thừa");

        using var chairman = await sample.VisitAsAsync("chutich.tinh");
        await chairman.GetAsync("/lam-viec/sap-xep");
        chairman.Text.ShouldContain("Nhập phòng bức xạ");
        await chairman.GetAsync(page);
        await chairman.SubmitFormAsync("form.plan-return");
        chairman.Status.ShouldBe(HttpStatusCode.OK, chairman.Text);
        chairman.Text[chairman.Text.IndexOf("Nhập phòng", StringComparison.Ordinal)..].ShouldContain("Ghi lý do.");
        await chairman.SubmitFormAsync("form.plan-agree");
        chairman.Text.ShouldContain("Phương án tự áp dụng vào ngày đã định.");

        await admin.GetAsync(page);
        await admin.SubmitFormAsync("form.plan-withdraw", ("Note", "Chờ hướng dẫn"));
        admin.Text.ShouldContain("Đã rút phương án.");
    }

    [Fact]
    public async Task What_does_not_fit_stands_beside_what_was_typed()
    {
        using var admin = await sample.VisitAsAsync("quantri.tinh");
        await admin.GetAsync("/lam-viec/sap-xep/lap");
        await admin.SubmitFormAsync(
            "form.plan-form", ("Title", "Thử"), ("EffectiveOn", "2026-08-01"), ("Handings[0].From", "H99"), ("Handings[0].To", "H41.19.02"), ("Handings[0].Fields", "Một; Hai"));
        admin.Text.ShouldContain("Không có đơn vị đang hoạt động mang mã H99.");
        admin.Text.ShouldContain("Chọn văn bản làm căn cứ");
        admin.Page.QuerySelector("#h-0-fields")!.GetAttribute("value").ShouldBe("Một; Hai");
        await admin.SubmitFormAsync("form.plan-form", ("more", "1"));
        admin.Page.QuerySelectorAll("#Handings .row-group").Length.ShouldBe(4);
    }

    [Fact]
    public async Task Nobody_else_sees_plans()
    {
        foreach (var user in new[] { "chuyenvien.atbx", "tiepnhan.truongvinh", "vanthu.skhcn", "kiemtra.tinh" })
        {
            using var visitor = await sample.VisitAsAsync(user);
            (await visitor.GetAsync("/lam-viec/sap-xep", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await visitor.GetAsync("/lam-viec/sap-xep/lap", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
        }

        using var director = await sample.VisitAsAsync("giamdoc.skhcn");
        (await director.GetAsync("/lam-viec/sap-xep/lap", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await director.GetAsync($"/lam-viec/sap-xep/{SampleIds.For("plan/none")}", follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<Guid> InstrumentAsync() => sample.Site.DoAsync(async (_, db) =>
    {
        if (await db.Set<LegalInstrument>().FirstOrDefaultAsync() is { } there)
        {
            return there.Id;
        }

        var added = db.Add(new LegalInstrument
        {
            ProvinceCode = "40", Id = Guid.CreateVersion7(), Kind = InstrumentKind.Decision, Number = "12/2026/QĐ-UBND", Issuer = "UBND tỉnh", Title = "Sắp xếp tổ chức", SignedOn = new(2026, 7, 1),
            InForceFrom = new(2026, 7, 1), Articles = "[]", Changes = "[]", Folded = "12/2026",
        }).Entity;
        await db.SaveChangesAsync();
        return added.Id;
    });
}
