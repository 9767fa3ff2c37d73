using HaiCap.Core.Acts;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.SignIn;

/// <summary>The whole code flow against a real OpenID provider, over real HTTP.</summary>
public sealed class CitizenOidcTests : IAsyncLifetime
{
    private OpenIdProvider? provider;
    private Site? site;

    public async ValueTask InitializeAsync()
    {
        provider = await OpenIdProvider.StartAsync("http://localhost/dang-nhap/cong-dan/tra-ve");
        site = new Site(
            "Development",
            [$"--Citizens:Oidc:Authority={provider.Issuer}", "--Citizens:Oidc:ClientId=haicap", "--Citizens:Oidc:ClientSecret=bi-mat-cua-phep-thu"],
            realTime: true);
        await site.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await site!.DisposeAsync();
        await provider!.DisposeAsync();
    }

    /// <summary>Goes to the provider, signs in there, and returns the address it sends back to.</summary>
    private async Task<Uri> AtProviderAsync(Visitor visitor, string login)
    {
        await visitor.GetAsync("/dang-nhap/cong-dan?ReturnUrl=%2Ftai-khoan", follow: false);
        using var web = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var there = new Visitor(web, new Uri(provider!.Issuer));
        await there.GetAsync(visitor.LeadsTo!.AbsoluteUri);
        await there.SubmitFormAsync("form", ("login", login), ("password", "bất kỳ"));
        await there.SubmitFormAsync("form");
        return there.LeadsTo.ShouldNotBeNull(there.Text);
    }

    [Fact]
    public async Task A_citizen_signs_in_and_is_the_same_person_the_next_time()
    {
        for (var time = 1; time <= 2; time++)
        {
            using var visitor = site!.Visit();
            var back = await AtProviderAsync(visitor, "040185000101");
            await visitor.GetAsync(back.AbsoluteUri);
            visitor.Path.ShouldBe("/tai-khoan");
            visitor.Text.ShouldContain("Nguyễn Thị Minh Khai");
            visitor.Text.ShouldContain("14/03/1985");
            visitor.Text.ShouldContain("•••• •••• 0101");
            visitor.Text.ShouldNotContain("040185000101");
        }

        var citizen = await site!.DoAsync((_, db) => db.Set<CitizenAccount>().SingleAsync(), "00");
        (citizen.IdNumber, citizen.Issuer, citizen.Assurance).ShouldBe(("040185000101", provider!.Issuer, 2));
        var acts = await site.DoAsync((_, db) => db.Set<Act>().OrderBy(a => a.Seq).Select(a => a.Name).ToListAsync(), "00");
        acts.ShouldBe(["citizen.registered", "citizen.signed-in", "citizen.signed-in"]);
    }

    [Fact]
    public async Task The_way_out_carries_state_nonce_and_a_code_challenge()
    {
        using var visitor = site!.Visit();
        await visitor.GetAsync("/dang-nhap/cong-dan", follow: false);
        var asked = System.Web.HttpUtility.ParseQueryString(visitor.LeadsTo!.Query);
        asked["response_type"].ShouldBe("code");
        asked["code_challenge_method"].ShouldBe("S256");
        asked["state"].ShouldNotBeNullOrEmpty();
        asked["nonce"].ShouldNotBeNullOrEmpty();
        asked["scope"].ShouldBe("openid profile");
    }

    [Fact]
    public async Task An_answer_in_another_browser_is_refused()
    {
        using var mine = site!.Visit();
        var back = await AtProviderAsync(mine, "040185000101");
        using var other = site.Visit();
        await other.GetAsync(back.AbsoluteUri);
        other.Path.ShouldStartWith("/dang-nhap?loi=SGN-021");
        other.Text.ShouldContain("Chưa đăng nhập được bằng VNeID");
        (await site.DoAsync((_, db) => db.Set<SignInSession>().CountAsync(), "00")).ShouldBe(0);
    }

    [Fact]
    public async Task Another_persons_code_put_into_my_answer_is_refused()
    {
        // The nonce and the PKCE verifier belong to the request that was begun here.
        using var theirs = site!.Visit();
        var stolen = System.Web.HttpUtility.ParseQueryString((await AtProviderAsync(theirs, "040185000101")).Query)["code"]!;
        using var mine = site.Visit();
        var back = await AtProviderAsync(mine, "040185000101");
        var code = System.Web.HttpUtility.ParseQueryString(back.Query)["code"]!;
        await mine.GetAsync(back.AbsoluteUri.Replace(code, stolen, StringComparison.Ordinal));
        mine.Path.ShouldStartWith("/dang-nhap?loi=SGN-021");
        (await site.DoAsync((_, db) => db.Set<CitizenAccount>().CountAsync(), "00")).ShouldBe(0);
    }

    [Fact]
    public async Task An_identity_without_a_personal_number_does_not_sign_in()
    {
        using var visitor = site!.Visit();
        var back = await AtProviderAsync(visitor, "khong-so");
        await visitor.GetAsync(back.AbsoluteUri);
        visitor.Text.ShouldContain("chưa có số định danh cá nhân 12 chữ số");
        await visitor.GetAsync("/tai-khoan");
        visitor.Path.ShouldStartWith("/dang-nhap");
    }
}
