using HaiCap.Core.Acts;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.SignIn;

/// <summary>The same host over PostgreSQL: sessions, lock, parked post and acts in one walk.</summary>
public sealed class PostgresSignInTests
{
    [Fact]
    public async Task Sign_in_lock_park_and_restore_work_on_postgres()
    {
        await using var site = new Site("Development", ["--HaiCap:Sample=true"], provider: Provider.Postgres);
        await site.InitializeAsync();
        await site.OfficerAsync("tren.pg");
        using var visitor = site.Visit();
        await visitor.SignInAsync("tren.pg", "sai");
        await visitor.SignInAsync("tren.pg");
        await visitor.GetAsync("/tai-khoan/mat-khau");
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        await visitor.SubmitAsync(("Password", Site.Password), ("NewPassword", "Mat-khau-moi-2026"), ("Repeat", "Mat-khau-moi-2026"));
        await visitor.SubmitAsync(("Password", Site.Password));
        await visitor.SubmitAsync();
        visitor.Text.ShouldContain("Đã đổi mật khẩu");
        await visitor.SubmitFormAsync("main form[action*=Everywhere]");
        (await site.DoAsync((_, db) => db.Set<SignInSession>().CountAsync(s => s.EndedAt == null))).ShouldBe(0);
        (await site.DoAsync((_, db) => db.Set<Act>().OrderBy(a => a.Seq).Select(a => a.Name).ToListAsync())).ShouldBe(
            ["account.created", "account.sign-in-failed", "account.signed-in", "account.password-changed", "account.sessions-ended"]);
    }
}
