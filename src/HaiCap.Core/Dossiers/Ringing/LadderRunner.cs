using System.Diagnostics;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Runs;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Dossiers.Ringing;

/// <param name="Page">Pieces of open work looked at one after the other before it is written down how far it is.</param>
/// <param name="Rest">How long it rests after each page, in times of what that took: people work meanwhile.</param>
public sealed record LadderPace(int Page = 200, double Rest = 1);

/// <summary>
/// Gives open work its bells by a ladder that was set: a page is made due and looked at as the sweep does, before the next is touched, so that bells which
/// ring meanwhile never queue behind a million. Cut off, it goes on at the next page; what was made due of this one is the sweep's.
/// </summary>
public sealed class LadderRunner(IServiceScopeFactory scopes, BellSweep sweep, LadderPace pace, TimeProvider time) : PagedRunner<LadderRun>(scopes, time)
{
    protected override async Task<int> CountAsync(HaiCapDb db, LadderRun run, CancellationToken cancellationToken) =>
        await WithAsync(run, async services => await (await RowsAsync(services, run, cancellationToken)).CountAsync(cancellationToken));

    // Of one place the first that is due; it does what the others would.
    protected override IQueryable<LadderRun> Turn(HaiCapDb db, Guid id, DateTimeOffset now) => db.Set<LadderRun>().Where(row => !db.Set<LadderRun>().Any(earlier =>
        earlier.AgencyId == row.AgencyId && earlier.EndedAt == null && earlier.BeginsAt <= now && earlier.Id.CompareTo(id) < 0));

    // Every host knows by now what these were made for.
    protected override Task BeginAsync(HaiCapDb db, LadderRun run, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<LadderRun>().Where(row => row.AgencyId == run.AgencyId && row.Id != run.Id && row.BegunAt == null && row.BeginsAt <= now).ExecuteDeleteAsync(cancellationToken);

    protected override async Task DoAsync(LadderRun run, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (await PageAsync(run, cancellationToken) is { Count: > 0 } bells)
        {
            foreach (var bell in bells)
            {
                await sweep.RingAsync(run.ProvinceCode, bell, cancellationToken);
            }

            (run.Cursor, run.Checked, run.LeasedUntil) = (bells[^1].WorkId, run.Checked + bells.Count, Time.Now() + LeaseTime);
            await WithAsync(run, async services =>
            {
                await ReachedAsync(services.GetRequiredService<HaiCapDb>(), run, cancellationToken);
                return true;
            });
            await Task.Delay(Stopwatch.GetElapsedTime(began) * pace.Rest, cancellationToken);
            began = Stopwatch.GetTimestamp();
        }
    }

    private Task<List<DueBell>> PageAsync(LadderRun run, CancellationToken cancellationToken) => WithAsync(run, async services =>
    {
        var (db, after, now) = (services.GetRequiredService<HaiCapDb>(), run.Cursor, Time.Now());
        var bells = await (await RowsAsync(services, run, cancellationToken)).Where(work => work.Id.CompareTo(after) > 0).OrderBy(work => work.Id).Take(pace.Page)
            .Join(db.Set<Dossier>(), work => work.DossierId, dossier => dossier.Id, (work, dossier) => new { work.Id, dossier.Code })
            .OrderBy(row => row.Id).Select(row => new DueBell(row.Id, row.Code)).ToListAsync(cancellationToken);
        var ids = bells.ConvertAll(bell => bell.WorkId);
        await db.Set<OpenWork>().Where(work => ids.Contains(work.Id) && work.BellAt > now).ExecuteUpdateAsync(set => set.SetProperty(work => work.BellAt, now), cancellationToken);
        return bells;
    });

    /// <summary>The open work of the place.</summary>
    private static async Task<IQueryable<OpenWork>> RowsAsync(IServiceProvider services, LadderRun run, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<HaiCapDb>();
        if (run.AgencyId == Guid.Empty)
        {
            return db.Set<OpenWork>();
        }

        var shelf = await services.GetRequiredService<GrantBook>().AgenciesAsync(db, cancellationToken);
        var path = shelf.Find(run.AgencyId)?.Path;
        var units = shelf.All.Where(agency => path is not null && agency.Path.StartsWith(path, StringComparison.Ordinal)).Select(agency => agency.Id).ToList();
        return db.Set<OpenWork>().Where(work => units.Contains(work.HolderUnitId));
    }
}
