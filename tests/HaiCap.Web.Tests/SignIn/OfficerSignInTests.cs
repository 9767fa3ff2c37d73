using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.SignIn;

public sealed class OfficerSignInTests(Site site) : IClassFixture<Site>
{
    private Task<List<string>> ActsOfAsync(string userName) => site.DoAsync(async (_, db) =>
    {
        var id = (await db.Set<Account>().SingleAsync(a => a.UserName == userName)).Id;
        return await db.Set<Act>().Where(a => a.Subject == $"account/{id}").OrderBy(a => a.Seq).Select(a => a.Name).ToListAsync();
    });

    [Fact]
    public async Task The_right_password_opens_the_account_page_and_is_an_act()
    {
        await site.OfficerAsync("binh");
        using var visitor = site.Visit();
        await visitor.GetAsync("/tai-khoan");
        visitor.Path.ShouldStartWith("/dang-nhap");
        await visitor.SignInAtAsync("/dang-nhap/can-bo?ReturnUrl=%2Ftai-khoan", "Bình", Site.Password);
        visitor.Path.ShouldBe("/tai-khoan");
        visitor.Text.ShouldContain("Trần Thị Bình");
        (await ActsOfAsync("binh")).ShouldBe(["account.created", "account.signed-in"]);
        await visitor.SubmitFormAsync(".head-tools form");
        (await ActsOfAsync("binh")).Last().ShouldBe("account.signed-out");
        await visitor.GetAsync("/tai-khoan");
        visitor.Path.ShouldStartWith("/dang-nhap");
    }

    [Fact]
    public async Task A_foreign_return_address_is_not_followed()
    {
        await site.OfficerAsync("khach");
        using var visitor = site.Visit();
        await visitor.GetAsync("/dang-nhap/can-bo?ReturnUrl=" + Uri.EscapeDataString("//evil.example/"));
        await visitor.SubmitAsync(("UserName", "khach"), ("Password", Site.Password));
        visitor.At.Host.ShouldBe("localhost");
        visitor.Path.ShouldStartWith("/lam-viec");
    }

    [Fact]
    public async Task The_fifth_wrong_password_locks_and_a_quarter_of_an_hour_opens_again()
    {
        await site.OfficerAsync("khoa");
        using var visitor = site.Visit();
        for (var i = 1; i <= 4; i++)
        {
            await visitor.SignInAsync("khoa", "sai");
            visitor.Text.ShouldContain("Tên đăng nhập hoặc mật khẩu không đúng");
        }

        await visitor.SignInAsync("khoa", "sai");
        visitor.Text.ShouldContain("tạm khóa 15 phút");
        await visitor.SignInAsync("khoa");
        visitor.Path.ShouldBe("/dang-nhap/can-bo");
        visitor.Text.ShouldContain("tạm khóa");
        (await ActsOfAsync("khoa")).Count(a => a == "account.sign-in-failed").ShouldBe(5);
        (await ActsOfAsync("khoa")).ShouldContain("account.locked-out");

        site.Clock.Advance(TimeSpan.FromMinutes(16));
        await visitor.SignInAsync("khoa");
        visitor.Path.ShouldBe("/lam-viec");
    }

    [Fact]
    public async Task An_unknown_name_gets_the_same_answer_as_a_wrong_password()
    {
        using var visitor = site.Visit();
        await visitor.SignInAsync("khong.co.ai", "sai");
        visitor.Text.ShouldContain("Tên đăng nhập hoặc mật khẩu không đúng");
        visitor.Page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Password");
        visitor.Page.QuerySelector("#Password")!.GetAttribute("aria-describedby").ShouldBe("Password-error");
        visitor.Page.QuerySelector("#Password")!.GetAttribute("value").ShouldBeNull();
    }

    [Fact]
    public async Task An_account_not_used_for_45_days_is_disabled_and_says_so_only_to_its_owner()
    {
        await site.OfficerAsync("ngu.quen");
        site.Clock.Advance(TimeSpan.FromDays(46));
        using var visitor = site.Visit();
        await visitor.SignInAsync("ngu.quen", "sai");
        visitor.Text.ShouldContain("mật khẩu không đúng");
        await visitor.SignInAsync("ngu.quen");
        visitor.Text.ShouldContain("lâu ngày không đăng nhập");
        (await ActsOfAsync("ngu.quen")).ShouldContain("account.disabled");
    }

    [Theory]
    [InlineData("nhan.vien", Role.Specialist, 15)]
    [InlineData("quan.tri", Role.Administrator, 5)]
    public async Task An_idle_session_locks_and_the_password_leads_back_to_where_one_was(string userName, Role role, int minutes)
    {
        await site.OfficerAsync(userName, role);
        using var visitor = site.Visit();
        await visitor.SignInAsync(userName);
        site.Clock.Advance(TimeSpan.FromMinutes(minutes - 1));
        await visitor.GetAsync("/tai-khoan/mat-khau");
        visitor.Path.ShouldBe("/tai-khoan/mat-khau");

        site.Clock.Advance(TimeSpan.FromMinutes(minutes + 1));
        await visitor.GetAsync("/tai-khoan/mat-khau");
        visitor.Path.ShouldStartWith("/mo-khoa");
        await visitor.SubmitAsync(("Password", "sai"));
        visitor.Path.ShouldStartWith("/mo-khoa");
        await visitor.GetAsync("/tai-khoan");
        visitor.Path.ShouldStartWith("/mo-khoa");

        await visitor.GetAsync("/mo-khoa?ReturnUrl=%2Ftai-khoan%2Fmat-khau");
        await visitor.SubmitAsync(("Password", Site.Password));
        visitor.Path.ShouldBe("/tai-khoan/mat-khau");
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_session_on_the_other_device_too()
    {
        await site.OfficerAsync("hai.may");
        using var office = site.Visit();
        using var home = site.Visit();
        await office.SignInAsync("hai.may");
        await home.SignInAsync("hai.may");
        await office.GetAsync("/tai-khoan");
        office.Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(2);
        await office.SubmitFormAsync("main form[action*=Everywhere]");
        office.Path.ShouldBe("/dang-nhap");
        await home.GetAsync("/tai-khoan");
        home.Path.ShouldStartWith("/dang-nhap");
        (await ActsOfAsync("hai.may")).Last().ShouldBe("account.sessions-ended");
    }

    [Fact]
    public async Task A_new_password_signs_the_other_devices_out()
    {
        await site.OfficerAsync("doi.mat.khau");
        using var here = site.Visit();
        using var there = site.Visit();
        await here.SignInAsync("doi.mat.khau");
        await there.SignInAsync("doi.mat.khau");
        await here.GetAsync("/tai-khoan/mat-khau");
        await here.SubmitAsync(("Password", Site.Password), ("NewPassword", "ngan"), ("Repeat", "ngan"));
        here.Text.ShouldContain("ít nhất 14 ký tự");
        await here.SubmitAsync(("Password", "sai"), ("NewPassword", "Mat-khau-moi-2026"), ("Repeat", "Mat-khau-moi-2026"));
        here.Text.ShouldContain("Mật khẩu hiện tại không đúng");
        await here.SubmitAsync(("Password", Site.Password), ("NewPassword", "Mat-khau-moi-2026"), ("Repeat", "Mat-khau-moi-2026"));
        here.Text.ShouldContain("Đã đổi mật khẩu");
        await there.GetAsync("/tai-khoan");
        there.Path.ShouldStartWith("/dang-nhap");
        await there.SignInAsync("doi.mat.khau", "Mat-khau-moi-2026");
        there.Path.ShouldBe("/lam-viec");
    }

    [Fact]
    public async Task No_act_holds_a_password_or_a_secret()
    {
        await site.OfficerAsync("kin.dao");
        using var visitor = site.Visit();
        await visitor.SignInAsync("kin.dao", "bi-mat-go-sai-1");
        await visitor.SignInAsync("kin.dao");
        var told = await site.DoAsync((_, db) => db.Set<Act>().Select(a => a.Data + a.Personal + a.Why).ToListAsync());
        told.ShouldAllBe(t => t == null || (!t.Contains("bi-mat-go-sai-1") && !t.Contains(Site.Password)));
    }

    [Theory]
    [InlineData("bat.dau.cv", Role.Specialist, "/lam-viec")]
    [InlineData("bat.dau.qt", Role.Administrator, "/lam-viec/thong-ke")]
    public async Task Signing_in_begins_at_the_first_page_the_position_opens(string userName, Role role, string page)
    {
        await site.OfficerAsync(userName, role);
        using var visitor = site.Visit();
        await visitor.SignInAsync(userName);
        visitor.Path.ShouldBe(page);
    }
}
