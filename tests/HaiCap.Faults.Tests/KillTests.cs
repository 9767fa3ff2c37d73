using HaiCap.Faults.Tests.Support;
using HaiCap.Testing;

namespace HaiCap.Faults.Tests;

/// <summary>kill -9 of the host in the middle of load, again and again over one database.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [Theory, WantedProviders]
    public async Task Whatever_was_acknowledged_survives_a_killed_host_and_nothing_is_half_made(Provider provider)
    {
        var dice = new Random(FaultSettings.Seed);
        await using var province = await Province.MakeAsync(provider);
        using var systems = await ApiLoad.MakeAsync(province);
        Load? load = null;
        var late = 0;
        try
        {
            for (var round = 1; round <= FaultSettings.Times; round++)
            {
                await using var site = await province.ServeAsync();
                load ??= await Load.SignInAsync(province, site);
                var before = (Desks: load.Acknowledged, Systems: systems.Acknowledged);
                var working = Task.WhenAll(load.RunAsync(site, CancellationToken.None), systems.RunAsync(site));

                // Real time: the kill falls anywhere into the work, and never before it has begun.
                while (load.Acknowledged < before.Desks + 5 || (systems.Acknowledged < before.Systems + 5 && systems.Refusals.Count == 0))
                    await Task.Delay(10);
                await Task.Delay(dice.Next(50, 1500));
                var children = Processes.ChildrenOf(site.ProcessId);
                await site.KillAsync();
                await working;
                load.Refusals.ShouldBeEmpty();
                systems.Refusals.ShouldBeEmpty();
                await Processes.ShouldEndAsync(children);

                late = await load.ShouldAllBeThereAsync();
                await systems.ShouldAllBeThereAsync();
                if (FaultSettings.Long)
                    await province.ShouldBeSoundAsync();
            }

            // The last host: what had no answer is sent again and is there once.
            await using var last = await province.ServeAsync();
            var unanswered = load!.Unanswered;
            if (FaultSettings.Times >= 10)
                unanswered.ShouldBeGreaterThan(0, "hosts were killed while they worked");
            await load.ResendAsync(last);
            (await load.ShouldAllBeThereAsync()).ShouldBe(0);
            await systems.ResendAsync(last);
            await systems.ShouldAllBeThereAsync();
            await province.ShouldBeSoundAsync();
            var (again, doneBefore) = systems.SentAgain;
            output.WriteLine($"{provider}, seed {FaultSettings.Seed}: {FaultSettings.Times} kills; {load.Acknowledged} dossiers and {load.Assigned} assignments acknowledged, none lost; "
                + $"{unanswered} takings without an answer, of which the database had {late} whole and none in part; "
                + $"by API {systems.Filed} dossiers filed and {systems.Acknowledged - systems.Filed} acts acknowledged, none lost; {again} requests sent again, of which {doneBefore} had been done whole; "
                + $"verify passed after {(FaultSettings.Long ? "each" : "the last")}.");
        }
        finally
        {
            load?.Dispose();
        }
    }
}
