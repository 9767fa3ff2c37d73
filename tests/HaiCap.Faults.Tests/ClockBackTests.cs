using System.Net;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Faults.Tests.Support;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Faults.Tests;

/// <summary>The clock of the machine is set back an hour under a running host (libfaketime stands between host and system; stopwatches go on).</summary>
public sealed class ClockBackTests(ITestOutputHelper output)
{
    [Theory, WantedProviders]
    public async Task Work_sessions_order_and_ids_hold_when_the_clock_goes_back_an_hour(Provider provider)
    {
        using var clock = new TempFolder();
        await File.WriteAllTextAsync(clock.File("offset"), "+0\n");
        await using var province = await Province.MakeAsync(provider);
        province.Set("LD_PRELOAD", Library());
        province.Set("FAKETIME_TIMESTAMP_FILE", clock.File("offset"));
        province.Set("FAKETIME_CACHE_DURATION", "1");
        province.Set("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        await using var site = await province.ServeAsync();
        using var load = await Load.SignInAsync(province, site);
        using var over = new CancellationTokenSource();
        var working = load.RunAsync(site, over.Token, untilTheLineBreaks: false);
        await AcknowledgedAsync(load, 10);
        var (set, code) = (DateTimeOffset.MaxValue, await load.TakeOneAsync(site, 1));

        await File.WriteAllTextAsync(clock.File("offset"), "-3600\n");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (set > TimeProvider.System.GetUtcNow().AddMinutes(-30))
        {
            await Task.Delay(500, patience.Token);
            var newest = await load.TakeOneAsync(site, 1);
            set = await province.SeeAsync(db => db.Set<Dossier>().Where(row => row.Code == newest).Select(row => row.SubmittedAt).SingleAsync());
        }

        // Taken before, assigned after; taken and assigned after; the same sessions all along.
        await load.AssignOneAsync(site, code, 1);
        var before = load.Acknowledged;
        await AcknowledgedAsync(load, before + 10);
        await over.CancelAsync();
        await working;

        load.Refusals.ShouldBeEmpty();
        (await load.LookAsync("/lam-viec")).Status.ShouldBe(HttpStatusCode.OK);
        var acts = await province.SeeAsync(db => db.Set<Act>().AsNoTracking().Where(act => act.Subject.StartsWith("dossier/")).OrderBy(act => act.Subject).ThenBy(act => act.Seq).ToListAsync());
        foreach (var dossier in acts.GroupBy(act => act.Subject, StringComparer.Ordinal))
            dossier.Select(act => act.At).ShouldBe(dossier.Select(act => act.At).Order(), dossier.Key);
        var ids = await province.SeeAsync(db => db.Set<Dossier>().Select(row => row.Id).ToListAsync());
        ids.Distinct().Count().ShouldBe(ids.Count);
        await load.ShouldAllBeThereAsync();
        await province.ShouldBeSoundAsync();
        output.WriteLine($"{provider}: {before} dossiers before or while the clock went back an hour, {load.Acknowledged - before} after; no session ended, no act dated before the one it follows.");
    }

    private static string Library() => new[] { "/usr/lib", "/usr/local/lib" }.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "libfaketimeMT.so.1", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 3 }))
        .FirstOrDefault() ?? throw new InvalidOperationException("libfaketime is needed (apt-get install libfaketime; ./test installs it).");

    private static async Task AcknowledgedAsync(Load load, int many)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (load.Acknowledged < many)
            await Task.Delay(20, patience.Token);
    }
}
