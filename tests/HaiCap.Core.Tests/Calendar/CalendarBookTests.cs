using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Calendar;

public sealed class CalendarBookTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly Guid Agency = new("01900000-0000-7000-8000-0000000000a1");
    private static readonly Guid Parent = new("01900000-0000-7000-8000-0000000000a0");

    private static async Task<TestDatabase> SeededAsync(Task<TestDatabase> making)
    {
        var database = await making;
        await using var work = database.Open();
        await work.Get<IEnumerable<HaiCap.Core.Data.ISampleData>>().Single().LoadAsyncFrom(Repository.Path("samples"));
        return database;
    }

    private Task<TestDatabase> FreshAsync(Provider provider) => SeededAsync(databases.FreshAsync(provider, s => s.AddCalendar()));

    [Theory, BothProviders]
    public async Task The_seed_gives_the_calendar_written_out_by_hand(Provider provider)
    {
        await using var work = (await FreshAsync(provider)).Open();
        var calendar = await work.Get<CalendarBook>().ForAsync();
        for (var day = D("2025-01-01"); day <= D("2026-12-31"); day = day.AddDays(1))
        {
            calendar.IsWorkingDay(day).ShouldBe(Year.IsWorkingDay(day), day.ToString("O"));
        }

        calendar.Special(D("2026-01-02"))!.Confidence.ShouldBe(DayConfidence.Unsure);
        calendar.Special(D("2026-11-24"))!.Confidence.ShouldBe(DayConfidence.Unsure);
        calendar.Special(D("2026-08-31"))!.SwapsWith.ShouldBe(D("2026-08-22"));
        calendar.Definition.Rule.ShouldBe(DueRule.Default);
    }

    [Theory, BothProviders]
    public async Task The_sample_year_2027_is_published_and_marked(Provider provider)
    {
        await using var work = (await FreshAsync(provider)).Open();
        var calendar = await work.Get<CalendarBook>().ForAsync();
        Local(calendar.Due(T("2027-02-04 09:00"), 1, TimeUnit.WorkingDay).DueAt).ShouldBe("2027-02-12 17:30", "Tết 2027: 5 working days off");
        calendar.IsWorkingDay(D("2027-04-16")).ShouldBeFalse();
        calendar.IsWorkingDay(D("2027-05-03")).ShouldBeFalse();
        calendar.Due(T("2027-03-01 09:00"), 20, TimeUnit.WorkingDay).Provisional.ShouldBeFalse();
        calendar.Due(T("2027-12-30 09:00"), 20, TimeUnit.WorkingDay).Provisional.ShouldBeTrue();
        using var nation = work.Tenant.Open("00");
        (await work.Db.Set<CalendarYear>().SingleAsync(y => y.Year == 2027)).IsSample.ShouldBeTrue();
    }

    [Theory, BothProviders]
    public async Task A_second_seed_changes_nothing(Provider provider)
    {
        var database = await SeededAsync(FreshAsync(provider));
        await using var work = database.Open("00");
        (await work.Db.Set<CalendarYear>().CountAsync()).ShouldBe(3);
        (await work.Db.Set<CalendarWeek>().CountAsync()).ShouldBe(1);
        (await work.Db.Set<CalendarRule>().CountAsync()).ShouldBe(Enum.GetValues<ClockRuleKey>().Length);
        (await work.Db.Set<Act>().CountAsync(a => a.Name == "calendar.published")).ShouldBe(3);
    }

    [Theory, BothProviders]
    public async Task An_agency_may_have_days_off_and_hours_of_its_own(Provider provider)
    {
        await using var work = (await FreshAsync(provider)).Open();
        var book = work.Get<CalendarBook>();
        (await book.ForAsync(Agency)).ShouldBeSameAs(await book.ForAsync(), "agencies without their own share the nation's");
        await work.Get<PublishCalendarYearHandler>().HandleAsync(new PublishCalendarYear(
            2026, [new(D("2026-07-10"), "Ngày truyền thống", SpecialDayKind.LocalDayOff)], "Thông báo 12/TB", Actor.System, Parent));
        work.Db.Add(new CalendarWeek
        {
            ProvinceCode = "40",
            Id = new("01900000-0000-7000-8000-0000000000b0"),
            AgencyId = Agency,
            Purpose = CalendarPurpose.Reception,
            ValidFrom = D("2026-01-01"),
            Hours = CalendarWeek.HoursJson(RegularWeek.MondayToFriday with
            {
                Hours = new Dictionary<DayOfWeek, DayHours> { [DayOfWeek.Saturday] = DayHours.Morning },
            }),
            ChangedAt = T("2026-07-06 09:00"),
        });
        await work.Db.SaveChangesAsync();
        work.Get<CalendarCache>().Forget();
        (await book.ForAsync()).IsWorkingDay(D("2026-07-10")).ShouldBeTrue();
        (await book.ForAsync(Parent)).IsWorkingDay(D("2026-07-10")).ShouldBeFalse();
        var below = new Guid("01900000-0000-7000-8000-0000000000a9");
        (await book.ForPathAsync($"/{Parent:N}/{below:N}/")).IsWorkingDay(D("2026-07-10")).ShouldBeFalse("the nearest ancestor with its own");
        (await book.ForAsync(Agency)).IsWorkingDay(D("2026-07-11")).ShouldBeFalse("reception hours are no working hours");
        (await book.ReceptionAsync(Agency)).IsWorkingDay(D("2026-07-11")).ShouldBeTrue();
        (await book.ReceptionAsync()).IsWorkingDay(D("2026-07-10")).ShouldBeTrue("working hours where none are set apart");
    }

    [Theory, BothProviders]
    public async Task Publishing_again_supersedes_and_is_seen_at_once(Provider provider)
    {
        var database = await FreshAsync(provider);
        await using var work = database.Open();
        var book = work.Get<CalendarBook>();
        (await book.ForAsync()).IsWorkingDay(D("2027-02-12")).ShouldBeTrue();
        using (work.Tenant.Open("00"))
        {
            var year = (await work.Get<PublishCalendarYearHandler>().HandleAsync(new PublishCalendarYear(
                2027, [new(D("2027-02-12"), "Tết Nguyên đán", SpecialDayKind.Holiday)], "Thông báo 1/TB", Actor.System))).Value;
            year.Version.ShouldBe(2);
            (await work.Db.Set<CalendarYear>().CountAsync(y => y.Year == 2027 && y.Status == CalendarYearStatus.Published)).ShouldBe(1);
        }

        var calendar = await book.ForAsync();
        calendar.IsWorkingDay(D("2027-02-12")).ShouldBeFalse();
        calendar.IsWorkingDay(D("2027-02-08")).ShouldBeTrue("days of the superseded version are gone");
    }

    [Fact]
    public async Task A_year_with_faults_is_not_published()
    {
        await using var work = (await databases.GetAsync(Provider.Sqlite, s => s.AddCalendar())).Open("00");
        var outcome = await work.Get<PublishCalendarYearHandler>().HandleAsync(new PublishCalendarYear(
            2030,
            [
                new(D("2030-05-01"), "A", SpecialDayKind.Holiday), new(D("2030-05-01"), "B", SpecialDayKind.Holiday),
                new(D("2031-05-01"), " ", SpecialDayKind.Holiday), new(D("2030-05-04"), "C", SpecialDayKind.HalfDay),
            ],
            null, Actor.System));
        outcome.Problems.Select(p => p.Code).Order().ShouldBe(["CAL-001", "CAL-002", "CAL-003", "CAL-004"]);
        (await work.Db.Set<CalendarYear>().AnyAsync(y => y.Year == 2030)).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_any_calendar_every_date_is_provisional()
    {
        await using var work = (await databases.FreshAsync(Provider.Sqlite, s => s.AddCalendar())).Open();
        (await work.Get<CalendarBook>().ForAsync()).Due(T("2026-03-09 09:00"), 1, TimeUnit.WorkingDay).Provisional.ShouldBeTrue();
    }

    [Fact]
    public async Task The_rules_of_the_decree_are_rows_and_a_province_may_have_its_own()
    {
        await using var work = (await FreshAsync(Provider.Sqlite)).Open();
        var book = work.Get<CalendarBook>();
        var calendar = await book.ForAsync();
        var rules = await book.RulesAsync();
        Local(rules.Due(calendar, ClockRuleKey.ReceptionAnswer, T("2026-03-13 16:17")).DueAt).ShouldBe("2026-03-16 16:17");
        rules.On(D("2026-03-13"), ClockRuleKey.SupplementWindow).Limit.ShouldBe(new LimitStage(15, TimeUnit.CalendarDay));
        Should.Throw<InvalidOperationException>(() => rules.On(D("2025-06-30"), ClockRuleKey.SupplementWindow), "before the decree");
        work.Db.Add(new CalendarRule
        {
            ProvinceCode = "40",
            Id = new("01900000-0000-7000-8000-0000000000c0"),
            Key = ClockRuleKey.SupplementWindow,
            Value = 30,
            Unit = TimeUnit.CalendarDay,
            Citation = "Quyết định của UBND tỉnh",
            ValidFrom = D("2026-04-01"),
            ChangedAt = T("2026-07-06 09:00"),
        });
        await work.Db.SaveChangesAsync();
        work.Get<CalendarCache>().Forget();
        rules = await book.RulesAsync();
        rules.On(D("2026-04-01"), ClockRuleKey.SupplementWindow).Limit.Value.ShouldBe(30);
        rules.On(D("2026-03-31"), ClockRuleKey.SupplementWindow).Limit.Value.ShouldBe(15);
    }

    [Theory]
    [InlineData("2026-03-09 09:00", "2026-03-09 17:30")]
    [InlineData("2026-03-09 15:00", "2026-03-09 17:30")]
    [InlineData("2026-03-13 15:01", "2026-03-16 07:30")]
    [InlineData("2026-03-13 18:00", "2026-03-16 17:30")]
    public void A_counter_hands_over_the_same_day_or_after_the_cut_off_the_next_morning(string received, string due) =>
        Local(Year.HandOverDue(T(received))).ShouldBe(due);
}

internal static class Seeding
{
    public static Task LoadAsyncFrom(this HaiCap.Core.Data.ISampleData seed, string folder) => ((CalendarSeed)seed).ApplyAsync(folder);
}
