using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Web.Api;
using HaiCap.Web.SignIn;
using HaiCap.Web.Tests.Api;
using HaiCap.Web.Tests.Support;
using Microsoft.AspNetCore.Identity;

namespace HaiCap.Web.Tests.SignIn;

public sealed class ProductionTests
{
    [Fact]
    public async Task Production_does_not_start_with_the_sample_on()
    {
        await using var site = new Site("Production", ["--HaiCap:Sample=true"]);
        (await Should.ThrowAsync<StartRefusedException>(async () => await site.InitializeAsync())).Message.ShouldContain("Production");
    }

    [Fact]
    public async Task Production_does_not_start_over_a_database_with_open_sample_accounts()
    {
        await using var site = new Site("Production", []);
        var database = await site.PrepareAsync();
        await using (var work = database.Open())
        {
            var officer = new Officer { ProvinceCode = "40", Id = Guid.CreateVersion7(database.Clock.GetUtcNow()), Name = "Mẫu", Folded = "mau" };
            work.Db.Add(officer);
            work.Db.Add(new Account
            {
                ProvinceCode = "40",
                Id = Guid.CreateVersion7(database.Clock.GetUtcNow()),
                UserName = "mau",
                OfficerId = officer.Id,
                PasswordHash = new PasswordHasher<Account>().HashPassword(null!, AccountOpening.SamplePassword),
                SecurityStamp = "s",
                IsSample = true,
                CreatedAt = database.Clock.GetUtcNow(),
            });
            await work.Db.SaveChangesAsync();
        }

        (await Should.ThrowAsync<StartRefusedException>(async () => await site.InitializeAsync())).Message.ShouldContain("1 sample accounts");
    }

    [Fact]
    public async Task Production_does_not_start_beside_a_sample_key()
    {
        await using var trial = new Site();
        await trial.InitializeAsync();
        var text = await trial.DoAsync((services, _) => SampleKey.MakeAsync(services, default));
        text.ShouldStartWith("haicap_00_");
        using (var system = new ApiClient(trial, text))
        {
            (await system.GetAsync("/api/v1/statistics/dossiers")).Status.ShouldBe(200);
        }

        await using var site = new Site("Production", []);
        var database = await site.PrepareAsync();
        await using (var work = database.Open("00"))
        {
            work.Db.Add(new ApiKey
            {
                ProvinceCode = "00", Id = Guid.CreateVersion7(), Name = "Mẫu", Hash = new byte[32], Ending = "mmmm", Scopes = KeyScopes.Read,
                ValidFrom = database.Clock.GetUtcNow(), CreatedAt = database.Clock.GetUtcNow(), IsSample = true,
            });
            await work.Db.SaveChangesAsync();
        }

        (await Should.ThrowAsync<StartRefusedException>(async () => await site.InitializeAsync())).Message.ShouldContain("1 sample API keys");
    }

    [Fact]
    public async Task Production_without_samples_starts_hides_the_chooser_and_requires_the_second_factor()
    {
        await using var site = new Site("Production", []);
        await site.InitializeAsync();
        await site.OfficerAsync("that");
        using var secure = site.Visit("https://dichvucong.example");
        await secure.GetAsync("/");
        secure.Response.Headers.GetValues("Strict-Transport-Security").Single().ShouldContain("max-age=");
        using var visitor = site.Visit();
        await visitor.GetAsync("/dang-nhap/cong-dan-mau");
        visitor.Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        await visitor.GetAsync("/dang-nhap/can-bo");
        visitor.Text.ShouldNotContain(AccountOpening.SamplePassword);
        await visitor.SignInAtAsync("/dang-nhap/can-bo?ReturnUrl=%2Ftai-khoan%2Fmat-khau", "that", Site.Password);
        visitor.Path.ShouldStartWith("/tai-khoan/xac-thuc-hai-lop");
    }
}
