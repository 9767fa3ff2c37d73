using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Dossiers.Moves;

/// <summary>
/// Moves the running dossiers of a version, page by page and one by one, each by an act of its own. Cut off, it goes on at the next page; what has moved
/// is no longer found. Users go on working meanwhile.
/// </summary>
public sealed class VersionMoveRunner(IServiceScopeFactory scopes, TimeProvider time) : PagedRunner<VersionMove>(scopes, time)
{
    private const int Page = 100;

    protected override Task<int> CountAsync(HaiCapDb db, VersionMove run, CancellationToken cancellationToken) => RunningUnder.Version(db, run.FromVersionId).CountAsync(cancellationToken);

    protected override async Task DoAsync(VersionMove run, CancellationToken cancellationToken)
    {
        while (await PageAsync(run, cancellationToken) is { Count: > 0 } rows)
        {
            foreach (var (_, code) in rows)
            {
                run.Moved += await WithAsync(run, services => services.GetRequiredService<MoveDossier>().MoveAsync(code, run, cancellationToken)) ? 1 : 0;
            }

            (run.Cursor, run.Checked, run.LeasedUntil) = (rows[^1].Work, run.Checked + rows.Count, Time.Now() + LeaseTime);
            await WithAsync(run, async services =>
            {
                var db = services.GetRequiredService<HaiCapDb>();
                await ReachedAsync(db, run, cancellationToken);
                return await db.Set<VersionMove>().Where(row => row.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Moved, run.Moved), cancellationToken);
            });
        }
    }

    protected override async Task EndAsync(VersionMove run, CancellationToken cancellationToken)
    {
        // The acts tell how many: a run that was cut off in a page has moved more than its row knows.
        await WithAsync(run, async services =>
        {
            var (db, subject, name) = (services.GetRequiredService<HaiCapDb>(), run.Subject, ActNames.Of<VersionMoveDone>());
            if (!await db.Set<Act>().AnyAsync(act => act.Subject == subject && act.Name == name, cancellationToken))
            {
                await services.GetRequiredService<ActRecorder>().RecordAsync(run.Subject, Actor.System, new VersionMoveDone(run.Checked, run.Moved), cancellationToken: cancellationToken);
                (await db.SaveActsAsync(cancellationToken)).Problems.ToList().ForEach(problem => throw new InvalidOperationException(problem.En));
            }

            return true;
        });
        await base.EndAsync(run, cancellationToken);
    }

    private Task<List<(Guid Work, string Code)>> PageAsync(VersionMove run, CancellationToken cancellationToken) => WithAsync(run, async services =>
    {
        var (db, after) = (services.GetRequiredService<HaiCapDb>(), run.Cursor);
        var rows = await RunningUnder.Version(db, run.FromVersionId).Where(row => row.Work.Id.CompareTo(after) > 0).OrderBy(row => row.Work.Id).Take(Page)
            .Select(row => new { row.Work.Id, row.Dossier.Code }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.Id, row.Code));
    });
}
