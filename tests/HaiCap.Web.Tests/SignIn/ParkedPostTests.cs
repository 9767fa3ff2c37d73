using System.Text;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.SignIn;

/// <summary>The page that changes the password stands for any form behind the door.</summary>
public sealed class ParkedPostTests(Site site) : IClassFixture<Site>
{
    private const string New = "Mat-khau-da-go-26";

    private async Task<Visitor> SendLateAsync(string userName)
    {
        await site.OfficerAsync(userName);
        var visitor = site.Visit();
        await visitor.SignInAsync(userName);
        await visitor.GetAsync("/tai-khoan/mat-khau");
        site.Clock.Advance(TimeSpan.FromMinutes(40));
        await visitor.SubmitAsync(("Password", Site.Password), ("NewPassword", New), ("Repeat", New));
        visitor.Path.ShouldStartWith("/mo-khoa");
        return visitor;
    }

    [Fact]
    public async Task A_form_sent_to_a_locked_session_is_sent_again_after_unlocking()
    {
        using var visitor = await SendLateAsync("gui.muon");
        await visitor.SubmitAsync(("Password", Site.Password));
        visitor.Path.ShouldStartWith("/khoi-phuc/");
        var parked = Guid.Parse(visitor.Path["/khoi-phuc/".Length..]);
        visitor.Text.ShouldContain("vẫn còn");
        await visitor.SubmitAsync();
        visitor.Text.ShouldContain("Đã đổi mật khẩu");
        (await site.DoAsync((_, db) => db.Set<ParkedPost>().AnyAsync(post => post.Id == parked))).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_parked_cannot_be_read_in_the_database_nor_by_another_person()
    {
        using var visitor = await SendLateAsync("chu.that");
        var row = await site.DoAsync((_, db) => db.Set<ParkedPost>().OrderByDescending(p => p.ExpiresAt).FirstAsync());
        Encoding.UTF8.GetString(row.Content).ShouldNotContain(New);

        await site.OfficerAsync("nguoi.khac");
        using var other = site.Visit();
        await other.SignInAtAsync($"/dang-nhap/can-bo?ReturnUrl=%2Fkhoi-phuc%2F{row.Id}", "nguoi.khac", Site.Password);
        other.Path.ShouldBe($"/khoi-phuc/{row.Id}");
        other.Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        other.Text.ShouldNotContain(New);
        await visitor.SubmitAsync(("Password", Site.Password));
        visitor.Text.ShouldContain("vẫn còn");
    }

    [Fact]
    public async Task After_a_day_it_is_gone()
    {
        using var visitor = await SendLateAsync("hom.sau");
        site.Clock.Advance(TimeSpan.FromHours(25));
        await visitor.SubmitAsync(("Password", Site.Password));
        visitor.Path.ShouldStartWith("/khoi-phuc/");
        visitor.Text.ShouldContain("Không còn nội dung nào");
    }

    [Fact]
    public async Task A_citizen_whose_session_ran_out_signs_in_again_and_finds_what_was_typed()
    {
        using var visitor = site.Visit();
        await visitor.GetAsync("/dang-nhap/cong-dan-mau");
        await visitor.SubmitAsync();
        await visitor.GetAsync("/tai-khoan");
        var first = visitor.Page.QuerySelector("main dd")!.TextContent;
        site.Clock.Advance(TimeSpan.FromMinutes(45));
        await visitor.SubmitFormAsync("main form[action*=Everywhere]", ("GhiChu", "Ba trang đơn đã gõ"));
        visitor.Path.ShouldStartWith("/dang-nhap?ReturnUrl=");
        await visitor.GetAsync(visitor.Page.QuerySelector("a[href*=cong-dan-mau]")!.GetAttribute("href")!);
        await visitor.SubmitAsync();
        visitor.Path.ShouldStartWith("/khoi-phuc/");
        visitor.Text.ShouldContain("Ba trang đơn đã gõ");
        visitor.Page.QuerySelector(".head-tools")!.TextContent.ShouldContain(first);
    }

    [Fact]
    public async Task A_form_without_any_session_is_not_parked()
    {
        using var visitor = site.Visit();
        var before = await site.DoAsync((_, db) => db.Set<ParkedPost>().CountAsync());
        await visitor.GetAsync("/dang-nhap/can-bo");
        var form = visitor.Page.QuerySelector("main form")!;
        form.SetAttribute("action", "/tai-khoan/mat-khau");
        await visitor.SubmitAsync(("NewPassword", New));
        visitor.Path.ShouldStartWith("/dang-nhap");
        (await site.DoAsync((_, db) => db.Set<ParkedPost>().CountAsync())).ShouldBe(before);
    }
}
