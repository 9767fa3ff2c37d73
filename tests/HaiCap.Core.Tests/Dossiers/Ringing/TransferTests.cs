using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Dossiers.Ringing;

/// <summary>The way from the counter to the competent agency (decree 118/2025, articles 18.2 and 20.1a). Hours 7:30–11:30 and 13:30–17:30.</summary>
public sealed class TransferTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly ClockRules Rules = new([new(ClockRuleKey.HandOverPaper, new LimitStage(1, TimeUnit.WorkingDay), "điều 20 khoản 1 điểm a", new(2025, 7, 1), To: null)]);

    [Theory]

    // Within a level: by closing that day; after 15:00, at the opening of the next working day.
    [InlineData(Channel.Counter, false, "2026-07-06 09:00", "2026-07-06 17:30")]
    [InlineData(Channel.Online, false, "2026-07-06 15:00", "2026-07-06 17:30")]
    [InlineData(Channel.Counter, false, "2026-07-06 15:01", "2026-07-07 07:30")]
    [InlineData(Channel.Post, false, "2026-07-10 16:40", "2026-07-13 07:30")] // Friday afternoon.
    [InlineData(Channel.Counter, false, "2026-02-13 15:30", "2026-02-23 07:30")] // The last working day before Tết.
    [InlineData(Channel.Counter, false, "2026-08-21 15:30", "2026-08-22 07:30")] // The next day is a Saturday that is worked.

    // Across levels on paper: within one working day, whenever in the day it was taken.
    [InlineData(Channel.Counter, true, "2026-07-06 09:00", "2026-07-07 17:30")]
    [InlineData(Channel.Counter, true, "2026-07-06 15:00", "2026-07-07 17:30")]
    [InlineData(Channel.Counter, true, "2026-07-06 15:01", "2026-07-07 17:30")]
    [InlineData(Channel.Post, true, "2026-07-10 16:40", "2026-07-13 17:30")]
    [InlineData(Channel.Counter, true, "2026-07-11 09:00", "2026-07-14 17:30")] // A Saturday counts as Monday's opening.
    [InlineData(Channel.Counter, true, "2026-02-13 15:30", "2026-02-23 17:30")]
    [InlineData(Channel.Counter, true, "2026-08-21 09:00", "2026-08-22 17:30")]
    [InlineData(Channel.Counter, true, "2026-04-24 10:00", "2026-04-28 17:30")] // Hùng Kings: the 26th, made up for on Monday the 27th.

    // Across levels electronically: at once, and outside working hours with the next working minute.
    [InlineData(Channel.Online, true, "2026-07-06 09:00", "2026-07-06 09:00")]
    [InlineData(Channel.Online, true, "2026-07-06 15:01", "2026-07-06 15:01")]
    [InlineData(Channel.Online, true, "2026-07-06 12:10", "2026-07-06 13:30")]
    [InlineData(Channel.Online, true, "2026-07-10 20:00", "2026-07-13 07:30")]
    public void A_dossier_has_its_time_to_the_competent_agency(Channel channel, bool acrossLevels, string accepted, string due) =>
        Local(Transfer.DueAt(channel, acrossLevels, T(accepted), Year, Rules)).ShouldBe(due);

    [Theory, BothProviders]
    public async Task Paper_kept_at_a_communes_counter_for_the_province_is_warned_of_and_escalates_until_it_goes(Provider provider)
    {
        var (house, story) = await KeptAsync(provider, People.Reception, Channel.Counter, FakeClock.At(2026, 7, 6, 9));

        // 870 working minutes until Tuesday at closing: 217 are left at 13:53.
        var rung = await RungAsync(house, story, FakeClock.At(2026, 7, 10, 18));
        rung.ShouldBe([("75%", "2026-07-07 13:53"), ("0", "2026-07-07 17:31"), ("+1", "2026-07-08 17:30"), ("+3", "2026-07-10 17:30")]);
        var acts = await TransfersAsync(story);
        acts.ConvertAll(act => act.DataAs<DossierWarned>().DueAt).Distinct().ShouldHaveSingleItem().ShouldBe(FakeClock.At(2026, 7, 7, 17, 30));
        acts[0].DataAs<DossierWarned>().Told.ShouldContain(told => told.Officer == People.Reception.Id && told.As == BellTarget.Holder);
        acts[2].DataAs<DossierEscalated>().Told.ShouldAllBe(told => told.As == BellTarget.Director);
        await using var work = house.Open();
        (await work.Get<ForwardDossier>().HandleAsync(People.Reception, new(new(story.Code)))).Problems.ShouldBeEmpty();
        (await RungAsync(house, story, FakeClock.At(2026, 7, 20, 18))).ShouldBeEmpty("it has gone");
    }

    [Theory, BothProviders]
    public async Task After_three_in_the_afternoon_a_centre_has_until_the_next_morning_within_its_own_level(Provider provider)
    {
        var (house, story) = await KeptAsync(provider, People.Officer("tiepnhan.tinh"), Channel.Counter, FakeClock.At(2026, 7, 6, 15, 30));

        // Two hours to closing: half an hour is left at five.
        (await RungAsync(house, story, FakeClock.At(2026, 7, 7, 9))).ShouldBe([("75%", "2026-07-06 17:00"), ("0", "2026-07-07 07:31")]);
    }

    [Theory, BothProviders]
    public async Task An_electronic_dossier_goes_across_levels_with_its_acceptance_and_one_that_was_kept_is_told_of_at_once(Provider provider)
    {
        var (house, story) = await KeptAsync(provider, People.Reception, Channel.Online, FakeClock.At(2026, 7, 6, 9));
        (await RungAsync(house, story, FakeClock.At(2026, 7, 6, 18))).ShouldBe([("0", "2026-07-06 09:01")]);

        var sent = await Story.FiledAsync(house);
        await sent.ReceiveAsync();
        (await RungAsync(house, sent, FakeClock.At(2026, 7, 8, 18))).ShouldBeEmpty();
    }

    /// <summary>Accepted and not sent on.</summary>
    private async Task<(TestDatabase House, Story Story)> KeptAsync(Provider provider, Actor reception, Channel channel, DateTimeOffset at)
    {
        var house = await houses.FreshAsync(provider);
        house.Clock.Set(at);
        await using var work = house.Open();
        var centre = await People.AgencyOfAsync(work, reception);
        var procedure = await work.Db.Set<ProcedureVersion>().SingleAsync(version => version.Code == Story.XRay);
        var filed = await work.Get<SubmitDossier>().HandleAsync(People.Citizen, new(
            Guid.CreateVersion7(at), procedure.Id, centre.Id, Story.Owner, null, FormAnswers.FromJson(Story.Declaration), [], channel));
        filed.Problems.ShouldBeEmpty();
        await using var desk = house.Open();
        (await desk.Get<ReceiveDossier>().HandleAsync(reception, new(new(filed.Value.Code), Forward: false))).Problems.ShouldBeEmpty();
        return (house, Story.Of(house, filed.Value.Code));
    }

    /// <summary>Sweeps whenever a bell is due, until then; which rungs of the transfer rang, and when.</summary>
    private static async Task<List<(string Rung, string At)>> RungAsync(TestDatabase house, Story story, DateTimeOffset until)
    {
        var before = (await TransfersAsync(story)).Count;
        while (true)
        {
            await using var work = house.Open();
            var next = await work.Db.Set<OpenWork>().MinAsync(row => row.BellAt);
            if (next > until)
            {
                house.Clock.Set(until);
                return (await TransfersAsync(story)).Skip(before).Select(act => (act.DataAs<DossierWarned>().Rung, Local(act.At))).ToList();
            }

            if (next > house.Clock.Now())
            {
                house.Clock.Set(next);
            }

            await house.Services.GetRequiredService<BellSweep>().SweepAsync();
        }
    }

    private static async Task<List<Act>> TransfersAsync(Story story) =>
        (await story.ActsAsync()).FindAll(act => RingingActs.Names.Contains(act.Name) && act.DataAs<DossierWarned>().Clock == BellClock.Transfer);
}
