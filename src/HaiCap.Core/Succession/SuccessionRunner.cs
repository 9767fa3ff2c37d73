using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Heirs;
using HaiCap.Core.Dossiers.Runs;
using HaiCap.Core.Missions.Recommendations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Succession;

/// <summary>
/// Lets reviewed plans take effect on their day, then passes the open work on, page by page and dossier by dossier, each by an act of its own. Cut off, it
/// goes on at the next page; what was passed on already is left alone. Users go on working meanwhile.
/// </summary>
public sealed class SuccessionRunner(IServiceScopeFactory scopes, TimeProvider time) : PagedRunner<SuccessionRun>(scopes, time), IRunner
{
    private const int Page = 100;

    public new async Task<int> RunDueAsync(CancellationToken cancellationToken = default)
    {
        foreach (var (province, id) in await DuePlansAsync(cancellationToken))
        {
            await using var scope = Scopes.CreateAsyncScope();
            using var opened = scope.ServiceProvider.GetRequiredService<Tenant>().Open(province);
            await scope.ServiceProvider.GetRequiredService<TakeEffect>().HandleAsync(id, cancellationToken);
        }

        return await base.RunDueAsync(cancellationToken);
    }

    protected override async Task<int> CountAsync(HaiCapDb db, SuccessionRun run, CancellationToken cancellationToken) =>
        await TouchedWork.Rows(db, await GiversAsync(db, run, cancellationToken)).CountAsync(cancellationToken);

    protected override async Task DoAsync(SuccessionRun run, CancellationToken cancellationToken)
    {
        // Whoever filed by what was known before is found by a second look from the beginning.
        for (var looks = 0; looks < 2; looks++)
        {
            while (await PageAsync(run, cancellationToken) is { Count: > 0 } rows)
            {
                foreach (var row in rows)
                {
                    run.Moved += await WithAsync(run, services => services.GetRequiredService<PassDossierOn>().HandleAsync(row.Code, run.PlanId, row.Citation, cancellationToken)) ? 1 : 0;
                }

                (run.Cursor, run.LeasedUntil) = (rows[^1].WorkId, Time.Now() + LeaseTime);
                run.Checked = looks == 0 ? Math.Min(run.Checked + rows.Count, Math.Max(run.Total, rows.Count)) : run.Checked;
                await KeepAsync(run, cancellationToken);
            }

            run.Cursor = looks == 0 ? Guid.Empty : run.Cursor;
        }

        await WithAsync(run, async services =>
        {
            var citation = await CitationAsync(services.GetRequiredService<HaiCapDb>(), run, cancellationToken);
            return await services.GetRequiredService<PassRecommendationsOn>().HandleAsync(run.PlanId, citation, cancellationToken);
        });
    }

    protected override async Task EndAsync(SuccessionRun run, CancellationToken cancellationToken)
    {
        await WithAsync(run, async services =>
        {
            var db = services.GetRequiredService<HaiCapDb>();
            var plan = await db.Set<SuccessionPlan>().FirstAsync(row => row.Id == run.PlanId, cancellationToken);
            if (plan.State == PlanState.Moving)
            {
                plan.State = PlanState.Done;
                await services.GetRequiredService<ActRecorder>().RecordAsync(plan.Subject, Actor.System, new SuccessionCompleted(run.Checked, run.Moved), cancellationToken: cancellationToken);
                (await db.SaveActsAsync(cancellationToken)).Problems.ToList().ForEach(problem => throw new InvalidOperationException(problem.En));
            }

            return true;
        });
        await base.EndAsync(run, cancellationToken);
    }

    private Task<List<TouchedOne>> PageAsync(SuccessionRun run, CancellationToken cancellationToken) => WithAsync(run, async services =>
    {
        var (db, after) = (services.GetRequiredService<HaiCapDb>(), run.Cursor);
        var citation = await CitationAsync(db, run, cancellationToken);
        var rows = await TouchedWork.Rows(db, await GiversAsync(db, run, cancellationToken)).Where(row => row.Work.Id.CompareTo(after) > 0).OrderBy(row => row.Work.Id).Take(Page)
            .Select(row => new { row.Work.Id, row.Dossier.Code }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new TouchedOne(row.Id, row.Code, citation));
    });

    private static async Task<string> CitationAsync(HaiCapDb db, SuccessionRun run, CancellationToken cancellationToken) =>
        await db.Set<Organizations.AgencySuccession>().Where(one => one.PlanId == run.PlanId).Select(one => one.Citation).FirstOrDefaultAsync(cancellationToken) ?? "";

    private Task<bool> KeepAsync(SuccessionRun run, CancellationToken cancellationToken) => WithAsync(run, async services =>
    {
        var db = services.GetRequiredService<HaiCapDb>();
        await ReachedAsync(db, run, cancellationToken);
        await db.Set<SuccessionRun>().Where(row => row.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Moved, run.Moved), cancellationToken);
        return true;
    });

    private static async Task<IReadOnlyList<Guid>> GiversAsync(HaiCapDb db, SuccessionRun run, CancellationToken cancellationToken) =>
        await db.Set<Organizations.AgencySuccession>().Where(one => one.PlanId == run.PlanId).Select(one => one.AgencyId).Distinct().ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<(string Province, Guid Id)>> DuePlansAsync(CancellationToken cancellationToken)
    {
        await using var scope = Scopes.CreateAsyncScope();
        var (now, today) = (Time.Now(), Time.Now().LocalDay());
        var rows = await scope.ServiceProvider.GetRequiredService<HaiCapDb>().AcrossProvinces<SuccessionPlan>("one runner serves all provinces").AsNoTracking()
            .Where(plan => plan.State == PlanState.Reviewed && plan.EffectiveOn <= today && plan.TryAt <= now).OrderBy(plan => plan.Id)
            .Select(plan => new { plan.ProvinceCode, plan.Id }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.ProvinceCode, row.Id))];
    }

    private sealed record TouchedOne(Guid WorkId, string Code, string Citation);
}
