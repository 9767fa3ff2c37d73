using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.SignIn;

public sealed class ForgedTokenTests : IAsyncLifetime
{
    private readonly ForgedIssuer issuer = new();
    private Site? site;

    public async ValueTask InitializeAsync()
    {
        await issuer.StartAsync();
        site = new Site(
            "Development",
            [$"--Citizens:Oidc:Authority={issuer.Address}", "--Citizens:Oidc:ClientId=haicap", "--Citizens:Oidc:ClientSecret=x"],
            realTime: true);
        await site.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await site!.DisposeAsync();
        await issuer.DisposeAsync();
    }

    public static TheoryData<string, bool> Bent => new()
    {
        { "nothing", true },
        { "nonce", false },
        { "audience", false },
        { "issuer", false },
        { "key", false },
        { "unsigned", false },
        { "expired", false },
        { "userinfo", false },
    };

    [Theory]
    [MemberData(nameof(Bent))]
    public async Task A_token_with_one_thing_wrong_signs_nobody_in(string bent, bool accepted)
    {
        using var visitor = site!.Visit();
        await visitor.GetAsync("/dang-nhap/cong-dan?ReturnUrl=%2Ftai-khoan", follow: false);
        var asked = System.Web.HttpUtility.ParseQueryString(visitor.LeadsTo!.Query);
        var right = new TokenShape(issuer.Address, "haicap", asked["nonce"]!, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5), "s1", "s1", OtherKey: false, Unsigned: false);
        issuer.Shape = bent switch
        {
            "nothing" => right,
            "nonce" => right with { Nonce = "khac" },
            "audience" => right with { Audience = "ung-dung-khac" },
            "issuer" => right with { Issuer = "https://noi.khac.example" },
            "key" => right with { OtherKey = true },
            "unsigned" => right with { Unsigned = true },
            "expired" => right with { Expires = right.Expires.AddMinutes(-30) },
            "userinfo" => right with { UserInfoSubject = "s2" },
            _ => throw new ArgumentOutOfRangeException(nameof(bent)),
        };
        await visitor.GetAsync($"/dang-nhap/cong-dan/tra-ve?code=c&state={Uri.EscapeDataString(asked["state"]!)}");
        visitor.Path.ShouldStartWith(accepted ? "/tai-khoan" : "/dang-nhap?loi=SGN-021");
        (await site.DoAsync((_, db) => db.Set<SignInSession>().CountAsync(), "00")).ShouldBe(accepted ? 1 : 0);
    }
}
