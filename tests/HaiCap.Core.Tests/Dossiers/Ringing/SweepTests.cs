using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Dossiers.Ringing;

/// <summary>
/// A declaration of an X-ray machine, five working days: accepted on Monday 6 July at nine, due the Monday after at closing; the specialist has 24
/// working hours, until Thursday at nine.
/// </summary>
public sealed class SweepTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task A_dossier_nobody_touches_is_told_of_rung_by_rung_up_to_supervision(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        var rung = new List<string>();
        for (var at = FakeClock.At(2026, 7, 6, 10); at < FakeClock.At(2026, 7, 22); at = at.AddHours(1))
        {
            house.Clock.Set(at);
            await SweepAsync(house);
        }

        foreach (var act in await RungAsync(story))
        {
            rung.Add(act.Name == "dossier.warned" ? $"{act.DataAs<DossierWarned>().Clock} {act.DataAs<DossierWarned>().Rung}" : $"{act.DataAs<DossierEscalated>().Clock} {act.DataAs<DossierEscalated>().Rung}");
            act.ActorKind.ShouldBe(ActorKind.System);
        }

        rung.ShouldBe(
        [
            "Step 75%", "Step -1", "Step 0", "Legal -1", "Step +1", "Legal 75%", "Step +3", "Legal 0", "Legal +1", "Step +5", "Legal +3", "Legal +5",
        ], ignoreOrder: true);
        var last = (await RungAsync(story))[^1].DataAs<DossierEscalated>();
        last.Told.ShouldHaveSingleItem().ShouldSatisfyAllConditions(told => told.Officer.ShouldBe(People.Auditor.Id!.Value), told => told.As.ShouldBe(BellTarget.Supervision));
        last.HeldBy[0].Officer.ShouldBe(People.Specialist.Id);
        last.LateMinutes.ShouldBeGreaterThanOrEqualTo(5 * 480);
        (await WorkAsync(house, story)).BellAt.ShouldBe(OpenWork.Paused);
        await SoundAsync(house);
    }

    [Theory, BothProviders]
    public async Task A_host_that_was_down_for_a_week_tells_each_clock_once(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        house.Clock.SetLocal(2026, 7, 17, 8);

        (await SweepAsync(house)).ShouldBe(2);
        (await SweepAsync(house)).ShouldBe(0);

        var told = (await RungAsync(story)).ConvertAll(act => act.DataAs<DossierEscalated>());
        told.Select(one => (one.Clock, one.Rung)).ShouldBe([(BellClock.Legal, "+3"), (BellClock.Step, "+5")], ignoreOrder: true);
        told.Single(one => one.Clock == BellClock.Legal).Told.ShouldAllBe(one => one.As == BellTarget.Director);
    }

    [Theory, BothProviders]
    public async Task Two_hosts_that_sweep_at_once_tell_nothing_twice(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        house.Clock.SetLocal(2026, 7, 13, 18);
        var rung = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SweepAsync(house))));
        rung.Sum().ShouldBe(2);
        (await RungAsync(story)).Count.ShouldBe(2);
        await SoundAsync(house);
    }

    [Theory, BothProviders]
    public async Task A_machine_whose_clock_is_set_back_tells_nothing_twice(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        house.Clock.SetLocal(2026, 7, 9, 14);
        await SweepAsync(house);
        var before = (await RungAsync(story)).Count;
        house.Clock.SetLocal(2026, 7, 8, 8);
        (await SweepAsync(house)).ShouldBe(0);
        house.Clock.SetLocal(2026, 7, 9, 14, 30);
        (await SweepAsync(house)).ShouldBe(0);
        (await RungAsync(story)).Count.ShouldBe(before);
    }

    [Theory, BothProviders]
    public async Task Giving_late_work_to_another_hides_neither_the_lateness_nor_who_had_it(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        house.Clock.SetLocal(2026, 7, 10, 8);
        await SweepAsync(house);
        var other = await OtherSpecialistAsync(house);
        await using (var work = house.Open())
        {
            (await work.Get<ReassignWork>().HandleAsync(People.Head, new(People.Specialist.Id!.Value, other, "Đi công tác"))).Problems.ShouldBeEmpty();
        }

        house.Clock.SetLocal(2026, 7, 10, 9, 30);
        await SweepAsync(house);
        house.Clock.SetLocal(2026, 7, 15, 8);
        await SweepAsync(house);

        var escalations = (await RungAsync(story)).Where(act => act.Name == "dossier.escalated").Select(act => act.DataAs<DossierEscalated>()).ToList();
        var step = escalations.Last(one => one.Clock == BellClock.Step);
        step.Rung.ShouldBe("+3");
        step.HeldBy.Select(one => one.Officer).ShouldBe([People.Specialist.Id, other]);
        step.HeldBy[0].Minutes.ShouldBeGreaterThan(24 * 60);
        (await RungAsync(story)).Where(act => act.Name == "dossier.warned" && act.DataAs<DossierWarned>() is { Clock: BellClock.Step, Rung: "0" }).ShouldHaveSingleItem();
    }

    [Theory, BothProviders]
    public async Task Sending_a_dossier_to_and_fro_gives_nobody_a_second_ladder(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        house.Clock.SetLocal(2026, 7, 10, 10);
        await SweepAsync(house);
        await story.ProposeAsync();
        await using (var work = house.Open())
        {
            (await work.Get<ReturnDossier>().HandleAsync(People.Head, new(new(story.Code), "Xem lại"))).Problems.ShouldBeEmpty();
        }

        for (var at = FakeClock.At(2026, 7, 10, 10); at < FakeClock.At(2026, 7, 15, 9, 30); at = at.AddMinutes(30))
        {
            house.Clock.Set(at);
            await SweepAsync(house);
        }

        var step = (await RungAsync(story)).Select(act => act.Name == "dossier.warned" ? (act.DataAs<DossierWarned>().Clock, act.DataAs<DossierWarned>().Rung) : (act.DataAs<DossierEscalated>().Clock, act.DataAs<DossierEscalated>().Rung))
            .Where(one => one.Clock == BellClock.Step).Select(one => one.Rung).ToList();
        step.ShouldBe(["+1"]);
        (await RungAsync(story)).Select(act => act.Name == "dossier.warned" ? act.DataAs<DossierWarned>().Clock : act.DataAs<DossierEscalated>().Clock).Count(clock => clock == BellClock.Legal).ShouldBeGreaterThan(1);
    }

    [Theory, BothProviders]
    public async Task A_bell_that_rang_while_an_officer_looked_refuses_nobodys_act(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        var seen = (await story.ActsAsync())[^1].Seq;
        house.Clock.SetLocal(2026, 7, 13, 18);
        (await SweepAsync(house)).ShouldBe(2);

        await using var work = house.Open();
        var proposed = await work.Get<Core.Dossiers.Results.ProposeResult>().HandleAsync(
            People.Specialist, new(new(story.Code, seen), new(true, "Xác nhận khai báo", "Thiết bị: X100", "")));
        proposed.Problems.ShouldBeEmpty();
        await using var other = house.Open();
        (await other.Get<ReturnDossier>().HandleAsync(People.Head, new(new(story.Code, seen), "Xem lại"))).Problems[0].Code.ShouldBe("ACT-001");
    }

    [Theory, BothProviders]
    public async Task Reception_is_reminded_of_its_eight_working_hours_and_the_head_told_when_they_are_over(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        (await WorkAsync(house, story)).BellAt.ShouldBe(FakeClock.At(2026, 7, 6, 17)); // 480 minutes from nine: 120 are left.
        house.Clock.SetLocal(2026, 7, 6, 17, 5);
        await SweepAsync(house);
        house.Clock.SetLocal(2026, 7, 7, 10);
        await SweepAsync(house);

        var rung = (await RungAsync(story)).ConvertAll(act => act.DataAs<DossierWarned>());
        rung.Select(one => (one.Clock, one.Rung)).ShouldBe([(BellClock.Reception, "75%"), (BellClock.Reception, "0")]);
        rung[0].Told.Select(one => one.Officer).ShouldContain(People.Reception.Id!.Value);
        rung[1].Told.Select(one => one.As).Distinct().ShouldBe([BellTarget.Holder, BellTarget.Head], ignoreOrder: true);
    }

    [Theory, BothProviders]
    public async Task Work_open_before_the_upgrade_gets_its_bell_from_the_first_sweep_without_an_act(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        var right = (await WorkAsync(house, story)).BellAt;
        await using (var work = house.Open())
        {
            await work.Db.Set<OpenWork>().ExecuteUpdateAsync(set => set.SetProperty(row => row.BellAt, house.Clock.Now()));
        }

        (await SweepAsync(house)).ShouldBe(0);
        (await WorkAsync(house, story)).BellAt.ShouldBe(right);
    }

    private async Task<(TestDatabase House, Story Story)> OnTheDeskAsync(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        return (house, story);
    }

    private static Task<int> SweepAsync(TestDatabase house) => house.Services.GetRequiredService<BellSweep>().SweepAsync();

    private static async Task<List<Act>> RungAsync(Story story) => (await story.ActsAsync()).FindAll(act => RingingActs.Names.Contains(act.Name));

    private static async Task<OpenWork> WorkAsync(TestDatabase house, Story story)
    {
        var dossier = await story.SeeAsync();
        await using var work = house.Open();
        return await work.Db.Set<OpenWork>().AsNoTracking().SingleAsync(row => row.DossierId == dossier.Id);
    }

    private static async Task<Guid> OtherSpecialistAsync(TestDatabase house)
    {
        await using var work = house.Open();
        var division = await People.AgencyOfAsync(work, People.Specialist);
        return await work.Db.Set<Core.Organizations.Position>()
            .Where(post => post.AgencyId == division.Id && post.Role == Core.Organizations.Role.Specialist && post.OfficerId != People.Specialist.Id).Select(post => post.OfficerId).FirstAsync();
    }

    private static async Task SoundAsync(TestDatabase house)
    {
        await house.SealAllAsync();
        await using var work = house.Open();
        var findings = new List<string>();
        await foreach (var finding in work.Get<VerifyAll>().HandleAsync())
        {
            findings.Add(finding.Row);
        }

        findings.ShouldBeEmpty();
    }
}
