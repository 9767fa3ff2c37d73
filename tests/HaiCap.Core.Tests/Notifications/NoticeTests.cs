using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Notifications;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Notifications;

/// <summary>Who is told what: a declaration due on Monday 13 July at closing, its step on Thursday the 9th at nine.</summary>
public sealed class NoticeTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task The_holder_reads_what_rang_the_urgent_first_and_nobody_elses(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        await GoToAsync(house, FakeClock.At(2026, 7, 9, 9, 30));

        var mine = await PageAsync(house, People.Specialist);
        mine.Open.ShouldHaveSingleItem().Notice.ShouldSatisfyAllConditions(
            notice => (notice.Code, notice.Clock, notice.Rung, notice.Urgent).ShouldBe((story.Code, BellClock.Step, "0", true)), notice => notice.ReadAt.ShouldBeNull());
        mine.Unread.ShouldBe(1);
        (await PageAsync(house, People.Clerk)).Open.ShouldBeEmpty();
        (await PageAsync(house, People.Citizen)).Open.ShouldBeEmpty();

        await using (var work = house.Open())
        {
            await work.Get<NoticeBook>().MarkReadAsync(People.Specialist);
        }

        (await PageAsync(house, People.Specialist)).ShouldSatisfyAllConditions(page => page.Unread.ShouldBe(0), page => page.Open.Count.ShouldBe(1));
        await GoToAsync(house, FakeClock.At(2026, 7, 13, 17, 40));
        (await PageAsync(house, People.Specialist)).Unread.ShouldBe(1);
        (await PageAsync(house, People.Head)).Open.Select(line => (line.Notice.Clock, line.Notice.Rung)).ShouldContain((BellClock.Step, "+1"));
    }

    [Theory, BothProviders]
    public async Task A_notice_whose_cause_is_gone_says_so_and_leaves(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        await GoToAsync(house, FakeClock.At(2026, 7, 13, 18));
        (await PageAsync(house, People.Specialist)).Open.ShouldNotBeEmpty();

        await story.ProposeAsync();
        await CatchUpAsync(house);
        var specialist = await PageAsync(house, People.Specialist);
        specialist.Open.ShouldBeEmpty();
        specialist.Ended.ShouldContain(line => line.Notice.End == NoticeEnd.Moved);

        // The head was told of the whole dossier: only its end ends that.
        (await PageAsync(house, People.Head)).Open.ShouldContain(line => line.Notice.Clock == BellClock.Legal);
        await story.ApproveAsync();
        await story.SignAsync();
        await story.IssueAsync();
        await CatchUpAsync(house);
        (await PageAsync(house, People.Head)).ShouldSatisfyAllConditions(
            page => page.Open.ShouldBeEmpty(), page => page.Ended.ShouldContain(line => line.Notice.End == NoticeEnd.Decided));
    }

    /// <summary>Asked on Monday 6 July: the applicant has until the end of Tuesday the 21st.</summary>
    [Theory, BothProviders]
    public async Task A_day_before_a_case_closes_by_itself_its_officer_is_told_what_will_happen_and_no_longer_once_it_is_answered(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        await story.AskForSupplementAsync();
        await GoToAsync(house, FakeClock.At(2026, 7, 20, 7, 30));
        (await PageAsync(house, People.Specialist)).Open.ShouldHaveSingleItem().Notice.ShouldSatisfyAllConditions(
            notice => (notice.Clock, notice.Rung, notice.Urgent, notice.Ends).ShouldBe((BellClock.Applicant, "-1", false, OwnEnd.Stop)),
            notice => notice.DueAt.ShouldBe(FakeClock.At(2026, 7, 22, 0)));

        await story.SupplementAsync();
        await CatchUpAsync(house);
        (await PageAsync(house, People.Specialist)).ShouldSatisfyAllConditions(page => page.Open.ShouldBeEmpty(), page => page.Ended.ShouldContain(line => line.Notice.Clock == BellClock.Applicant));
    }

    [Theory, BothProviders]
    public async Task A_new_date_ends_what_was_told_of_the_old(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        await GoToAsync(house, FakeClock.At(2026, 7, 10, 8));
        await using (var work = house.Open())
        {
            (await work.Get<ApologiseForDelay>().HandleAsync(People.Head, new(new(story.Code), "Kiểm tra thêm", new DateOnly(2026, 7, 17)))).Problems.ShouldBeEmpty();
        }

        await CatchUpAsync(house);
        (await PageAsync(house, People.Head)).Ended.ShouldContain(line => line.Notice.End == NoticeEnd.NewDue);
    }

    [Theory, BothProviders]
    public async Task A_morning_has_one_digest_from_opening_on_and_a_day_off_has_none(Provider provider)
    {
        var (house, _) = await OnTheDeskAsync(provider);
        await GoToAsync(house, FakeClock.At(2026, 7, 10, 17));
        house.Clock.SetLocal(2026, 7, 11, 9); // A Saturday.
        (await DigestsAsync(house)).ShouldBe(0);
        house.Clock.SetLocal(2026, 7, 13, 7, 29);
        (await DigestsAsync(house)).ShouldBe(0);
        house.Clock.SetLocal(2026, 7, 13, 7, 30);

        // The specialist and the two who lead the office, from four hosts at once.
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DigestsAsync(house))))).Sum().ShouldBe(3);
        house.Clock.SetLocal(2026, 7, 13, 11);
        (await DigestsAsync(house)).ShouldBe(0);
        var head = await PageAsync(house, People.Head);
        head.Morning!.ShouldContain(group => group.Clock == BellClock.Legal && group.Rung == "-1" && group.Count == 1);
        head.MorningAt.ShouldBe(FakeClock.At(2026, 7, 13, 7, 30));
    }

    [Theory, BothProviders]
    public async Task Told_again_from_the_beginning_of_the_log_nothing_is_there_twice(Provider provider)
    {
        var (house, _) = await OnTheDeskAsync(provider);
        await GoToAsync(house, FakeClock.At(2026, 7, 13, 18));
        await using var work = house.Open();
        var before = await work.Db.Set<Notice>().CountAsync();
        await work.Db.Set<ConsumerCursor>().Where(cursor => cursor.Name == "notices").ExecuteDeleteAsync();
        await CatchUpAsync(house);
        (await work.Db.Set<Notice>().CountAsync()).ShouldBe(before);
        before.ShouldBeGreaterThan(2);
    }

    [Theory, BothProviders]
    public async Task What_nobody_holds_any_more_goes_up_to_the_head(Provider provider)
    {
        var (house, _) = await OnTheDeskAsync(provider);
        await using (var work = house.Open())
        {
            await work.Db.Set<Core.Organizations.Position>().Where(post => post.OfficerId == People.Specialist.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(post => post.ValidTo, new DateOnly(2026, 7, 7)));
            work.Get<Core.Organizations.GrantBook>().Forget();
        }

        await GoToAsync(house, FakeClock.At(2026, 7, 9, 9, 30));
        (await PageAsync(house, People.Specialist)).Open.ShouldBeEmpty();
        (await PageAsync(house, People.Head)).Open.ShouldContain(line => line.Notice.Clock == BellClock.Step && line.Notice.Rung == "0");
    }

    private async Task<(TestDatabase House, Story Story)> OnTheDeskAsync(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        return (house, story);
    }

    /// <summary>Hour by hour, as a house that runs.</summary>
    private static async Task GoToAsync(TestDatabase house, DateTimeOffset until)
    {
        for (var at = house.Clock.Now(); at < until; at = at.AddHours(2))
        {
            house.Clock.Set(at);
            await house.Services.GetRequiredService<BellSweep>().SweepAsync();
        }

        house.Clock.Set(until);
        await house.Services.GetRequiredService<BellSweep>().SweepAsync();
        await CatchUpAsync(house);
    }

    private static async Task CatchUpAsync(TestDatabase house)
    {
        // On PostgreSQL any open transaction of the server holds the log back for a moment.
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            await house.Services.GetRequiredService<ConsumerRunner>().CatchUpAsync(patience.Token);
            await using var work = house.Open();
            var last = await work.Db.Set<Act>().OrderByDescending(act => act.LogPosition).Select(act => act.LogPosition).FirstAsync(patience.Token);
            if (await work.Db.Set<ConsumerCursor>().AnyAsync(cursor => cursor.Name == "notices" && cursor.Position >= last, patience.Token))
            {
                return;
            }
        }
    }

    private static async Task<NoticePage> PageAsync(TestDatabase house, Actor by)
    {
        await using var work = house.Open();
        return await work.Get<NoticeBook>().OfAsync(by);
    }

    private static async Task<int> DigestsAsync(TestDatabase house)
    {
        await using var work = house.Open();
        return await work.Get<Digests>().MakeAsync();
    }
}
