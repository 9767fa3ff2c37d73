using System.Net;
using HaiCap.Core.Acts;
using HaiCap.Core.Procedures.Everyday;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Office;

public sealed class EverydayWordPagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Here = "/lam-viec/tu-thuong-dung";

    [Fact]
    public async Task A_line_is_tried_before_it_is_saved_and_then_found_by_everybody()
    {
        using var admin = await province.OfficerAsync("quantri.tinh");
        await admin.GetAsync(Here);
        admin.Page.QuerySelector(".rail a[href='/lam-viec/tu-thuong-dung']").ShouldNotBeNull();
        await admin.SubmitFormAsync("main form[method=post]", ("Said", "!!"), ("Meanings", "đăng ký khai sinh"));
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("một đến tám từ");
        admin.Page.QuerySelector("#Meanings")!.TextContent.ShouldBe("đăng ký khai sinh");

        await admin.PressAsync(
            "main button[formaction]", ("Said", "giấy cu tí"), ("Meanings", "đăng ký khai sinh"), ("thu", "giấy cu tí"));
        var tried = admin.Page.QuerySelectorAll("#ket-qua-thu ol");
        tried[0].TextContent.ShouldContain("1.001193");
        (await province.Site.DoAsync((_, db) => db.Set<EverydayWord>().CountAsync())).ShouldBe(0);

        await admin.SubmitFormAsync("main form[method=post]", ("Said", "giấy cu tí"), ("Meanings", "đăng ký khai sinh"), ("thu", "giấy cu tí"));
        admin.Status.ShouldBe(HttpStatusCode.OK);
        admin.Text.ShouldContain("Đã lưu “giấy cu tí”");
        (await province.Site.DoAsync((_, db) => db.Set<Act>().SingleAsync(act => act.Name == "everyday-word.set"))).DataAs<EverydayWordSet>().Meanings.ShouldBe(["đăng ký khai sinh"]);
        using var citizen = province.Site.Visit();
        await citizen.GetAsync("/thu-tuc?q=" + Uri.EscapeDataString("giay cu ti"));
        citizen.Page.QuerySelector(".results h2 a")!.GetAttribute("href").ShouldBe("/thu-tuc/1.001193");

        await admin.GetAsync($"{Here}?loc={Uri.EscapeDataString("cu tí")}");
        admin.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        admin.Page.QuerySelector("tbody tr")!.TextContent.ShouldContain("tỉnh, từ");
        await admin.GetAsync(admin.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        admin.Page.QuerySelector("#Said")!.GetAttribute("value").ShouldBe("giấy cu tí");
        await admin.SubmitFormAsync("main form[method=post]", ("Meanings", ""));
        await admin.GetAsync($"{Here}?loc={Uri.EscapeDataString("cu tí")}");
        admin.Page.QuerySelector("tbody tr")!.TextContent.ShouldContain("không có nghĩa riêng");
    }

    [Theory]
    [InlineData("quantri.skhcn")]
    [InlineData("tiepnhan.tinh")]
    public async Task Nobody_else_opens_it(string userName)
    {
        using var officer = await province.OfficerAsync(userName);
        await officer.GetAsync(Here);
        officer.Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
