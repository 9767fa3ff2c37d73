using System.Net;
using HaiCap.Faults.Tests.Support;
using HaiCap.Testing;

namespace HaiCap.Faults.Tests;

/// <summary>PostgreSQL goes away under load and comes back: the host says so clearly and recovers without a restart. (SQLite is in the host's own process.)</summary>
public sealed class DatabaseAwayTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_stopped_database_is_told_clearly_and_the_host_recovers_by_itself()
    {
        if (!FaultSettings.Wants(Provider.Postgres))
            return;
        await using var province = await Province.MakeAsync(Provider.Postgres);
        await using var site = await province.ServeAsync();
        using var load = await Load.SignInAsync(province, site);
        using var over = new CancellationTokenSource();
        var working = load.RunAsync(site, over.Token, untilTheLineBreaks: false);
        await AcknowledgedAsync(load, 10);
        var threads = site.Threads;

        await province.Postgres!.StopAsync();
        using var visitor = new Desk("nobody") { Host = site.Address };
        var away = await load.LookAsync("/lam-viec");
        (away.Status, away.RetryAfter).ShouldBe((HttpStatusCode.ServiceUnavailable, 5));
        away.Text.ShouldContain("Hệ thống tạm mất kết nối cơ sở dữ liệu");
        away.Text.ShouldContain("sending again never makes two");
        (await visitor.GetAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        var ready = await visitor.GetAsync("/health/ready");
        ready.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        ready.Text.ShouldContain("The database does not answer");
        await Task.Delay(FaultSettings.Away);
        var during = load.Refusals.ToList();
        var most = site.Threads;

        await province.Postgres.StartAgainAsync();
        var before = load.Acknowledged;
        await AcknowledgedAsync(load, before + 10);
        await over.CancelAsync();
        await working;

        during.ShouldNotBeEmpty();
        var spoken = during.Where(sent => sent.Status != 0).ToList();
        spoken.ShouldAllBe(sent => sent.Status == 503);
        spoken.Where(sent => sent.Told.Length > 0 && !sent.Told.Contains("tạm mất kết nối cơ sở dữ liệu", StringComparison.Ordinal)).ShouldBeEmpty();
        (await visitor.GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
        most.ShouldBeLessThan(threads + 40);
        await load.ResendAsync(site);
        await load.ShouldAllBeThereAsync();
        await province.ShouldBeSoundAsync();
        output.WriteLine($"away {FaultSettings.Away.TotalSeconds:0} s: {during.Count} answers meanwhile, {spoken.Count} of them 503; threads {threads} before, {most} during, {site.Threads} after; "
            + $"{load.Acknowledged} dossiers acknowledged in all, none lost.");
    }

    [Fact]
    public async Task A_database_that_hangs_lets_requests_wait_and_go_on()
    {
        if (!FaultSettings.Wants(Provider.Postgres))
            return;
        await using var province = await Province.MakeAsync(Provider.Postgres);
        await using var site = await province.ServeAsync();
        using var load = await Load.SignInAsync(province, site);
        using var over = new CancellationTokenSource();
        var working = load.RunAsync(site, over.Token, untilTheLineBreaks: false);
        await AcknowledgedAsync(load, 10);

        await province.Postgres!.FreezeAsync();
        using var visitor = new Desk("nobody") { Host = site.Address };
        var asked = TimeProvider.System.GetTimestamp();
        (await visitor.GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        TimeProvider.System.GetElapsedTime(asked).ShouldBeLessThan(TimeSpan.FromSeconds(6), "a probe has no time to wait");
        await Task.Delay(FaultSettings.Away);
        await province.Postgres.ThawAsync();

        var before = load.Acknowledged;
        await AcknowledgedAsync(load, before + 10);
        await over.CancelAsync();
        await working;
        load.Refusals.Where(sent => sent.Status is not (0 or 503)).ShouldBeEmpty();
        await load.ResendAsync(site);
        await load.ShouldAllBeThereAsync();
        await province.ShouldBeSoundAsync();
    }

    private static async Task AcknowledgedAsync(Load load, int many)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (load.Acknowledged < many)
            await Task.Delay(20, patience.Token);
    }
}
