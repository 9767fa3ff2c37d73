using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>The decree's own times are rows: a province's row is followed without a change of the program.</summary>
public sealed class LawIsDataTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task A_province_that_promises_an_answer_in_four_hours_is_held_to_four(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await RuleAsync(house, ClockRuleKey.ReceptionAnswer, 4, TimeUnit.WorkingHour);

        var dossier = await (await Story.FiledAsync(house)).SeeAsync();

        // Filed on Monday at 09:00; the sample's hours are 7:30–11:30 and 13:30–17:00.
        await using var work = house.Open();
        var calendar = await work.Get<CalendarBook>().ForAsync(dossier.ReceivingAgencyId);
        calendar.WorkingMinutesBetween(dossier.SubmittedAt, dossier.ReceptionDueAt).ShouldBe(240);
    }

    [Theory, BothProviders]
    public async Task A_province_that_waits_twenty_days_for_a_supplement_says_so_on_form_two(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await RuleAsync(house, ClockRuleKey.SupplementWindow, 20, TimeUnit.CalendarDay);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskForSupplementAsync();

        await using var work = house.Open();
        var rules = await work.Get<CalendarBook>().RulesAsync();
        rules.On(new DateOnly(2026, 7, 6), ClockRuleKey.SupplementWindow).Limit.Value.ShouldBe(20);
        var document = work.Db.Set<Core.Dossiers.DossierDocument>().Single(row => row.Kind == Core.Dossiers.DocumentKind.SupplementRequest);
        var facts = System.Text.Json.JsonSerializer.Deserialize<SupplementFacts>(document.Data, OpenedDossier.ClockJson)!;

        // 6 July and 20 days is Sunday 26 July: Monday.
        facts.AnswerBy.ShouldBe(new DateOnly(2026, 7, 27));
    }

    [Fact]
    public async Task Overdue_runs_to_the_minute_as_lateness_does()
    {
        var house = await houses.GetAsync(Provider.Sqlite);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        var dossier = await story.SeeAsync();
        var due = dossier.DueAt!.Value;

        dossier.IsOverdueAt(due.AddSeconds(59)).ShouldBeFalse();
        dossier.IsOverdueAt(due.AddSeconds(60)).ShouldBeTrue();
    }

    private static async Task RuleAsync(TestDatabase house, ClockRuleKey key, decimal value, TimeUnit unit)
    {
        await using var work = house.Open();
        work.Db.Add(new CalendarRule
        {
            ProvinceCode = "40",
            Id = Guid.CreateVersion7(house.Clock.Now()),
            Key = key,
            Value = value,
            Unit = unit,
            Citation = "Quyết định mẫu của tỉnh",
            ValidFrom = new DateOnly(2026, 7, 1),
            ChangedAt = house.Clock.Now(),
        });
        await work.Db.SaveChangesAsync();
        work.Get<CalendarCache>().Forget();
    }
}
