using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Bells;

/// <summary>A bell that is due, in the province that asked.</summary>
public sealed record DueMissionBell(string Province, Guid Id);

/// <summary>
/// Looks at what recommendations owe and rings what is due, as an act in one transaction with the next bell: first who has it, then the head, then the
/// director, then the secretariat. Any number of hosts may do it at once: of two that tell the same, the bell itself lets one pass.
/// </summary>
public sealed class RingMissionBells
{
    private readonly HaiCapDb db;
    private readonly ActRecorder acts;
    private readonly MissionBells bells;
    private readonly GrantBook book;
    private readonly PeopleToTell people;
    private readonly TimeProvider time;

    public RingMissionBells(HaiCapDb db, ActRecorder acts, MissionBells bells, GrantBook book, TimeProvider time) =>
        (this.db, this.acts, this.bells, this.book, people, this.time) = (db, acts, bells, book, new PeopleToTell(db, book), time);

    /// <summary>What is due now in the nation, the longest first: one statement, along an index that holds what is still to ring.</summary>
    public Task<List<DueMissionBell>> DueAsync(int most, CancellationToken cancellationToken = default) =>
        Due(most).Select(bell => new DueMissionBell(bell.ProvinceCode, bell.Id)).ToListAsync(cancellationToken);

    internal IQueryable<MissionBell> Due(int most)
    {
        var now = time.Now();
        return db.AcrossProvinces<MissionBell>("answers are owed to every province").Where(bell => bell.BellAt <= now).OrderBy(bell => bell.BellAt).Take(most);
    }

    /// <summary>How many acts it led to; none where nothing rings yet, or somebody acted meanwhile: then it is looked at again. The province that asked is open.</summary>
    public async Task<int> HandleAsync(Guid id, CancellationToken cancellationToken = default)
    {
        var now = time.Now();
        if (await db.Set<MissionBell>().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } bell || bell.BellAt is null || bell.BellAt > now)
        {
            return 0;
        }

        var unit = await UnitAsync(bell, cancellationToken);
        var (plan, calendar) = await bells.PlanOfAsync(bell, unit?.Path ?? "", now, cancellationToken);
        if (plan.Ringing.Count == 0)
        {
            // Only looked at: unless an act has set another bell meanwhile.
            var seen = bell.BellAt;
            await db.Set<MissionBell>().Where(row => row.Id == id && row.BellAt == seen).ExecuteUpdateAsync(set => set.SetProperty(row => row.BellAt, plan.Next), cancellationToken);
            return 0;
        }

        var ring = plan.Ringing[0];
        var told = await ToldAsync(bell, ring.Rung.Tell, now.LocalDay(), cancellationToken);
        ActData data = ring.Rung.Order <= 0
            ? new RecommendationWarned(bell.Clock, ring.Rung.Name, bell.DueAt, bell.OwnerProvince, bell.UnitId, bell.Id, told)
            : new RecommendationEscalated(bell.Clock, ring.Rung.Name, bell.DueAt, bell.OwnerProvince, bell.UnitId, bell.Id, calendar.WorkingMinutesBetween(bell.DueAt, now), told);
        await acts.RecordAsync(MissionSubjects.OfRecommendation(bell.RecommendationId), Actor.System, data, at: now, cancellationToken: cancellationToken);
        (bell.BellAt, bell.Rungs) = (plan.Next, plan.Marks);
        return (await db.SaveActsAsync(cancellationToken)).Ok ? 1 : 0;
    }

    private async Task<Agency?> UnitAsync(MissionBell bell, CancellationToken cancellationToken)
    {
        using var home = db.Tenant.Open(bell.OwnerProvince);
        return (await book.AgenciesAsync(db, cancellationToken)).Find(bell.UnitId);
    }

    /// <summary>Who drafts the answer has it; over the unit's head and director stand those who lead the secretariat of the house that owes it.</summary>
    private async Task<IReadOnlyList<ToldOfficer>> ToldAsync(MissionBell bell, IReadOnlyList<BellTarget> targets, DateOnly day, CancellationToken cancellationToken)
    {
        Guid? drafter = bell.Clock != BellClock.Answer ? null : await db.Set<RecommendationAnswer>()
            .Where(answer => answer.RecommendationId == bell.RecommendationId && answer.State == AnswerState.Draft && answer.DraftedById != Guid.Empty).Select(answer => (Guid?)answer.DraftedById)
            .FirstOrDefaultAsync(cancellationToken);
        using var home = db.Tenant.Open(bell.OwnerProvince);
        var told = (await people.ForAsync(bell.UnitId, drafter, Role.Specialist, [.. targets.Where(target => target != BellTarget.Supervision)], day, cancellationToken)).ToList();
        if (targets.Contains(BellTarget.Supervision) && AnswerRoutes.SecretariatOf(await book.AgenciesAsync(db, cancellationToken), day) is { } secretariat)
        {
            told.AddRange((await people.ForAsync(secretariat.Id, null, Role.Specialist, [BellTarget.Head], day, cancellationToken))
                .Where(one => told.TrueForAll(known => known.Officer != one.Officer)).Select(one => one with { As = BellTarget.Supervision }));
        }

        return told;
    }
}
