using HaiCap.Core.Acts;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.SignIn;

public sealed class SecondFactorTests(Site site) : IClassFixture<Site>
{
    private string CodeOf(string secret) => Totp.CodeAt(secret, Totp.StepAt(site.Clock.GetUtcNow()));

    /// <summary>Signs in and sets the second factor through the page. Returns the secret and the recovery codes.</summary>
    private async Task<(string Secret, List<string> Recovery)> EnrolAsync(Visitor visitor, string userName)
    {
        await site.OfficerAsync(userName);
        await visitor.SignInAsync(userName);
        await visitor.GetAsync("/tai-khoan/xac-thuc-hai-lop");
        visitor.Page.QuerySelector(".qr svg").ShouldNotBeNull();
        var secret = visitor.Page.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.SubmitAsync(("Code", CodeOf(secret)));
        return (secret, [.. visitor.Page.QuerySelectorAll(".recovery code").Select(c => c.TextContent)]);
    }

    private async Task<Visitor> PasswordAsync(Visitor visitor, string userName)
    {
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        await visitor.SignInAsync(userName);
        visitor.Path.ShouldStartWith("/dang-nhap/can-bo/ma-xac-thuc");
        return visitor;
    }

    [Fact]
    public async Task After_enrolment_the_password_alone_is_not_enough_and_a_code_serves_once()
    {
        using var first = site.Visit();
        var (secret, recovery) = await EnrolAsync(first, "hai.lop");
        recovery.Count.ShouldBe(10);

        using var second = await PasswordAsync(site.Visit(), "hai.lop");
        await second.GetAsync("/tai-khoan");
        second.Path.ShouldStartWith("/dang-nhap");
        await PasswordAsync(second, "hai.lop");
        await second.SubmitAsync(("Code", "000000"));
        second.Text.ShouldContain("Mã xác thực không đúng");
        var code = CodeOf(secret);
        await second.SubmitAsync(("Code", code));
        second.Path.ShouldBe("/lam-viec");

        using var third = site.Visit();
        await third.SignInAsync("hai.lop");
        await third.SubmitAsync(("Code", code));
        third.Text.ShouldContain("đã dùng");
    }

    [Fact]
    public async Task The_secret_and_the_recovery_codes_are_not_in_clear_in_the_database()
    {
        using var visitor = site.Visit();
        var (secret, recovery) = await EnrolAsync(visitor, "kin");
        var account = await site.DoAsync((_, db) => db.Set<Account>().SingleAsync(a => a.UserName == "kin"));
        account.TotpSecret.ShouldNotBeNull().ShouldNotContain(secret);
        recovery.ShouldAllBe(code => !account.RecoveryCodes!.Contains(code, StringComparison.OrdinalIgnoreCase));
        (await site.DoAsync((_, db) => db.Set<Act>().Select(a => a.Data).ToListAsync())).ShouldAllBe(d => !d.Contains(secret));
    }

    [Fact]
    public async Task A_recovery_code_opens_once()
    {
        using var visitor = site.Visit();
        var (_, recovery) = await EnrolAsync(visitor, "mat.may");
        using var other = await PasswordAsync(site.Visit(), "mat.may");
        await other.SubmitAsync(("Code", recovery[3]));
        other.Path.ShouldBe("/lam-viec");
        using var again = await PasswordAsync(site.Visit(), "mat.may");
        await again.SubmitAsync(("Code", recovery[3]));
        again.Text.ShouldContain("Mã xác thực không đúng");
    }

    [Fact]
    public async Task Wrong_codes_lock_as_wrong_passwords_do()
    {
        using var visitor = site.Visit();
        var (secret, _) = await EnrolAsync(visitor, "doan.ma");
        using var guesser = await PasswordAsync(site.Visit(), "doan.ma");
        for (var i = 0; i < 5; i++)
        {
            await guesser.SubmitAsync(("Code", "111111"));
        }

        guesser.Text.ShouldContain("tạm khóa 15 phút");
        await guesser.SubmitAsync(("Code", CodeOf(secret)));
        guesser.Text.ShouldContain("tạm khóa");
    }

    [Fact]
    public async Task With_a_second_factor_a_short_password_will_do_but_then_the_factor_stays()
    {
        using var visitor = site.Visit();
        await EnrolAsync(visitor, "ngan.gon");
        await visitor.GetAsync("/tai-khoan/mat-khau");
        await visitor.SubmitAsync(("Password", Site.Password), ("NewPassword", "tam-ky-1"), ("Repeat", "tam-ky-1"));
        visitor.Text.ShouldContain("Đã đổi mật khẩu");
        await visitor.GetAsync("/tai-khoan/xac-thuc-hai-lop");
        await visitor.SubmitAsync(("Password", "tam-ky-1"));
        visitor.Text.ShouldContain("chưa đủ mạnh để dùng một mình");
        (await site.DoAsync((_, db) => db.Set<Account>().SingleAsync(a => a.UserName == "ngan.gon"))).TotpEnabled.ShouldBeTrue();
    }

    [Fact]
    public async Task Where_it_is_required_nothing_else_opens_before_it_is_set()
    {
        await using var strict = new Site("Development", ["--SignIn:RequireSecondFactor=true"]);
        await strict.InitializeAsync();
        await strict.OfficerAsync("bat.buoc");
        using var visitor = strict.Visit();
        await visitor.SignInAtAsync("/dang-nhap/can-bo?ReturnUrl=%2Ftai-khoan%2Fmat-khau", "bat.buoc", Site.Password);
        visitor.Path.ShouldStartWith("/tai-khoan/xac-thuc-hai-lop");
        visitor.Text.ShouldContain("yêu cầu xác thực hai lớp");
        var secret = visitor.Page.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.SubmitAsync(("Code", Totp.CodeAt(secret, Totp.StepAt(strict.Clock.GetUtcNow()))));
        visitor.Text.ShouldContain("Mã dự phòng");
        await visitor.GetAsync("/tai-khoan/mat-khau");
        visitor.Path.ShouldBe("/tai-khoan/mat-khau");
    }
}
