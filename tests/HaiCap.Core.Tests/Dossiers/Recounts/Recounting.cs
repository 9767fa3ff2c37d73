using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Core.Organizations.Calendars;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Dossiers.Recounts;

/// <summary>A calendar changed as its administrator changes it, and what runs beside the site afterwards.</summary>
internal static class Recounting
{
    public static readonly Actor Admin = People.Officer("quantri.tinh");

    public static SpecialDay Off(int month, int day) => new(new(2026, month, day), "Ngày của tỉnh", SpecialDayKind.LocalDayOff);

    /// <summary>The province's own days of 2026, beside the nation's.</summary>
    public static async Task PublishAsync(TestDatabase house, params SpecialDay[] days)
    {
        await using var work = house.Open();
        (await work.Get<PublishCalendarYearHandler>().HandleAsync(new(2026, days, "Thông báo 15/TB-UBND", Admin))).Problems.ShouldBeEmpty();
    }

    /// <summary>Saturday mornings from a day on, of the province or an agency.</summary>
    public static async Task SetWeekAsync(TestDatabase house, string? agency, DateOnly from)
    {
        await using var work = house.Open();
        var hours = new Dictionary<DayOfWeek, DayHours>(RegularWeek.MondayToFriday.Hours) { [DayOfWeek.Saturday] = DayHours.Morning };
        (await work.Get<SetWorkingWeekHandler>().HandleAsync(new(Admin, agency, CalendarPurpose.Working, from, hours, new(15, 0), "Quyết định 99/QĐ-UBND"))).Problems.ShouldBeEmpty();
    }

    /// <summary>The reader of the log sees the change, every host has heard of it, and the clocks are counted.</summary>
    public static async Task<CalendarRecount> RunAsync(TestDatabase house)
    {
        await BeginAsync(house);
        await house.Services.GetRequiredService<RecountRunner>().RunDueAsync();
        var recount = (await AllAsync(house))[^1];
        recount.EndedAt.ShouldNotBeNull();
        return recount;
    }

    public static async Task BeginAsync(TestDatabase house)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);

        // On PostgreSQL any open transaction of the server holds back what readers of the log see.
        while (!await IsSeenAsync(house))
        {
            await house.Services.GetRequiredService<ConsumerRunner>().CatchUpAsync(patience.Token);
        }

        house.Clock.Advance(BeginRecounts.Settling);
    }

    /// <summary>A house of its own in which the sample's own years have been counted, which moves nothing.</summary>
    public static async Task<TestDatabase> HouseAsync(SampleDatabases houses, Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var now = house.Clock.GetUtcNow();
        await BeginAsync(house);
        await house.Services.GetRequiredService<RecountRunner>().RunDueAsync();
        (await AllAsync(house)).ShouldAllBe(recount => recount.EndedAt != null && recount.Moved == 0);
        house.Clock.Set(now);
        return house;
    }

    /// <summary>The latest change of a calendar has its recount.</summary>
    private static async Task<bool> IsSeenAsync(TestDatabase house)
    {
        var recounts = await AllAsync(house);
        foreach (var province in (string[])["40", "00"])
        {
            await using var work = house.Open(province);
            var changes = await work.Db.Set<Act>().Where(act => act.Name == "calendar.published" || act.Name == "calendar.week-set").Select(act => new { act.Subject, act.Seq }).ToListAsync();
            if (changes.Exists(act => !recounts.Exists(row => row.CauseProvince == province && row.CauseSubject == act.Subject && row.CauseSeq == act.Seq)))
            {
                return false;
            }
        }

        return true;
    }

    public static async Task<List<CalendarRecount>> AllAsync(TestDatabase house)
    {
        await using var work = house.Open();
        return await work.Db.Set<CalendarRecount>().AsNoTracking().OrderBy(row => row.ChangedAt).ThenBy(row => row.Id).ToListAsync();
    }

    public static async Task<List<RecountedDossier>> MovedAsync(TestDatabase house, CalendarRecount recount)
    {
        await using var work = house.Open();
        return await work.Db.Set<RecountedDossier>().AsNoTracking().Where(row => row.RecountId == recount.Id).OrderBy(row => row.Id).ToListAsync();
    }

    public static async Task VerifyAsync(TestDatabase house)
    {
        await using var work = house.Open();
        var findings = new List<string>();
        await foreach (var finding in work.Get<VerifyAll>().HandleAsync())
        {
            findings.Add($"{finding.Row}: {finding.En}");
        }

        findings.ShouldBeEmpty();
    }

    /// <summary>A runner by another clock, which a test may hang something on; small pages, of which two are kept at once.</summary>
    public static RecountRunner Runner(TestDatabase house, TimeProvider time, int page = 2, int most = 1) => new(
        house.Services.GetRequiredService<IServiceScopeFactory>(), house.Services.GetRequiredService<CalendarCache>(), new RecountPace(page, most, PagesAtOnce: 2, Rest: 0, RestWhereMuchMoves: 0), time);
}

/// <summary>The house's clock, which does something each time the runner looks at it.</summary>
internal sealed class WatchedClock(FakeClock clock, Action<int> looked) : TimeProvider
{
    private int looks;

    public int Looks => looks;

    public override DateTimeOffset GetUtcNow()
    {
        looked(Interlocked.Increment(ref looks));
        return clock.GetUtcNow();
    }
}
