using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Hostile;

/// <summary>
/// Every naughty string through every form of every page, on both databases: the answer is a page, a clear refusal or a redirect inside the site, never a
/// failure, and what was typed comes back as text.
/// </summary>
public sealed class NaughtyFormTests
{
    [Theory, BothProviders]
    public async Task Every_form_bears_every_naughty_string(Provider provider)
    {
        await using var province = new ProvinceSite(provider, "--SignIn:PerMinutePerAddress=1000000", "--Tracking:PerMinutePerAddress=1000000", "--Tracking:PerHourPerCode=1000000");
        await province.InitializeAsync();
        var dossiers = await FurnishAsync(province);

        // HAICAP_NAUGHTY=all sends each form all of them: some minutes.
        var walk = new FormWalk(Environment.GetEnvironmentVariable("HAICAP_NAUGHTY") == "all" ? NaughtyStrings.All.Count : 30);
        foreach (var who in new[] { "-", "1", "tiepnhan.truongvinh", "chuyenvien.atbx", "truongphong.atbx", "giamdoc.skhcn", "vanthu.skhcn", "vanthu.vanphong", "quantri.tinh" })
        {
            using var visitor = await EnterAsync(province, who);
            var pages = await walk.ReadAsync(visitor, StartsOf(who, dossiers));
            await walk.AttackAsync(visitor, pages);
        }

        // Once more over all pages, with all that got in.
        foreach (var who in new[] { "-", "1", "tiepnhan.truongvinh", "chuyenvien.atbx", "quantri.tinh" })
        {
            using var visitor = await EnterAsync(province, who);
            await walk.ReadAsync(visitor, StartsOf(who, dossiers));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{walk.Forms} forms, {walk.Sent} sent, {walk.Files} tables and papers");
        string.Join('\n', walk.Faults.Take(60)).ShouldBeEmpty();
        walk.Forms.ShouldBeGreaterThan(40);
        walk.Files.ShouldBeGreaterThan(20);
    }

    private static string[] StartsOf(string who, IReadOnlyList<string> dossiers) => who switch
    {
        "-" => ["/", "/tra-cuu", "/thu-tuc", "/dia-chi", "/kiem-tra", "/huong-dan", "/dang-nhap", "/dang-nhap/can-bo", "/dang-nhap/cong-dan-mau"],
        "1" => ["/", "/ho-so", "/nop-ho-so", "/tai-khoan", .. dossiers.Select(code => $"/ho-so/{code}")],
        _ => ["/lam-viec", "/lam-viec/bat-dau", "/tai-khoan", .. dossiers.Select(code => $"/lam-viec/ho-so/{code}")],
    };

    private static async Task<Visitor> EnterAsync(ProvinceSite province, string who) => who switch
    {
        "-" => province.Site.Visit(),
        "1" => await province.CitizenAsync(),
        _ => await province.OfficerAsync(who),
    };

    /// <summary>A dossier at each desk, and a draft.</summary>
    private static async Task<IReadOnlyList<string>> FurnishAsync(ProvinceSite province)
    {
        (await province.CitizenAsync()).Dispose();
        var stories = new List<DossierStory>();
        for (var number = 0; number < 6; number++)
        {
            stories.Add(await DossierStory.FiledAsync(province.Site));
        }

        foreach (var story in stories.Skip(1))
        {
            await story.ReceiveAsync();
        }

        foreach (var story in stories.Skip(2))
        {
            await story.AssignAsync();
        }

        await stories[3].AskAsync((DossierStory.Component, "Bản chụp mờ"));
        await stories[4].AskForMoneyAsync();
        await province.Site.DoAsync(async (services, db) =>
        {
            var citizen = await db.Set<Core.Dossiers.Dossier>().Select(row => row.CitizenId).FirstAsync(id => id != null);
            return (await services.GetRequiredService<StartDraft>().HandleAsync(new Actor(ActorKind.Citizen, citizen, "Nguyễn Văn Mẫu"), new("2.002385"))).Value;
        });
        return [.. stories.Select(story => story.Code)];
    }
}
