using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Testing;
using static HaiCap.Core.Tests.Dossiers.LimitStories;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>Another unit's opinion, which stops the clock only where the procedure's law says so.</summary>
public sealed class ConsultationStopTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task Where_its_law_says_so_a_consultation_stops_the_clock_until_every_answer_is_there(Provider provider)
    {
        var house = await houses.PublishedAsync(provider, Stopping);
        var story = await FiledAsync(house, Fixed);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var promised = (await story.SeeAsync()).DueAt;
        var (first, second) = (People.Officer("truongphong.truongvinh"), People.Officer("truongphong.vinhphu"));
        var asked = await AskAsync(house, story, first);
        house.Clock.Set(FakeClock.At(2026, 7, 7, 9));
        var askedToo = await AskAsync(house, story, second);
        var waiting = await story.SeeAsync();
        (waiting.ClockStopped, waiting.State).ShouldBe((true, DossierState.InProcess));
        (await WorkAsync(house, waiting)).ShouldBe((WaitsFor.AnotherUnit, OpenWork.Paused));
        await using (var work = house.Open())
        {
            (await work.Get<TrackDossier>().HandleAsync(new(story.Code, Story.Owner.IdNumber[^4..]))).Value.Now.Vi.ShouldContain("trong lúc chờ ý kiến thời hạn giải quyết không tính");
        }

        // One answers on Wednesday; the clock waits for the other, who answers on Thursday: Monday to Thursday are three working days.
        house.Clock.Set(FakeClock.At(2026, 7, 8, 9));
        await DoAsync<AnswerConsultation>(house, act => act.HandleAsync(first, new(new(story.Code), asked, "Có")));
        (await story.SeeAsync()).ClockStopped.ShouldBeTrue();
        house.Clock.Set(FakeClock.At(2026, 7, 9, 9));
        await DoAsync<AnswerConsultation>(house, act => act.HandleAsync(second, new(new(story.Code), askedToo, "Có")));

        var after = await story.SeeAsync();
        promised.ShouldBe(FakeClock.At(2026, 7, 13, 17, 30));
        (after.ClockStopped, after.DueAt).ShouldBe((false, FakeClock.At(2026, 7, 16, 17, 30)));
        var (waits, due) = await WorkAsync(house, after);
        waits.ShouldBe(WaitsFor.Nobody);
        due.ShouldBeLessThan(OpenWork.Paused);
        await using var checkedAfter = house.Open();
        (await VerifyAsync(checkedAfter)).ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task A_supplement_answered_meanwhile_leaves_the_work_waiting_for_the_opinion(Provider provider)
    {
        var house = await houses.PublishedAsync(provider, Stopping);
        var story = await FiledAsync(house, Fixed);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var head = People.Officer("truongphong.truongvinh");
        var asked = await AskAsync(house, story, head);
        await story.AskForSupplementAsync();
        await story.SupplementAsync();
        var waiting = await story.SeeAsync();
        (waiting.State, waiting.ClockStopped).ShouldBe((DossierState.InProcess, true));
        (await WorkAsync(house, waiting)).ShouldBe((WaitsFor.AnotherUnit, OpenWork.Paused));

        house.Clock.Set(FakeClock.At(2026, 7, 8, 9));
        await DoAsync<AnswerConsultation>(house, act => act.HandleAsync(head, new(new(story.Code), asked, "Có")));
        var after = await story.SeeAsync();

        // One stop with the supplement, which restarts the limit: five working days from Wednesday.
        (after.ClockStopped, after.DueAt).ShouldBe((false, FakeClock.At(2026, 7, 15, 17, 30)));
        (await WorkAsync(house, after)).Waits.ShouldBe(WaitsFor.Nobody);
    }

    [Theory, BothProviders]
    public async Task Who_goes_on_without_the_opinion_waits_no_longer(Provider provider)
    {
        var house = await houses.PublishedAsync(provider, Stopping);
        var story = await FiledAsync(house, Fixed);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var head = People.Officer("truongphong.truongvinh");
        var asked = await AskAsync(house, story, head);
        house.Clock.Set(FakeClock.At(2026, 7, 7, 9));
        await story.ProposeAsync();

        var gone = await story.SeeAsync();
        (gone.ClockStopped, gone.DueAt).ShouldBe((false, FakeClock.At(2026, 7, 14, 17, 30)));
        (await WorkAsync(house, gone)).Waits.ShouldBe(WaitsFor.Nobody);
        await using (var work = house.Open())
        {
            (await work.Get<GetDossier>().ForOfficerAsync(People.Head, story.Code)).Value.Clock!.Explanation
                .ShouldContain(line => line.Vi.Contains("giải quyết tiếp khi chưa có trả lời", StringComparison.Ordinal));
        }

        // A late answer is kept and moves nothing.
        house.Clock.Set(FakeClock.At(2026, 7, 9, 9));
        await DoAsync<AnswerConsultation>(house, act => act.HandleAsync(head, new(new(story.Code), asked, "Có")));
        (await story.SeeAsync()).DueAt.ShouldBe(gone.DueAt);
    }

    [Theory, BothProviders]
    public async Task Without_a_law_the_clock_runs_on_while_another_unit_is_asked(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await FiledAsync(house, Fixed);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var before = await story.SeeAsync();
        var due = (await WorkAsync(house, before)).Due;
        await AskAsync(house, story, People.Officer("truongphong.truongvinh"));
        var after = await story.SeeAsync();
        (after.ClockStopped, after.DueAt, after.Clock).ShouldBe((false, before.DueAt, before.Clock));
        (await WorkAsync(house, after)).ShouldBe((WaitsFor.AnotherUnit, due));
    }

    private static ProcedureDefinition Stopping(ProcedureDefinition definition) => definition with { ConsultationStops = new("Điều 9 Luật mẫu") };
}
