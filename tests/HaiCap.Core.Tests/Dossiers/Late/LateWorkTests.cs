using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Late;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using static HaiCap.Core.Tests.Dossiers.Late.LateReading;

namespace HaiCap.Core.Tests.Dossiers.Late;

public sealed class LateWorkTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Actor Colleague = People.Officer("chuyenvien2.atbx");
    private static readonly Actor HeadElsewhere = People.Officer("truongphong.vinhphu");

    /// <summary>
    /// Monday 6 July: one not yet taken, one at the head of the office, one with a specialist, one whose applicant was asked for more. The X-ray
    /// declaration has five working days; assigning has 2 hours, appraising 24.
    /// </summary>
    private static async Task<(Story Filed, Story AtHead, Story Assigned, Story Paused)> TellAsync(TestDatabase house)
    {
        house.Clock.SetLocal(2026, 7, 6, 8, 0);
        var filed = await Story.FiledAsync(house);
        var atHead = await Story.FiledAsync(house);
        await atHead.ReceiveAsync();
        var assigned = await Story.FiledAsync(house);
        await assigned.ReceiveAsync();
        await assigned.AssignAsync();
        var paused = await Story.FiledAsync(house);
        await paused.ReceiveAsync();
        await paused.AssignAsync();
        await paused.AskForSupplementAsync();
        return (filed, atHead, assigned, paused);
    }

    [Theory, BothProviders]
    public async Task Work_is_late_by_its_gravest_reason_and_what_waits_for_the_applicant_never_is(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var (filed, atHead, assigned, paused) = await TellAsync(house);

        // Due at 17:00 or 10:00 today; the specialist has three days.
        (await ReasonsAsync(house, People.Auditor)).ShouldBe(
            new Dictionary<string, LateReason> { [filed.Code] = LateReason.Soon, [atHead.Code] = LateReason.Soon, [paused.Code] = LateReason.Paused }, ignoreOrder: true);

        // The due minute itself is in time.
        house.Clock.Set(FakeClock.At(2026, 7, 6, 10, 0, 59));
        (await ReasonsAsync(house, People.Auditor))[atHead.Code].ShouldBe(LateReason.Soon);
        house.Clock.Set(FakeClock.At(2026, 7, 6, 10, 1));
        (await ReasonsAsync(house, People.Auditor))[atHead.Code].ShouldBe(LateReason.Step);

        house.Clock.SetLocal(2026, 7, 7, 9, 0);
        (await ReasonsAsync(house, People.Auditor)).ShouldBe(
            new Dictionary<string, LateReason> { [filed.Code] = LateReason.Reception, [atHead.Code] = LateReason.Step, [paused.Code] = LateReason.Paused }, ignoreOrder: true);

        house.Clock.SetLocal(2026, 7, 20, 9, 0);
        (await ReasonsAsync(house, People.Auditor)).ShouldBe(
            new Dictionary<string, LateReason>
            {
                [filed.Code] = LateReason.Reception, [atHead.Code] = LateReason.Law, [assigned.Code] = LateReason.Law, [paused.Code] = LateReason.Paused,
            }, ignoreOrder: true);
        (await paused.SeeAsync()).IsOverdueAt(house.Clock.GetUtcNow()).ShouldBeFalse();

        // The longest overdue first.
        (await ListAsync(house, People.Auditor)).Lines.Select(line => line.Code).ShouldBe([atHead.Code, filed.Code, assigned.Code]);
        var line = (await ListAsync(house, People.Auditor)).Lines[0];
        line.Late.ShouldBeGreaterThan(0);
        line.PromisedLate.ShouldNotBeNull();
        line.PromisedLate.Value.ShouldBeLessThan(line.Late);
        line.Officer.ShouldBeNull("nobody has taken it");

        // A new step has its own hours, but the promise stays broken until the decision is there.
        await assigned.ProposeAsync();
        (await ReasonsAsync(house, People.Auditor))[assigned.Code].ShouldBe(LateReason.Law);
        await assigned.ApproveAsync();
        await assigned.SignAsync();
        await assigned.IssueAsync();
        (await ReasonsAsync(house, People.Auditor)).ShouldNotContainKey(assigned.Code, "a result that waits to be fetched is nobody's delay");
    }

    [Theory, BothProviders]
    public async Task Past_the_provinces_own_limit_it_is_late_by_that_until_the_law_says_so(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        house.Clock.SetLocal(2026, 7, 6, 8, 0);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await using (var work = house.Open())
        {
            await work.Db.Set<Dossier>().ExecuteUpdateAsync(row => row.SetProperty(dossier => dossier.InternalDueAt, FakeClock.At(2026, 7, 7, 17, 0)));
        }

        house.Clock.SetLocal(2026, 7, 8, 9, 0);
        (await ReasonsAsync(house, People.Head))[story.Code].ShouldBe(LateReason.Internal);
        house.Clock.SetLocal(2026, 7, 20, 9, 0);
        (await ReasonsAsync(house, People.Head))[story.Code].ShouldBe(LateReason.Law);
    }

    [Theory, BothProviders]
    public async Task Giving_late_work_to_another_hides_neither_how_late_it_is_nor_who_had_it(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        house.Clock.SetLocal(2026, 7, 6, 8, 0);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        house.Clock.SetLocal(2026, 7, 20, 8, 0);
        var before = (await ListAsync(house, People.Head)).Lines.ShouldHaveSingleItem();
        before.HeldSince.ShouldBe(FakeClock.At(2026, 7, 6, 8, 0));
        await using (var work = house.Open())
        {
            (await work.Get<ReassignWork>().HandleAsync(People.Head, new(People.Specialist.Id!.Value, Colleague.Id!.Value, "Quá tải"))).Ok.ShouldBeTrue();
        }

        house.Clock.SetLocal(2026, 7, 20, 10, 0);
        var line = (await ListAsync(house, People.Head)).Lines.ShouldHaveSingleItem();
        (line.Reason, line.DueAt).ShouldBe((LateReason.Law, before.DueAt));
        (line.HeldSince, line.Held).ShouldBe((FakeClock.At(2026, 7, 20, 8, 0), 120));
        line.Late.ShouldBe(before.Late + 120);
        line.Total.ShouldBe(before.Total + 120);
        line.Officer.ShouldNotBe(before.Officer);
        line.Before.ShouldBe(before.Officer);
        (await ListAsync(house, Colleague)).Lines.ShouldHaveSingleItem("an officer sees what is theirs");
        (await ListAsync(house, People.Specialist)).Lines.ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task A_unit_that_was_asked_and_does_not_answer_is_late_beside_the_step(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        house.Clock.SetLocal(2026, 7, 6, 8, 0);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await using (var work = house.Open())
        {
            var asked = await People.AgencyOfAsync(work, People.Officer("truongphong.tccl"));
            (await work.Get<ConsultUnit>().HandleAsync(People.Specialist, new(new(story.Code), asked.Id, "Thiết bị này đã kiểm định chưa?", 1))).Problems.ShouldBeEmpty();
        }

        house.Clock.SetLocal(2026, 7, 8, 9, 0);
        var line = (await ListAsync(house, People.Officer("truongphong.tccl"))).Lines.ShouldHaveSingleItem();
        (line.Reason, line.Step, line.HeldSince).ShouldBe((LateReason.Consultation, null, FakeClock.At(2026, 7, 6, 8, 0)));
        (await ListAsync(house, People.Head)).Lines.ShouldBeEmpty("the appraisal itself has time");
        var counts = await CountAsync(house, People.Director);
        counts.ByStep.ShouldHaveSingleItem().Into.Step.ShouldBe(CountLateWork.Opinion);
        (await ListAsync(house, People.Director, counts.ByStep[0].Into)).Lines.Count.ShouldBe(1);
    }

    [Theory, BothProviders]
    public async Task Each_sees_what_is_theirs_to_see_and_every_count_is_as_long_as_its_list(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await TellAsync(house);
        house.Clock.SetLocal(2026, 7, 20, 9, 0);
        (Actor By, int Late, int Paused)[] expected =
        [
            (People.Auditor, 3, 1), (People.Director, 2, 1), (People.Head, 2, 1), (People.Specialist, 1, 1), (Colleague, 0, 0), (People.Reception, 1, 0), (People.ReceptionElsewhere, 0, 0),
            (HeadElsewhere, 0, 0), (People.Clerk, 0, 0),
        ];
        foreach (var (by, late, paused) in expected)
        {
            var counts = await CountAsync(house, by);
            (counts.Late, counts.Reasons.GetValueOrDefault(LateReason.Paused)).ShouldBe((late, paused), by.Name);
            (await ListAsync(house, by)).Lines.Count.ShouldBe(late, by.Name);
            foreach (var reason in Enum.GetValues<LateReason>())
            {
                var one = await CountAsync(house, by, new(reason));
                var lines = (await ListAsync(house, by, new(reason))).Lines;
                one.Listed.ShouldBe(lines.Count, $"{by.Name} {reason}");
                lines.ShouldAllBe(line => line.Reason == reason);
                foreach (var tally in one.ByUnit.Concat(one.ByStep).Concat(one.ByOfficer))
                {
                    (await ListAsync(house, by, tally.Into)).Lines.Count.ShouldBe(tally.Count, $"{by.Name} {reason} {tally.Name}");
                }
            }
        }

        (await CountAsync(house, People.Auditor)).ByOfficer.ShouldContain(tally => tally.Into.Nobody && tally.Count == 2);
        foreach (var stranger in new[] { People.Citizen, new Actor(ActorKind.Officer, Guid.CreateVersion7(), "Người lạ"), Actor.System })
        {
            await using var work = house.Open();
            (await work.Get<ListLateWork>().HandleAsync(stranger, new())).Problems[0].Code.ShouldBe("ACC-001");
            (await work.Get<CountLateWork>().HandleAsync(stranger, new())).Problems[0].Code.ShouldBe("ACC-001");
        }
    }

    [Theory, BothProviders]
    public async Task Whoever_oversees_without_reading_dossiers_reads_initials(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var (filed, _, _, _) = await TellAsync(house);
        house.Clock.SetLocal(2026, 7, 8, 9, 0);
        var page = await ListAsync(house, People.Officer("quantri.truongvinh"));
        page.ReadsDossiers.ShouldBeFalse();
        var line = page.Lines.ShouldHaveSingleItem();
        (line.Code, line.Applicant).ShouldBe((filed.Code, "N. V. M."));
    }

    [Theory, BothProviders]
    public async Task Late_by_the_API_and_by_the_list_is_the_same_work(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await TellAsync(house);
        foreach (var at in new[] { FakeClock.At(2026, 7, 6, 10, 0, 59), FakeClock.At(2026, 7, 6, 10, 1), FakeClock.At(2026, 7, 7), FakeClock.At(2026, 7, 20) })
        {
            house.Clock.Set(at);
            await using var work = house.Open();
            var bound = Core.Calendar.Lateness.LateBefore(at);
            var told = (await work.Get<ListDossiers>().HandleAsync(People.Auditor, new(DueBefore: bound))).Value.Dossiers.Select(dossier => dossier.Code);
            told.ShouldBe((await ListAsync(house, People.Auditor)).Lines.Where(line => line.Reason != LateReason.Consultation).Select(line => line.Code));
        }
    }
}
