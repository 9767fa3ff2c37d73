using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using static HaiCap.Core.Tests.Dossiers.Recounts.Recounting;

namespace HaiCap.Core.Tests.Dossiers.Recounts;

/// <summary>The applicant's time to complete a dossier when the calendar changes. Asked on Monday 6 July: until the end of Tuesday the 21st.</summary>
public sealed class WindowRecountTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task A_last_day_that_becomes_a_day_off_moves_to_the_next_working_day_and_people_are_told(Provider provider)
    {
        var (house, story) = await AskedAsync(provider);
        await PublishAsync(house, Off(7, 21), Off(7, 22));
        var recount = await RunAsync(house);

        (await FactsAsync(house, story)).ShouldSatisfyAllConditions(facts => facts.AnswerBy.ShouldBe(new(2026, 7, 23)), facts => facts.OnPaper.ShouldBe(new DateOnly(2026, 7, 21)));
        (recount.Moved, recount.Promises).ShouldBe((1, 1));
        var moved = (await MovedAsync(house, recount)).ShouldHaveSingleItem();
        (moved.Promise, moved.Days, moved.Before.LocalDay(), moved.After.LocalDay()).ShouldBe((true, 1, new DateOnly(2026, 7, 21), new DateOnly(2026, 7, 23)));
        var act = (await story.ActsAsync())[^1].DataAs<DueRecomputed>();
        (act.Window!.Before, act.Window.LastDay).ShouldBe((new DateOnly(2026, 7, 21), new DateOnly(2026, 7, 23)));
        await using (var work = house.Open())
        {
            var own = (await work.Get<GetDossier>().ForOwnerAsync(People.Citizen, story.Code)).Value;
            own.History[^1].Vi.ShouldContain("từ hết ngày 21/07/2026 thành hết ngày 23/07/2026");
            own.OpenSupplement!.AnswerBy.ShouldBe(new(2026, 7, 23));
        }

        // The case is closed when the new day is over and no sooner, and the applicant is reminded by it.
        house.Clock.SetLocal(2026, 7, 22, 9);
        await SweepAsync(house);
        (await story.SeeAsync()).State.ShouldBe(DossierState.SupplementRequested);
        (await story.ActsAsync())[^1].DataAs<DossierWarned>().ShouldSatisfyAllConditions(told => told.Clock.ShouldBe(BellClock.Applicant), told => told.Rung.ShouldBe("-1"));
        house.Clock.SetLocal(2026, 7, 24, 0);
        await SweepAsync(house);
        (await story.SeeAsync()).State.ShouldBe(DossierState.Stopped);
        await VerifyAsync(house);
    }

    [Theory, BothProviders]
    public async Task A_day_off_taken_back_moves_it_back_and_never_before_what_the_paper_said(Provider provider)
    {
        var (house, story) = await AskedAsync(provider);
        await PublishAsync(house, Off(7, 21));
        await RunAsync(house);
        (await FactsAsync(house, story)).AnswerBy.ShouldBe(new(2026, 7, 22));

        await PublishAsync(house);
        await RunAsync(house);
        (await FactsAsync(house, story)).AnswerBy.ShouldBe(new(2026, 7, 21));
        house.Clock.SetLocal(2026, 7, 22, 0);
        await SweepAsync(house);
        (await story.SeeAsync()).State.ShouldBe(DossierState.Stopped);
    }

    [Theory, BothProviders]
    public async Task A_day_off_within_it_moves_nothing_for_the_applicant(Provider provider)
    {
        var (house, story) = await AskedAsync(provider);
        await PublishAsync(house, Off(7, 16));
        await RunAsync(house);
        (await FactsAsync(house, story)).ShouldSatisfyAllConditions(facts => facts.AnswerBy.ShouldBe(new(2026, 7, 21)), facts => facts.OnPaper.ShouldBeNull());
    }

    [Theory, BothProviders]
    public async Task Before_acceptance_too_and_an_estimate_says_so_before_anything_is_published(Provider provider)
    {
        var house = await HouseAsync(houses, provider);
        var story = await Story.FiledAsync(house);
        await using (var work = house.Open())
        {
            (await work.Get<RequestSupplement>().HandleAsync(People.Reception, new(new(story.Code), [new("tai-lieu-ky-thuat", "Bản chụp mờ")]))).Problems.ShouldBeEmpty();
            var estimate = (await work.Get<EstimateRecount>().HandleAsync(new EstimateRecount.OfYear(Admin, null, 2026, [Off(7, 21)]))).Value;
            (estimate.Moved, estimate.Promises, estimate.Examples.Single().After.LocalDay()).ShouldBe((1, 1, new DateOnly(2026, 7, 22)));
        }

        await PublishAsync(house, Off(7, 21));
        await RunAsync(house);
        (await FactsAsync(house, story)).AnswerBy.ShouldBe(new(2026, 7, 22));
        await VerifyAsync(house);
    }

    private async Task<(TestDatabase House, Story Story)> AskedAsync(Provider provider)
    {
        var house = await HouseAsync(houses, provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskForSupplementAsync();
        return (house, story);
    }

    private static async Task<SupplementFacts> FactsAsync(TestDatabase house, Story story)
    {
        var id = (await story.SeeAsync()).Id;
        await using var work = house.Open();
        return Story.FactsOf<SupplementFacts>(await work.Db.Set<DossierDocument>().AsNoTracking().SingleAsync(row => row.DossierId == id && row.Kind == DocumentKind.SupplementRequest));
    }

    private static async Task SweepAsync(TestDatabase house)
    {
        await using var work = house.Open();
        foreach (var due in await work.Get<RingBells>().DueAsync(10))
        {
            await work.Get<RingBells>().HandleAsync(due);
        }
    }
}
