using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Testing;
using HaiCap.Web.Api.Dossiers;

namespace HaiCap.Web.Tests.Api.Dossiers;

/// <summary>Lists by agency, state and what is due, page by page.</summary>
public sealed class ListTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, BothProviders]
    public async Task A_list_is_narrowed_and_walked_to_its_end(Provider provider)
    {
        using var system = await provinces.IntegratorAsync(provider);
        var clock = system.Site.Clock;
        var filed = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            filed.Add(await system.FiledAsync());
            clock.Set(clock.GetUtcNow().AddMinutes(1));
        }

        await system.DoneAsync(filed[0], "receive", new { officer = DossierStory.Reception });
        await system.DoneAsync(filed[1], "withdraw", new { reason = "Thử" });
        await system.DoneAsync(filed[2], "receive", new { officer = DossierStory.Reception });
        await system.DoneAsync(filed[2], "assign", new { officer = DossierStory.Head, to = DossierStory.Specialist });
        await system.DoneAsync(filed[2], "request-payment", new { officer = DossierStory.Specialist, amount = 1, reason = "Phí" });
        var centre = await system.CentreAsync();

        (await WalkAsync(system, "limit=2", filed)).ShouldBe(Enumerable.Reverse(filed));
        (await WalkAsync(system, $"limit=3&agency={centre}", filed)).ShouldBe(Enumerable.Reverse(filed));
        (await WalkAsync(system, "agency=H41.19", filed)).Count.ShouldBe(7);
        (await WalkAsync(system, "agency=H41.19.05", filed)).Count.ShouldBe(7);
        (await WalkAsync(system, "agency=H41.01.02", filed)).ShouldBeEmpty();
        (await WalkAsync(system, "limit=2&state=submitted", filed)).ShouldBe([filed[6], filed[5], filed[4], filed[3]]);
        (await WalkAsync(system, "state=stopped", filed)).ShouldBe([filed[1]]);
        (await WalkAsync(system, "state=paymentRequested", filed)).ShouldBe([filed[2]]);

        (await WalkAsync(system, "due=overdue", filed)).ShouldBeEmpty();

        // What waits for money and what has ended is not due; the rest comes soonest first.
        var soon = await WalkAsync(system, "limit=2&due=soon", filed);
        soon.Count.ShouldBe(5);
        soon.ShouldNotContain(filed[1]);
        soon.ShouldNotContain(filed[2]);
        soon.Where(code => code != filed[0]).ShouldBe(filed[3..]);
        (await WalkAsync(system, "due=2026-07-31&state=submitted", filed)).Count.ShouldBe(4);
        (await WalkAsync(system, "due=2026-07-06T09:00:00%2B07:00", filed)).ShouldBeEmpty();
        clock.Set(clock.GetUtcNow().AddDays(5));
        (await WalkAsync(system, "due=overdue&agency=H41.19&limit=1", filed)).Count.ShouldBe(5);

        (await system.Client.GetAsync("/api/v1/dossiers?due=mai")).Status.ShouldBe(400);
        (await system.Client.GetAsync("/api/v1/dossiers?agency=H41.99999")).Status.ShouldBe(400);
        (await system.Client.GetAsync("/api/v1/dossiers?state=9")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_list_names_nobody_and_stays_in_the_keys_territory()
    {
        using var system = await provinces.IntegratorAsync(Provider.Sqlite);
        var code = await system.FiledAsync();
        var list = await system.Client.GetAsync("/api/v1/dossiers?limit=200");
        list.Text.ShouldContain(code);
        list.Text.ShouldNotContain("Nguyễn Văn Mẫu");
        using var own = await ApiClient.WithKeyAsync(system.Site, KeyScopes.Read, agencyCode: "H41.19");
        (await own.GetAsync("/api/v1/dossiers?limit=200")).Text.ShouldContain(code);
        using var other = await ApiClient.WithKeyAsync(system.Site, KeyScopes.Read, agencyCode: "H41.19.02");
        (await other.GetAsync("/api/v1/dossiers?limit=200")).Text.ShouldNotContain(code);
        using var write = await ApiClient.WithKeyAsync(system.Site, KeyScopes.Write);
        (await write.GetAsync("/api/v1/dossiers")).Status.ShouldBe(403);
    }

    [Fact]
    public void Every_act_of_the_pages_is_an_act_of_the_api()
    {
        static string Dashed(DeskAct act) => string.Concat(act.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
        var offered = DossierActs.All.Select(act => act.Name).ToHashSet(StringComparer.Ordinal);

        // A supplement taken at the counter is the applicant's answer, named with the officer who takes it.
        Enum.GetValues<DeskAct>().Select(act => act == DeskAct.TakeSupplement ? "answer-supplement" : Dashed(act)).Except(offered).ShouldBeEmpty();
        offered.ShouldContain("withdraw");
        offered.ShouldContain("reassign");
    }

    private static async Task<List<string>> WalkAsync(Integrator system, string query, List<string> among)
    {
        var codes = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await system.Client.GetAsync($"/api/v1/dossiers?{query}" + (next.Length == 0 ? "" : "&after=" + next));
            page.Status.ShouldBe(200, page.Text);
            codes.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()!));
            next = page.Json.GetProperty("next").GetString();
        }

        return [.. codes.Where(among.Contains)];
    }
}
