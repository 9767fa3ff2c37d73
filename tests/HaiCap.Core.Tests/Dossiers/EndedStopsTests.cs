using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using static HaiCap.Core.Tests.Dossiers.LimitStories;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>
/// A stop that nobody answers ends with the dossier, or when the office goes on without. Accepted on Monday 6 July at nine, due the Monday after; the clock
/// stops on Tuesday morning.
/// </summary>
public sealed class EndedStopsTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    public static TheoryData<Provider, StopKind> Stops => [.. from provider in new[] { Provider.Sqlite, Provider.Postgres } from kind in Enum.GetValues<StopKind>() select (provider, kind)];

    [Theory, MemberData(nameof(Stops))]
    public async Task A_withdrawal_asked_for_while_the_clock_stands_ends_the_stop_with_the_dossier(Provider provider, StopKind kind)
    {
        var (house, story) = await StoppedAsync(provider, kind);
        house.Clock.SetLocal(2026, 7, 9, 10);
        await WithdrawAsync(house, story);
        (await story.SeeAsync()).State.ShouldBe(DossierState.WithdrawalRequested);

        // Long after the time that was promised: it stood still, so nobody was late.
        house.Clock.SetLocal(2026, 7, 20, 15);
        await DoAsync<StopDossier>(house, act => act.HandleAsync(People.Specialist, new(new(story.Code), "Theo đề nghị của chủ hồ sơ")));

        var dossier = await story.SeeAsync();
        (dossier.State, dossier.ClockStopped, dossier.Timeliness).ShouldBe((DossierState.Stopped, false, Timeliness.Early));
        await EndedAsync(house, story, kind, FakeClock.At(2026, 7, 20, 15));
    }

    [Theory, BothProviders]
    public async Task A_window_that_ends_by_itself_ends_the_stop_too(Provider provider)
    {
        var (house, story) = await StoppedAsync(provider, StopKind.Supplement);
        house.Clock.SetLocal(2026, 7, 23, 0);
        await using (var work = house.Open())
        {
            var due = (await work.Get<RingBells>().DueAsync(10)).Single(bell => bell.Code == story.Code);
            (await work.Get<RingBells>().HandleAsync(due)).ShouldBe(1);
        }

        var dossier = await story.SeeAsync();
        (dossier.State, dossier.ClockStopped, dossier.Timeliness).ShouldBe((DossierState.Stopped, false, Timeliness.Early));
        await EndedAsync(house, story, StopKind.Supplement, FakeClock.At(2026, 7, 23, 0));
    }

    [Theory, MemberData(nameof(Stops))]
    public async Task An_office_that_goes_on_after_a_withdrawal_was_asked_for_waits_no_longer(Provider provider, StopKind kind)
    {
        var (house, story) = await StoppedAsync(provider, kind);
        await WithdrawAsync(house, story);
        house.Clock.SetLocal(2026, 7, 9, 9);
        await story.ProposeAsync();

        // From Tuesday to Thursday it stood: two working days more, none from zero.
        var dossier = await story.SeeAsync();
        (dossier.ClockStopped, dossier.DueAt).ShouldBe((false, FakeClock.At(2026, 7, 15, 17, 30)));
        await EndedAsync(house, story, kind, FakeClock.At(2026, 7, 9, 9));
    }

    [Theory, BothProviders]
    public async Task Asked_a_second_time_after_a_withdrawal_only_the_new_request_stops_the_clock(Provider provider)
    {
        var (house, story) = await StoppedAsync(provider, StopKind.Supplement);
        await WithdrawAsync(house, story);
        house.Clock.SetLocal(2026, 7, 8, 9);
        await story.AskForSupplementAsync();
        house.Clock.SetLocal(2026, 7, 9, 9);
        await story.SupplementAsync();

        var dossier = await story.SeeAsync();
        (dossier.State, dossier.ClockStopped, dossier.DueAt).ShouldBe((DossierState.InProcess, false, FakeClock.At(2026, 7, 16, 17, 30)));
        await using var work = house.Open();
        (await VerifyAsync(work)).ShouldBeEmpty();
    }

    private async Task<(TestDatabase House, Story Story)> StoppedAsync(Provider provider, StopKind kind)
    {
        var house = await houses.PublishedAsync(provider, definition => definition with { ConsultationStops = new("Điều 9 Luật mẫu") });
        var story = await FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        house.Clock.SetLocal(2026, 7, 7, 9);
        switch (kind)
        {
            case StopKind.Supplement:
                await story.AskForSupplementAsync();
                break;
            case StopKind.Payment:
                await DoAsync<RequestPayment>(house, act => act.HandleAsync(People.Specialist, new(new(story.Code), 2_000_000, "Phí thẩm định")));
                break;
            default:
                await AskAsync(house, story, People.Officer("truongphong.truongvinh"));
                break;
        }

        (await story.SeeAsync()).ClockStopped.ShouldBeTrue();
        return (house, story);
    }

    private static Task WithdrawAsync(TestDatabase house, Story story) =>
        DoAsync<WithdrawDossier>(house, act => act.HandleAsync(People.Citizen, new(new(story.Code), "Không còn nhu cầu")));

    /// <summary>The stop has its end and says that no answer came, nothing restarted, and what is charged adds up, in the clock and in the stays.</summary>
    private static async Task EndedAsync(TestDatabase house, Story story, StopKind kind, DateTimeOffset at)
    {
        await using var work = house.Open();
        var dossier = await story.SeeAsync();
        var clocks = (await work.Get<ReadClocks>().HandleAsync(dossier, inner: true))!;
        var stop = clocks.Stops.ShouldHaveSingleItem();
        (stop.Stop.Kind, stop.Stop.ResumedAt, stop.Stop.Effect).ShouldBe((kind, at, StopEffect.Continue));
        stop.Answer!.Vi.ShouldBe(kind switch { StopKind.Supplement => "Không được bổ sung", StopKind.Payment => "Chưa nộp", _ => "Giải quyết tiếp, không chờ trả lời" });
        clocks.Explanation.ShouldNotContain(line => line.Kind == ClockLineKind.Restarted || line.Kind == ClockLineKind.Stopped);
        clocks.Explanation.ShouldContain(line => line.Kind == ClockLineKind.Continued);
        clocks.Charges.Sums.Sum(sum => sum.Minutes).ShouldBe(clocks.Charges.TotalMinutes);
        var hops = await work.Db.Set<DossierHop>().AsNoTracking().Where(hop => hop.DossierId == dossier.Id && hop.DoneAt != null).ToListAsync();
        hops.Sum(hop => hop.WaitedMinutes).ShouldBe(stop.Minutes);
        if (dossier.DecidedAt is not null)
        {
            hops.Sum(hop => hop.ChargedMinutes + hop.WaitedMinutes).ShouldBe(clocks.Charges.TotalMinutes);
        }

        (await VerifyAsync(work)).ShouldBeEmpty();
    }
}
