using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>The server's clock jumps back an hour in the middle of a dossier's life.</summary>
public sealed class ClockSetBackTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task No_act_is_dated_before_the_one_it_follows_and_the_legal_clock_holds(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        house.Clock.SetLocal(2026, 7, 6, 10, 0);
        var story = await Story.FiledAsync(house);
        house.Clock.SetLocal(2026, 7, 6, 10, 30);
        await story.ReceiveAsync();
        var due = (await story.SeeAsync()).DueAt;

        house.Clock.SetLocal(2026, 7, 6, 9, 30);
        await story.AssignAsync();
        await story.AskForSupplementAsync();
        var stopped = await story.SeeAsync();
        house.Clock.SetLocal(2026, 7, 6, 9, 31);
        await story.SupplementAsync();
        house.Clock.SetLocal(2026, 7, 6, 11, 0);
        await story.ProposeAsync();

        var dossier = await story.SeeAsync();
        await using var work = house.Open();
        var acts = await work.Db.Set<Act>().AsNoTracking().Where(act => act.Subject == dossier.Subject).OrderBy(act => act.Seq).ToListAsync();
        acts.Select(act => act.Seq).ShouldBe(Enumerable.Range(1, acts.Count));
        acts.Select(act => act.At).ShouldBe(acts.Select(act => act.At).Order());
        var hops = await work.Db.Set<DossierHop>().AsNoTracking().Where(hop => hop.DossierId == dossier.Id).OrderBy(hop => hop.Number).ToListAsync();
        hops.Where(hop => hop.DoneAt < hop.StartedAt).ShouldBeEmpty();
        stopped.ClockStopped.ShouldBeTrue();
        (dossier.ClockStopped, dossier.DueAt >= due).ShouldBe((false, true));
        await house.SealAllAsync();
        var findings = new List<string>();
        await foreach (var finding in work.Get<VerifyAll>().HandleAsync())
            findings.Add(finding.Row);
        findings.ShouldBeEmpty();
    }
}
