using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using static HaiCap.Core.Tests.Dossiers.Recounts.Recounting;

namespace HaiCap.Core.Tests.Dossiers.Recounts;

/// <summary>A calendar is changed while dossiers are open.</summary>
public sealed class RecountTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task A_new_day_off_moves_exactly_the_clocks_that_run_over_it_and_each_is_an_act(Provider provider)
    {
        var house = await HouseAsync(houses, provider);
        var decided = await Story.FiledAsync(house);
        await decided.DecideAsync();
        var open = await Story.FiledAsync(house);
        await open.ReceiveAsync();
        await open.AssignAsync();
        house.Clock.SetLocal(2026, 7, 20);
        var later = await Story.FiledAsync(house);
        await later.ReceiveAsync();
        var (was, stays, over) = (await open.SeeAsync(), await later.SeeAsync(), await decided.SeeAsync());
        house.Clock.SetLocal(2026, 7, 7);

        await PublishAsync(house, Off(7, 9));
        var recount = await RunAsync(house);

        var now = await open.SeeAsync();
        Tests.Calendar.Sample.Local(was.DueAt!.Value).ShouldBe("2026-07-13 17:30");
        Tests.Calendar.Sample.Local(now.DueAt!.Value).ShouldBe("2026-07-14 17:30");
        now.OriginalDueAt.ShouldBe(was.OriginalDueAt, "what the receipt promised stays on paper");
        (await later.SeeAsync()).DueAt.ShouldBe(stays.DueAt);
        (await decided.SeeAsync()).DueAt.ShouldBe(over.DueAt, "decided is decided");
        (recount.Checked, recount.Moved, recount.Promises).ShouldBe((2, 1, 1), "open work of undecided dossiers");
        var moved = (await MovedAsync(house, recount)).ShouldHaveSingleItem();
        (moved.DossierId, moved.UnitId, moved.OfficerId, moved.Days, moved.Promise).ShouldBe((now.Id, was.HolderUnitId!.Value, was.HolderOfficerId, 1, true));
        var act = (await open.ActsAsync())[^1];
        var told = act.DataAs<DueRecomputed>();
        act.Name.ShouldBe("dossier.due-recomputed");
        (told.Before, told.RecountId, told.After!.DueAt).ShouldBe((was.DueAt, recount.Id, now.DueAt));
        told.Cause.ShouldBe(new RecountCause(2026, 1, null, null, "Thông báo 15/TB-UBND"));
        await using var work = house.Open();
        var whole = (await work.Db.Set<Act>().Where(one => one.Name == "calendar.recounted").ToListAsync()).Select(one => one.DataAs<CalendarRecounted>()).Single(data => data.RecountId == recount.Id);
        (whole.Checked, whole.Moved, whole.Promises).ShouldBe((2, 1, 1));
        (await work.Db.Set<OpenWork>().SingleAsync(row => row.DossierId == now.Id)).DueKey.ShouldBeLessThanOrEqualTo(now.DueAt.Value);
        await VerifyAsync(house);
        await house.SealAllAsync();
    }

    [Theory, BothProviders]
    public async Task A_day_that_has_been_moves_the_clocks_that_ran_on_it_and_none_that_began_later(Provider provider)
    {
        var house = await HouseAsync(houses, provider);
        var running = await Story.FiledAsync(house);
        await running.ReceiveAsync();
        house.Clock.SetLocal(2026, 7, 8);
        var later = await Story.FiledAsync(house);
        await later.ReceiveAsync();
        var (was, stays) = (await running.SeeAsync(), await later.SeeAsync());

        await PublishAsync(house, Off(7, 7));
        var recount = await RunAsync(house);

        Tests.Calendar.Sample.Local(was.DueAt!.Value).ShouldBe("2026-07-13 17:30");
        Tests.Calendar.Sample.Local((await running.SeeAsync()).DueAt!.Value).ShouldBe("2026-07-14 17:30", "a storm on the seventh, made known on the eighth");
        (await later.SeeAsync()).DueAt.ShouldBe(stays.DueAt);
        (recount.Checked, recount.Moved).ShouldBe((2, 1));
        await VerifyAsync(house);
    }

    [Theory, BothProviders]
    public async Task The_present_stay_reception_and_an_opinion_keep_their_working_minutes(Provider provider)
    {
        var house = await HouseAsync(houses, provider);
        var waiting = await Story.FiledAsync(house);
        var asked = await Story.FiledAsync(house);
        await asked.ReceiveAsync();
        await asked.AssignAsync();
        await using (var work = house.Open())
        {
            var unit = await People.AgencyOfAsync(work, People.Director);
            (await work.Get<ConsultUnit>().HandleAsync(People.Specialist, new(new(asked.Code), unit.Id, "Ý kiến về thiết bị?", Days: 1))).Problems.ShouldBeEmpty();
        }

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await PublishAsync(house, Off(7, 6), Off(7, 7));
        var recount = await RunAsync(house);

        await using var after = house.Open();
        var dossier = await waiting.SeeAsync();
        Tests.Calendar.Sample.Local(dossier.ReceptionDueAt).ShouldBe("2026-07-08 17:30", "filed on what became a day off: eight hours from the next opening");
        (await after.Db.Set<DossierHop>().SingleAsync(hop => hop.DossierId == dossier.Id)).DueAt.ShouldBe(dossier.ReceptionDueAt);
        (await after.Db.Set<OpenWork>().SingleAsync(row => row.DossierId == dossier.Id)).DueKey.ShouldBe(dossier.ReceptionDueAt);
        (await waiting.ActsAsync())[^1].DataAs<DueRecomputed>().ReceptionDueAt.ShouldBe(dossier.ReceptionDueAt);
        var opinion = await after.Db.Set<Consultation>().SingleAsync();
        Tests.Calendar.Sample.Local(opinion.DueAt).ShouldBe("2026-07-08 17:30");
        (await after.Db.Set<OpenWork>().SingleAsync(row => row.ConsultationId == opinion.Id)).DueKey.ShouldBe(opinion.DueAt);
        (await asked.ActsAsync()).TakeLast(2).Select(act => act.Name).ShouldBe(["dossier.due-recomputed", "dossier.due-recomputed"], "the step with the limit, and the opinion");
        recount.Moved.ShouldBe(3);
        await VerifyAsync(house);
    }

    [Theory, BothProviders]
    public async Task A_worked_Saturday_and_its_withdrawal_move_the_due_time_both_ways_and_the_promise_on_paper_stays(Provider provider)
    {
        var house = await HouseAsync(houses, provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();

        await PublishAsync(house, new SpecialDay(new(2026, 7, 11), "Làm bù", SpecialDayKind.SwapWork));
        var first = await RunAsync(house);
        Tests.Calendar.Sample.Local((await story.SeeAsync()).DueAt!.Value).ShouldBe("2026-07-11 17:30");
        Tests.Calendar.Sample.Local((await story.SeeAsync()).OriginalDueAt!.Value).ShouldBe("2026-07-13 17:30");
        (await MovedAsync(house, first)).ShouldHaveSingleItem().Days.ShouldBe(-1);

        await PublishAsync(house);
        await RunAsync(house);
        Tests.Calendar.Sample.Local((await story.SeeAsync()).DueAt!.Value).ShouldBe("2026-07-13 17:30");
        (await story.ActsAsync()).Count(act => act.Name == "dossier.due-recomputed").ShouldBe(2);
        await VerifyAsync(house);
    }

    [Theory, BothProviders]
    public async Task Hours_of_the_province_move_who_inherits_them_and_not_an_agency_with_its_own(Provider provider)
    {
        var house = await HouseAsync(houses, provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await SetWeekAsync(house, "H41.19", new(2026, 7, 6));
        await RunAsync(house);
        var own = await story.SeeAsync();
        Tests.Calendar.Sample.Local(own.DueAt!.Value).ShouldBe("2026-07-11 11:30", "the department works on Saturday mornings");

        await SetWeekAsync(house, null, new(2026, 7, 6));
        var recount = await RunAsync(house);

        recount.Moved.ShouldBe(0, "it has hours of its own");
        (await story.SeeAsync()).DueAt.ShouldBe(own.DueAt);
    }

    [Theory, BothProviders]
    public async Task The_same_calendar_published_again_moves_nothing_and_reads_no_dossier(Provider provider)
    {
        var house = await HouseAsync(houses, provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await PublishAsync(house, Off(12, 14));
        await RunAsync(house);
        await PublishAsync(house, Off(12, 14));
        var recount = await RunAsync(house);
        (recount.Total, recount.Checked, recount.Moved).ShouldBe((1, 1, 0));
        (await story.ActsAsync()).ShouldNotContain(act => act.Name == "dossier.due-recomputed");
    }

    [Theory, BothProviders]
    public async Task An_agencys_own_day_off_moves_what_waits_in_the_offices_under_it(Provider provider)
    {
        var house = await HouseAsync(houses, provider);
        var story = await Story.FiledAsync(house);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await using (var work = house.Open())
        {
            var centre = await People.AgencyOfAsync(work, People.Reception);
            var over = Guid.Parse(centre.Path.Split('/', StringSplitOptions.RemoveEmptyEntries)[^2]);
            (await work.Get<PublishCalendarYearHandler>().HandleAsync(new(2026, [Off(7, 7)], "Thông báo của phường", Admin, over))).Problems.ShouldBeEmpty();
        }

        var recount = await RunAsync(house);

        (recount.Total, recount.Moved, recount.Promises).ShouldBe((1, 1, 1));
        Tests.Calendar.Sample.Local((await story.SeeAsync()).ReceptionDueAt).ShouldBe("2026-07-08 09:00");
        await VerifyAsync(house);
    }
}
