using System.Net;
using HaiCap.Core.Webhooks;
using HaiCap.Core.Webhooks.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Office;

public sealed class WebhookPagesTests(SampleSite sample) : IClassFixture<SampleSite>
{
    private const string Here = "/lam-viec/webhook";

    [Fact]
    public async Task An_administrator_adds_a_system_and_sees_its_secret_once()
    {
        using var visitor = await sample.VisitAsAsync("quantri.tinh");
        await visitor.GetAsync($"{Here}/moi");
        await visitor.SubmitFormAsync("main form[method=post]", ("Name", "Cổng <b>dịch vụ</b>"), ("Address", "https://nhan-tin.example/ho-so"));

        visitor.Status.ShouldBe(HttpStatusCode.OK);
        var secret = visitor.Page.QuerySelector("main code")!.TextContent;
        secret.ShouldStartWith("whsec_");
        await visitor.GetAsync(visitor.Page.QuerySelector("main .actions a")!.GetAttribute("href")!);
        visitor.Page.QuerySelector("h1")!.TextContent.ShouldBe("Cổng <b>dịch vụ</b>");
        visitor.Page.DocumentElement.OuterHtml.ShouldNotContain(secret);
        visitor.Page.QuerySelector("#Address")!.GetAttribute("value").ShouldBe("https://nhan-tin.example/ho-so");
        (await visitor.GetAsync(Here)).Text.ShouldContain("Đang gửi");
        await sample.Site.DoAsync(async (services, db) =>
        {
            var row = await db.Set<WebhookSubscription>().SingleAsync(row => row.Name == "Cổng <b>dịch vụ</b>");
            row.Secret.ShouldNotContain(secret[6..]);
            services.GetRequiredService<IWebhookSecrets>().Unprotect(row.Secret).ShouldBe(secret);
            return true;
        });
    }

    [Theory]
    [InlineData("http://nhan-tin.example/", "https://"), InlineData("https://user:pass@nhan-tin.example/", "mật khẩu"), InlineData("https://127.0.0.1/", "mạng nội bộ")]
    [InlineData("https://localhost/", "mạng nội bộ"), InlineData("https://[::ffff:10.0.0.1]/", "mạng nội bộ"), InlineData("https://169.254.169.254/latest", "mạng nội bộ")]
    [InlineData("file:///etc/passwd", "https://"), InlineData("javascript:alert(1)", "https://"), InlineData("", "https://")]
    public async Task An_address_that_cannot_be_is_told_and_what_was_typed_stays(string address, string told)
    {
        using var visitor = await sample.VisitAsAsync("quantri.tinh");
        await visitor.GetAsync($"{Here}/moi");
        await visitor.SubmitFormAsync("main form[method=post]", ("Name", "Hệ thống"), ("Address", address), ("Agency", "H41.99"));

        visitor.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain(told);
        visitor.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Không có cơ quan này");
        visitor.Page.QuerySelector("#Address")!.GetAttribute("value").ShouldBe(address.Length == 0 ? null : address);
    }

    [Fact]
    public async Task Dead_letters_are_shown_sent_again_and_dropped()
    {
        var id = await AddAsync("Hệ thống hỏng");
        await sample.Site.DoAsync(async (_, db) =>
        {
            var at = sample.Site.Clock.GetUtcNow();
            db.AddRange(Enumerable.Range(1, 3).Select(number => new WebhookDelivery
            {
                ProvinceCode = "40", SubscriptionId = id, Subject = $"dossier/{number:D32}", Seq = 1, ActName = "dossier.received", NextAt = at, DeadAt = at, Attempts = 90, LastError = "HTTP 500",
            }));
            return await db.SaveChangesAsync();
        });
        using var visitor = await sample.VisitAsAsync("quantri.tinh");
        await visitor.GetAsync($"{Here}/{id}");
        visitor.Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(3);
        visitor.Text.ShouldContain("HTTP 500");

        await visitor.SubmitFormAsync("main tbody tr:nth-of-type(1) form");
        visitor.Text.ShouldContain("Đã đưa vào hàng gửi lại");
        visitor.Page.QuerySelector("main tbody tr:nth-of-type(1) form")!.SetAttribute("action", "?handler=Drop");
        await visitor.SubmitFormAsync("main tbody tr:nth-of-type(1) form");
        visitor.Text.ShouldContain("Đã bỏ qua tin này");
        visitor.Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
        (await sample.Site.DoAsync((_, db) => db.Set<WebhookDelivery>().CountAsync(row => row.SubscriptionId == id && row.DeadAt == null))).ShouldBe(1);
    }

    [Fact]
    public async Task After_a_letter_that_could_not_be_dropped_the_settings_are_saved_all_the_same()
    {
        var id = await AddAsync("Hệ thống bỏ qua");
        using var visitor = await sample.VisitAsAsync("quantri.tinh");
        await visitor.GetAsync($"{Here}/{id}");
        visitor.Page.QuerySelector("main form[action*=Renew]")!.SetAttribute("action", $"{Here}/{id}?handler=Drop");
        await visitor.SubmitFormAsync("main form[action*=Drop]");
        visitor.Page.QuerySelector("#Address")!.GetAttribute("value").ShouldNotBeNullOrEmpty();

        await visitor.SubmitFormAsync("main form:has(#Address)", ("Name", "Hệ thống tên mới"));
        visitor.Text.ShouldContain("Hệ thống tên mới");
        (await sample.Site.DoAsync((_, db) => db.Set<WebhookSubscription>().Where(row => row.Id == id).Select(row => row.Name).SingleAsync())).ShouldBe("Hệ thống tên mới");
    }

    [Fact]
    public async Task It_is_paused_gets_a_new_secret_and_ends()
    {
        var id = await AddAsync("Hệ thống tạm");
        using var visitor = await sample.VisitAsAsync("quantri.tinh");
        await visitor.GetAsync($"{Here}/{id}");
        visitor.Page.QuerySelector("#Active")!.RemoveAttribute("checked");
        await visitor.SubmitFormAsync("main form:has(#Address)", ("Acts", "dossier.received"));
        visitor.Text.ShouldContain("Tạm dừng");
        await visitor.SubmitFormAsync("main form[action*=Renew]");
        visitor.Page.QuerySelector("main code")!.TextContent.ShouldStartWith("whsec_");
        await visitor.SubmitFormAsync("main form[action*=End]");
        visitor.Text.ShouldContain("Đã kết thúc");
        visitor.Page.QuerySelectorAll("main form").ShouldBeEmpty();

        (await sample.Site.DoAsync((_, db) => db.Set<Core.Acts.Act>().Where(act => act.Subject == WebhookSubscription.SubjectOf(id)).OrderBy(act => act.Seq).Select(act => act.Name).ToListAsync()))
            .ShouldBe(["webhook.subscribed", "webhook.changed", "webhook.changed", "webhook.ended"]);
    }

    [Theory]
    [InlineData("quantri.skhcn"), InlineData("quantri.truongvinh"), InlineData("giamdoc.skhcn"), InlineData("kiemtra.tinh")]
    public async Task Nobody_but_the_provinces_administrator_sees_or_changes_any(string userName)
    {
        var id = await AddAsync($"Không cho {userName}");
        using var visitor = await sample.VisitAsAsync(userName);

        (await visitor.GetAsync(Here)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.GetAsync($"{Here}/moi")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.GetAsync($"{Here}/{id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await visitor.GetAsync("/dang-xuat");
        var token = visitor.Page.QuerySelector("input[name=__xacthuc]")!.GetAttribute("value")!;
        foreach (var handler in new[] { "", "?handler=End", "?handler=Renew", "?handler=Resend" })
        {
            (await visitor.PostAsync($"{Here}/{id}{handler}", ("__xacthuc", token), ("Name", "x"), ("Address", "https://xau.example/"), ("Acts", "dossier.*"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await sample.Site.DoAsync((_, db) => db.Set<WebhookSubscription>().SingleAsync(row => row.Id == id))).Url.ShouldBe("https://nhan-tin.example/");
    }

    private Task<Guid> AddAsync(string name) => sample.Site.DoAsync(async (services, _) =>
        (await services.GetRequiredService<SubscribeWebhook>().HandleAsync(Core.Acts.Actor.System, new(name, "https://nhan-tin.example/", "dossier.*", null))).Value.Id);
}
