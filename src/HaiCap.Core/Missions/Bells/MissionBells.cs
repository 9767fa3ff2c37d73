using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Missions.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Bells;

/// <summary>
/// Sets the bells of what recommendations owe, by the ladders of the unit that owes it: the same ladders, rungs and marks as those of dossiers. It adds to the
/// unit of work of the act; the province that asked is open.
/// </summary>
public sealed class MissionBells(HaiCapDb db, LadderBook ladders, CalendarBook calendars)
{
    /// <summary>A clock the calendar does not reach yet is looked at again after so long.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromDays(30);

    /// <summary>After a move of a recommendation: the clock of its answer runs against whoever has it, begins anew when it was reopened, and ends with the answer.</summary>
    public async Task SetAsync(Recommendation row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var bells = await db.Set<MissionBell>().Where(bell => bell.RecommendationId == row.Id).ToListAsync(cancellationToken);
        if (row.DueAt is not { } due)
        {
            // No opinion is waited for any more; what was promised is followed on, unless it is no longer asked for.
            db.RemoveRange(bells.Where(bell => bell.Clock != BellClock.Plan || row.AnsweredAt is null));
            return;
        }

        // A new answer is owed in place of what was promised.
        db.RemoveRange(bells.Where(bell => bell.Clock == BellClock.Plan));
        var one = bells.Find(bell => bell.Clock == BellClock.Answer);
        if (one is not null && (one.UnitId, one.DueAt) == (row.OwnerId, due))
        {
            return;
        }

        one ??= db.Add(new MissionBell
        {
            ProvinceCode = row.ProvinceCode, Id = row.Id, RecommendationId = row.Id, Clock = BellClock.Answer, OwnerProvince = row.OwnerProvince, UnitId = row.OwnerId,
            Since = row.State == RecommendationState.Reopened ? now : row.AskedAt, DueAt = due,
        }).Entity;
        (one.OwnerProvince, one.UnitId, one.DueAt) = (row.OwnerProvince, row.OwnerId, due);
        one.BellAt = await NextAsync(one, row.OwnerPath, now, cancellationToken);
    }

    /// <summary>What an answer that is being sent promises by a day: until the unit's closing on it.</summary>
    public async Task PlanAsync(Recommendation row, RecommendationAnswer answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (answer is not { Kind: AnswerKind.Planned, PlannedFor: { } day })
        {
            return;
        }

        var due = day.AtLocal(new TimeOnly(17, 0));
        try
        {
            var (calendar, _) = await RulesAsync(row.OwnerProvince, row.OwnerPath, row.OwnerId, now, cancellationToken);
            due = calendar.HoursOf(day)?.Closing ?? due;
        }
        catch (CalendarSpanException)
        {
            // A day no calendar has yet ends as most do.
        }

        await AddAsync(row, BellClock.Plan, answer.Id, row.Owner, due, now, cancellationToken);
    }

    /// <summary>A clock of its own, from now on.</summary>
    public async Task AddAsync(Recommendation row, BellClock clock, Guid about, Owner owes, DateTimeOffset due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var bell = db.Add(new MissionBell
        {
            ProvinceCode = row.ProvinceCode, Id = about, RecommendationId = row.Id, Clock = clock, OwnerProvince = owes.ProvinceCode, UnitId = owes.Id, Since = now, DueAt = due,
        }).Entity;
        bell.BellAt = await NextAsync(bell, owes.Path, now, cancellationToken);
    }

    /// <summary>The clock of something has ended.</summary>
    public async Task EndAsync(string province, Guid about, CancellationToken cancellationToken)
    {
        if (await db.Set<MissionBell>().FindAsync([province, about], cancellationToken) is { } bell)
        {
            db.Remove(bell);
        }
    }

    /// <summary>Nothing is owed any more, what was promised neither.</summary>
    public async Task EndAllAsync(Recommendation row, CancellationToken cancellationToken) =>
        db.RemoveRange(await db.Set<MissionBell>().Where(bell => bell.RecommendationId == row.Id).ToListAsync(cancellationToken));

    /// <summary>What rings now and when to look again; nothing rings where the calendar does not reach.</summary>
    internal async Task<(BellPlan Plan, WorkingCalendar Calendar)> PlanOfAsync(MissionBell bell, string path, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (calendar, ladder) = await RulesAsync(bell.OwnerProvince, path, bell.UnitId, now, cancellationToken);
        try
        {
            return (Dossiers.Rules.Bells.Plan(calendar, [ClockOf(bell, calendar)], ladder, bell.Rungs, now), calendar);
        }
        catch (CalendarSpanException)
        {
            return (new BellPlan([], bell.Rungs, now + Later), calendar);
        }
    }

    private async Task<DateTimeOffset?> NextAsync(MissionBell bell, string path, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (calendar, ladder) = await RulesAsync(bell.OwnerProvince, path, bell.UnitId, now, cancellationToken);
        try
        {
            return Dossiers.Rules.Bells.Next(calendar, [ClockOf(bell, calendar)], ladder, bell.Rungs);
        }
        catch (CalendarSpanException)
        {
            return now + Later;
        }
    }

    /// <summary>Calendar and ladders of the unit, in its own tenant.</summary>
    private async Task<(WorkingCalendar Calendar, Func<BellClock, IReadOnlyList<Rung>> Ladder)> RulesAsync(string tenant, string path, Guid unit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var open = db.Tenant.Open(tenant);
        return (await calendars.ForPathAsync(path, cancellationToken: cancellationToken), (await ladders.GetAsync(db, cancellationToken)).For(unit, now.LocalDay()));
    }

    private static RunningClock ClockOf(MissionBell bell, WorkingCalendar calendar) => new(bell.Clock, bell.Since, bell.DueAt, Math.Max(0, calendar.WorkingMinutesBetween(bell.Since, bell.DueAt)));
}
