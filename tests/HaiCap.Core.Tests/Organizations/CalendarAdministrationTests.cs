using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Calendar.Years;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Calendars;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Organizations;

/// <summary>Calendars prepared and put in force by whoever manages the place they hold for.</summary>
public sealed class CalendarAdministrationTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private const string Notice = "Thông báo thử nghiệm";

    private static readonly IReadOnlyList<SpecialDay> OneDay = [new(D("2028-05-19"), "Ngày của tỉnh", SpecialDayKind.LocalDayOff)];

    [Theory, BothProviders]
    public async Task A_draft_counts_for_nothing_until_it_is_published_and_then_settles_the_year(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using (var work = house.Open())
        {
            var admin = await ActorAsync(work, "quantri.tinh");
            (await work.Get<SaveCalendarDraftHandler>().HandleAsync(new(admin, null, 2028, YearProposal.For(2028, RegularWeek.MondayToFriday), null))).Problems.ShouldBeEmpty();
            (await work.Get<SaveCalendarDraftHandler>().HandleAsync(new(admin, null, 2028, YearProposal.For(2028, RegularWeek.MondayToFriday), Notice))).Problems.ShouldBeEmpty();
            (await work.Get<CalendarBook>().ForAsync()).IsPublished(2028).ShouldBeFalse();
            (await work.Get<CalendarDesk>().YearAsync(admin, null, 2028)).Value.Draft.ShouldNotBeNull().Notice.ShouldBe(Notice);
            (await work.Get<CalendarDesk>().YearAsync(await ActorAsync(work, "chuyenvien.atbx"), null, 2028)).Value.Draft.ShouldBeNull("only who may change it sees a draft");
        }

        await using var after = house.Open();
        var by = await ActorAsync(after, "quantri.tinh");
        (await after.Get<PublishCalendarDraftHandler>().HandleAsync(new(by, null, 2028))).Problems.ShouldBeEmpty();

        var calendar = await after.Get<CalendarBook>().ForAsync();
        calendar.IsPublished(2028).ShouldBeTrue();
        calendar.IsWorkingDay(D("2028-01-26")).ShouldBeFalse("Tết");
        calendar.Due(T("2028-03-01 09:00"), 5, TimeUnit.WorkingDay).Provisional.ShouldBeFalse();
        var view = (await after.Get<CalendarDesk>().YearAsync(by, null, 2028)).Value;
        view.Draft.ShouldBeNull();
        view.Versions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(v => v.Version.ShouldBe(1), v => v.Notice.ShouldBe(Notice), v => v.Level.ShouldBe(CalendarLevel.Province));
        (await after.Db.Set<Act>().SingleAsync(a => a.Subject == "calendar:2028")).ActorId.ShouldBe(by.Id);
        (await after.Get<PublishCalendarDraftHandler>().HandleAsync(new(by, null, 2028))).Problems.Single().Code.ShouldBe("CAL-020", "published once");
    }

    [Theory, BothProviders]
    public async Task A_deadline_can_be_counted_on_the_calendar_as_it_stood_before_it_was_corrected(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        var admin = await ActorAsync(work, "quantri.tinh");
        await work.Get<SaveCalendarDraftHandler>().HandleAsync(new(admin, null, 2026, [new(D("2026-12-15"), "Nghỉ đột xuất", SpecialDayKind.LocalDayOff)], Notice));
        house.Clock.Advance(TimeSpan.FromDays(1));
        (await work.Get<PublishCalendarDraftHandler>().HandleAsync(new(admin, null, 2026))).Problems.ShouldBeEmpty();
        var published = (await work.Get<CalendarBook>().PublishedAsync()).Max(one => one.Source.PublishedAt);

        var ask = new CalculateDeadline(T("2026-12-14 09:00"), 1, TimeUnit.WorkingDay);
        var calculate = work.Get<CalculateDeadlineHandler>();
        Local((await calculate.HandleAsync(ask)).Value.DueAt).ShouldBe("2026-12-16 17:30");
        Local((await calculate.HandleAsync(ask with { AsOf = published.AddMilliseconds(-1) })).Value.DueAt).ShouldBe("2026-12-15 17:30", "not yet published then");
        Local((await calculate.HandleAsync(ask with { AsOf = published })).Value.DueAt).ShouldBe("2026-12-16 17:30");
    }

    [Theory, BothProviders]
    public async Task A_preview_shows_the_year_as_it_then_is(Provider provider)
    {
        await using var work = (await houses.FreshAsync(provider)).Open();
        var admin = await ActorAsync(work, "quantri.tinh");
        IReadOnlyList<SpecialDay> own =
        [
            new(D("2026-12-15"), "Ngày của tỉnh", SpecialDayKind.LocalDayOff), new(D("2026-12-19"), "Làm bù", SpecialDayKind.SwapWork, SwapsWith: D("2026-12-15")),
            new(D("2026-08-31"), "Tỉnh vẫn làm việc", SpecialDayKind.HalfDay, Hours: DayHours.Morning),
        ];
        var before = (await work.Get<CalendarDesk>().YearAsync(admin, null, 2026)).Value;

        var preview = before.With(own, Notice);

        before.Calendar.IsWorkingDay(D("2026-12-15")).ShouldBeTrue("nothing is in force yet");
        await work.Get<SaveCalendarDraftHandler>().HandleAsync(new(admin, null, 2026, own, Notice));
        (await work.Get<PublishCalendarDraftHandler>().HandleAsync(new(admin, null, 2026))).Problems.ShouldBeEmpty();
        var after = (await work.Get<CalendarDesk>().YearAsync(admin, null, 2026)).Value;
        preview.Days.Select(d => (d.Day.Date, d.Day.Kind, d.Level, d.Notice)).ShouldBe(after.Days.Select(d => (d.Day.Date, d.Day.Kind, d.Level, d.Notice)));
        for (var day = D("2026-01-01"); day.Year == 2026; day = day.AddDays(1))
        {
            preview.Calendar.HoursOf(day).ShouldBe(after.Calendar.HoursOf(day), day.ToString("o"));
        }

        after.With([], null).Calendar.IsWorkingDay(D("2026-08-31")).ShouldBeFalse("the nation's swap is there again once the province drops its own day");
    }

    [Theory, BothProviders]
    public async Task Anybody_may_look_and_a_year_no_calendar_reaches_is_refused(Provider provider)
    {
        await using var work = (await houses.FreshAsync(provider)).Open();

        var seen = (await work.Get<CalendarDesk>().YearAsync(null, "H41.19", 2026)).Value;

        seen.Place.MayEdit.ShouldBeFalse();
        seen.Draft.ShouldBeNull();
        seen.Days.ShouldNotBeEmpty();
        (await work.Get<CalendarDesk>().YearAsync(null, null, 2100)).Problems.Single().Code.ShouldBe("CAL-026");
        (await work.Get<CalendarDesk>().YearAsync(null, "H99", 2026)).Problems.Single().Code.ShouldBe("ORG-001");
    }

    [Theory, BothProviders]
    public async Task An_agencys_own_day_off_holds_for_it_and_below_and_for_nobody_else(Provider provider)
    {
        await using var work = (await houses.FreshAsync(provider)).Open();
        var admin = await ActorAsync(work, "quantri.skhcn");
        await work.Get<SaveCalendarDraftHandler>().HandleAsync(new(admin, "H41.19", 2026, [new(D("2026-12-15"), "Ngày truyền thống", SpecialDayKind.LocalDayOff)], Notice));
        (await work.Get<PublishCalendarDraftHandler>().HandleAsync(new(admin, "H41.19", 2026))).Problems.ShouldBeEmpty();

        var book = work.Get<CalendarBook>();
        var division = await AgencyAsync(work, "H41.19.05");
        (await book.ForPathAsync(division.Path)).IsWorkingDay(D("2026-12-15")).ShouldBeFalse();
        (await book.ForAsync(division.Id)).IsWorkingDay(D("2026-12-15")).ShouldBeFalse("by its id alone too: so dossiers are counted");
        (await book.ReceptionAsync(division.Id)).IsWorkingDay(D("2026-12-15")).ShouldBeFalse();
        (await book.ForAsync()).IsWorkingDay(D("2026-12-15")).ShouldBeTrue();
        (await book.ForPathAsync(division.Path)).IsWorkingDay(D("2026-09-02")).ShouldBeFalse("the national days are inherited");
    }

    [Fact]
    public async Task Only_who_manages_the_place_changes_its_calendar()
    {
        await using var work = (await houses.GetAsync(Provider.Sqlite)).Open();
        async Task<string> TryAsync(string who, string? agency) =>
            (await work.Get<SaveCalendarDraftHandler>().HandleAsync(new(await ActorAsync(work, who), agency, 2028, OneDay, Notice))).Problems.FirstOrDefault()?.Code ?? "";

        (await TryAsync("quantri.skhcn", null)).ShouldBe("ACC-001", "a department's administrator does not change the province");
        (await TryAsync("quantri.truongvinh", "H41.19")).ShouldBe("ACC-001");
        (await TryAsync("giamdoc.skhcn", "H41.19")).ShouldBe("ACC-001", "a director is no administrator");
        (await TryAsync("quantri.tinh", "H41.99999")).ShouldBe("ORG-001");
        (await TryAsync("quantri.tinh", "H41.19")).ShouldBe("", "the province's administrator manages all below");
        var week = await work.Get<SetWorkingWeekHandler>().HandleAsync(Week(await ActorAsync(work, "giamdoc.skhcn"), "H41.19", D("2027-01-04")));
        week.Problems.Single().Code.ShouldBe("ACC-001");
    }

    [Fact]
    public async Task A_draft_that_cannot_be_a_year_says_all_that_is_wrong()
    {
        await using var work = (await houses.GetAsync(Provider.Sqlite)).Open();
        var admin = await ActorAsync(work, "quantri.tinh");
        var save = work.Get<SaveCalendarDraftHandler>();
        SpecialDay[] wrong =
        [
            new(D("2027-05-19"), "Năm khác", SpecialDayKind.LocalDayOff), new(D("2028-05-20"), " ", SpecialDayKind.Holiday), new(D("2028-05-21"), "Hai lần", SpecialDayKind.Holiday),
            new(D("2028-05-21"), "Hai lần", SpecialDayKind.Holiday), new(D("2028-05-22"), "Nửa ngày", SpecialDayKind.HalfDay),
            new(D("2028-05-23"), "Hoán đổi", SpecialDayKind.SwapOff, SwapsWith: D("2028-05-27")),
        ];

        (await save.HandleAsync(new(admin, null, 2028, wrong, null))).Problems.Select(p => p.Code).Order().ShouldBe(["CAL-001", "CAL-002", "CAL-003", "CAL-004", "CAL-006"]);
        (await save.HandleAsync(new(admin, null, 1999, OneDay, null))).Problems.Single().Code.ShouldBe("CAL-026");
        (await save.HandleAsync(new(admin, null, 2029, [new(D("2029-05-19"), "Có tên", SpecialDayKind.LocalDayOff)], null))).Ok.ShouldBeTrue();
        (await work.Get<PublishCalendarDraftHandler>().HandleAsync(new(admin, null, 2029))).Problems.Single().Code.ShouldBe("CAL-021", "no notice, no publication");
        (await work.Get<DiscardCalendarDraftHandler>().HandleAsync(new(admin, null, 2029))).Ok.ShouldBeTrue();
        (await work.Get<CalendarDesk>().YearAsync(admin, null, 2029)).Value.Draft.ShouldBeNull();
    }

    [Theory, BothProviders]
    public async Task Saturday_mornings_of_one_agency_begin_on_their_day_and_leave_the_days_before_as_they_were(Provider provider)
    {
        await using var work = (await houses.FreshAsync(provider)).Open();
        var admin = await ActorAsync(work, "quantri.skhcn");
        var agency = await AgencyAsync(work, "H41.19");

        (await work.Get<SetWorkingWeekHandler>().HandleAsync(Week(admin, "H41.19", D("2027-01-04")))).Problems.ShouldBeEmpty();

        var calendar = await work.Get<CalendarBook>().ForPathAsync(agency.Path);
        calendar.IsWorkingDay(D("2027-01-09")).ShouldBeTrue("the first Saturday");
        calendar.IsWorkingDay(D("2026-12-12")).ShouldBeFalse("a Saturday before");
        calendar.IsWorkingDay(D("2026-12-11")).ShouldBeTrue();
        (await work.Get<CalendarBook>().ForAsync()).IsWorkingDay(D("2027-01-09")).ShouldBeFalse("nobody else's");
        (await work.Db.Set<Act>().SingleAsync(a => a.Name == "calendar.week-set")).DataAs<WorkingWeekSet>().Hours.ShouldContain("Saturday 07:30-11:30");
        (await work.Get<SetWorkingWeekHandler>().HandleAsync(Week(admin, "H41.19", D("2027-01-04")))).Problems.Single().Code.ShouldBe("CAL-024");
        (await work.Get<SetWorkingWeekHandler>().HandleAsync(Week(admin, "H41.19", D("2020-01-06")))).Problems.Single().Code.ShouldBe("CAL-025");
        (await work.Get<SetWorkingWeekHandler>().HandleAsync(Week(admin, "H41.19", D("2027-02-01")) with { Hours = new Dictionary<DayOfWeek, DayHours>(), Citation = " " }))
            .Problems.Select(p => p.Code).ShouldBe(["CAL-022", "CAL-023"]);
    }

    [Theory, BothProviders]
    public async Task Hours_of_an_office_leave_it_until_then_those_of_the_agency_over_it_and_are_estimated_so(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        var admin = await ActorAsync(work, "quantri.skhcn");
        var office = await AgencyAsync(work, "H41.19.05");
        (await work.Get<SetWorkingWeekHandler>().HandleAsync(Week(admin, "H41.19", D("2026-08-03")))).Problems.ShouldBeEmpty();

        var own = Week(admin, "H41.19.05", D("2027-01-04"));
        var change = await work.Get<CalendarChanges>().IfSetAsync(office.Id, new RegularWeek(own.From, own.Hours), own.SameDayCutOff);
        change.IsNone.ShouldBeTrue("the same hours that it inherits");
        (await work.Get<CalendarDesk>().WeeksAsync((await work.Get<CalendarDesk>().PlaceAsync(admin, "H41.19.05")).Value))[0].Week.On(DayOfWeek.Saturday).Counts
            .ShouldBeTrue("what applies is shown first");

        (await work.Get<SetWorkingWeekHandler>().HandleAsync(own)).Problems.ShouldBeEmpty();
        var calendar = await work.Get<CalendarBook>().ForPathAsync(office.Path);
        calendar.IsWorkingDay(D("2026-08-08")).ShouldBeTrue("a Saturday of the agency over it");
        calendar.IsWorkingDay(D("2026-08-01")).ShouldBeFalse("before that");
        calendar.IsWorkingDay(D("2027-01-09")).ShouldBeTrue();
    }

    private static SetWorkingWeek Week(Actor by, string agency, DateOnly from) => new(
        by, agency, CalendarPurpose.Working, from,
        new Dictionary<DayOfWeek, DayHours>(RegularWeek.MondayToFriday.Hours) { [DayOfWeek.Saturday] = DayHours.Morning }, new(15, 0), "Quyết định thử nghiệm");

    private static Task<Agency> AgencyAsync(Work work, string code)
    {
        var parsed = AgencyCode.Parse(code);
        return work.Db.Set<Agency>().AsNoTracking().SingleAsync(a => a.Code == parsed);
    }

    private static async Task<Actor> ActorAsync(Work work, string userName)
    {
        var officer = await work.Db.Set<Officer>().AsNoTracking().SingleAsync(o => o.Id == SampleIds.For($"officer/{userName}"));
        return new(ActorKind.Officer, officer.Id, officer.Name);
    }
}
