using System.Diagnostics;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Dossiers.Recounts;

/// <param name="Page">Pieces of open work read at once: few enough that the database searches their dossiers one by one instead of reading all there are.</param>
/// <param name="MostAtOnce">Dossiers written in one transaction: on SQLite all who write wait so long, on PostgreSQL whoever acts on one of these.</param>
/// <param name="Rest">How long it rests after each page or writing, in times of what that took: people work meanwhile.</param>
public sealed record RecountPace(int Page, int MostAtOnce, double Rest)
{
    public static RecountPace Of(DatabaseProvider provider) => new(500, provider == DatabaseProvider.Sqlite ? 100 : 250, 1);
}

/// <summary>
/// Counts the open clocks of every province again after its calendar changed: a page is read narrow, what the change can touch is read whole, and what
/// moved is written some hundred dossiers at a time with the place that was reached, so a crash loses nothing and nothing is done twice. Any number of
/// hosts may run it; of one province's recounts the first that is not done goes first.
/// </summary>
public sealed class RecountRunner(IServiceScopeFactory scopes, CalendarCache cache, RecountPace pace, TimeProvider time)
{
    private const int MostTries = 50;

    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);

    /// <summary>Does all that is due now. Returns how many recounts came to their end here.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken = default)
    {
        var ended = 0;
        foreach (var (province, id) in await DueAsync(cancellationToken))
        {
            ended += await RunAsync(province, id, cancellationToken) ? 1 : 0;
        }

        return ended;
    }

    private async Task<IReadOnlyList<(string Province, Guid Id)>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.Now();
        var rows = await scope.ServiceProvider.GetRequiredService<HaiCapDb>().AcrossProvinces<CalendarRecount>("one runner serves all provinces").AsNoTracking()
            .Where(row => row.EndedAt == null && row.BeginsAt <= now && row.LeasedUntil <= now).OrderBy(row => row.Id).Select(row => new { row.ProvinceCode, row.Id }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.ProvinceCode, row.Id))];
    }

    private async Task<bool> RunAsync(string province, Guid id, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(province, id, cancellationToken) is not { } recount)
        {
            return false;
        }

        try
        {
            var change = await WithAsync(recount, services => services.GetRequiredService<CalendarChanges>().OfAsync(recount.Cause, cancellationToken));
            if (change.IsNone)
            {
                recount.Checked = recount.Total;
            }
            else
            {
                while (await PageAsync(recount, change, cancellationToken))
                {
                }
            }

            return await EndAsync(recount, cancellationToken);
        }
        catch (LeaseLostException)
        {
            // Another host took it over and goes on from where it stands.
            return false;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await LetGoAsync(recount, error: null);
            throw;
        }
        catch (Exception failure) when (Outage.Of(failure) is null)
        {
            await LetGoAsync(recount, failure.GetBaseException().Message);
            throw;
        }
    }

    private async Task<CalendarRecount?> ClaimAsync(string province, Guid id, CancellationToken cancellationToken)
    {
        // The change may have come from another process.
        cache.Forget();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        using var opened = db.Tenant.Open(province);
        var now = time.Now();
        var recount = await db.Set<CalendarRecount>().AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var total = recount.BegunAt is null ? await OpenClocks.CountAsync(db, recount.Cause, cancellationToken) : recount.Total;
        var (lease, until, begun) = (Ids.New(now), now + LeaseTime, recount.BegunAt ?? now);
        await using var transaction = await db.BeginWriteAsync(cancellationToken);
        var won = await db.Set<CalendarRecount>()
            .Where(row => row.Id == id && row.EndedAt == null && row.LeasedUntil <= now
                && !db.Set<CalendarRecount>().Any(earlier => earlier.EndedAt == null && earlier.Id.CompareTo(id) < 0))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Lease, lease).SetProperty(row => row.LeasedUntil, until).SetProperty(row => row.BegunAt, begun).SetProperty(row => row.Total, total),
                cancellationToken);
        recount = await db.Set<CalendarRecount>().AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return won == 0 ? null : recount;
    }

    /// <summary>The next page. False when it was the last.</summary>
    private async Task<bool> PageAsync(CalendarRecount recount, CalendarChange change, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var page = await WithAsync(recount, services => OpenClocks.PageAsync(services.GetRequiredService<HaiCapDb>(), recount.Cause, recount.Cursor, pace.Page, cancellationToken));
        var now = time.Now();
        for (int from = 0, to; from < page.Count; from = to)
        {
            var touched = new List<Guid>();
            for (to = from; to < page.Count && touched.Count < pace.MostAtOnce; to++)
            {
                if (page[to].IsTouchedBy(change, now))
                {
                    touched.Add(page[to].WorkId);
                }
            }

            await StretchAsync(recount, change, touched, new Reached(page[to - 1].WorkId, to - from), cancellationToken);
            await Task.Delay(Stopwatch.GetElapsedTime(began) * pace.Rest, cancellationToken);
            began = Stopwatch.GetTimestamp();
        }

        return page.Count == pace.Page;
    }

    /// <summary>
    /// Counts these again and writes what moved. The dossiers' next numbers decide who was first: where somebody acted meanwhile nothing is written, and it
    /// is done again by halves, until the one that was acted on is looked at alone.
    /// </summary>
    private async Task StretchAsync(CalendarRecount recount, CalendarChange change, List<Guid> touched, Reached reached, CancellationToken cancellationToken)
    {
        for (var tries = 1; !await TryAsync(recount, change, touched, reached, cancellationToken); tries++)
        {
            if (touched.Count > 1)
            {
                var half = touched.Count / 2;
                await StretchAsync(recount, change, touched[..half], new Reached(touched[half - 1], half), cancellationToken);
                (touched, reached) = (touched[half..], reached with { Passed = reached.Passed - half });
            }
            else if (tries > MostTries)
            {
                throw new InvalidOperationException($"The dossier of work {reached.Cursor} cannot be written, though it was tried {MostTries} times.");
            }
        }
    }

    private async Task<bool> TryAsync(CalendarRecount recount, CalendarChange change, List<Guid> touched, Reached reached, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        using var opened = db.Tenant.Open(recount.ProvinceCode);
        var loaded = touched.Count == 0 ? [] : await OpenClocks.LoadAsync(scope.ServiceProvider, touched, cancellationToken);
        var now = time.Now();
        var moved = loaded.OrderBy(clock => clock.Work.Id).Select(clock => RecountRules.Move(clock, change, recount.ChangedAt, now)).OfType<MovedClock>().ToList();
        var before = (recount.Cursor, recount.Checked, recount.Moved, recount.Promises);
        (recount.Cursor, recount.Checked, recount.Moved, recount.Promises, recount.LeasedUntil) =
            (reached.Cursor, recount.Checked + reached.Passed, recount.Moved + moved.Count, recount.Promises + moved.Count(clock => clock.Promise), now + LeaseTime);
        try
        {
            if (moved.Count > 0)
            {
                await new RecountWriter(db, scope.ServiceProvider.GetRequiredService<BulkRecorder>()).WriteAsync(recount, moved, now, cancellationToken);
                return true;
            }

            await using var transaction = await db.BeginWriteAsync(cancellationToken);
            var held = await db.Set<CalendarRecount>().Where(row => row.Id == recount.Id && row.Lease == recount.Lease).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Cursor, recount.Cursor).SetProperty(row => row.Checked, recount.Checked).SetProperty(row => row.LeasedUntil, recount.LeasedUntil),
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return held == 1 ? true : throw new LeaseLostException();
        }
        catch (DbUpdateConcurrencyException)
        {
            (recount.Cursor, recount.Checked, recount.Moved, recount.Promises) = before;
            return await db.Set<CalendarRecount>().AnyAsync(row => row.Id == recount.Id && row.Lease == recount.Lease, cancellationToken) ? false : throw new LeaseLostException();
        }
    }

    private Task<bool> EndAsync(CalendarRecount recount, CancellationToken cancellationToken) => WithAsync(recount, async services =>
    {
        var db = services.GetRequiredService<HaiCapDb>();
        while (true)
        {
            var row = await db.Set<CalendarRecount>().SingleAsync(row => row.Id == recount.Id, cancellationToken);
            if (row.Lease != recount.Lease)
            {
                throw new LeaseLostException();
            }

            (row.Checked, row.EndedAt, row.Lease, row.LeasedUntil, row.LastError) = (recount.Checked, time.Now(), null, DateTimeOffset.UnixEpoch, null);
            await services.GetRequiredService<ActRecorder>().RecordAsync(
                recount.CauseSubject, Actor.System, new CalendarRecounted(row.Id, RecountCause.Of(row), row.Checked, row.Moved, row.Promises), cancellationToken: cancellationToken);
            if ((await db.SaveActsAsync(cancellationToken)).Ok)
            {
                return true;
            }

            // The calendar was changed once more in this very moment.
            db.ChangeTracker.Clear();
        }
    });

    /// <summary>Somebody may go on at once; after a failure, in a while.</summary>
    private async Task LetGoAsync(CalendarRecount recount, string? error) => await WithAsync(recount, async services =>
    {
        var db = services.GetRequiredService<HaiCapDb>();
        error = error?[..Math.Min(error.Length, CalendarRecount.MaxError)];
        var (again, failures) = (time.Now() + (error is null ? TimeSpan.Zero : LeaseTime), error is null ? 0 : 1);
        await using var transaction = await db.BeginWriteAsync(CancellationToken.None);
        var let = await db.Set<CalendarRecount>().Where(row => row.Id == recount.Id && row.Lease == recount.Lease).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Lease, (Guid?)null).SetProperty(row => row.LeasedUntil, again).SetProperty(row => row.Failures, row => row.Failures + failures)
            .SetProperty(row => row.LastError, row => error ?? row.LastError));
        await transaction.CommitAsync(CancellationToken.None);
        return let;
    });

    private async Task<T> WithAsync<T>(CalendarRecount recount, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var opened = scope.ServiceProvider.GetRequiredService<Tenant>().Open(recount.ProvinceCode);
        return await work(scope.ServiceProvider);
    }

    /// <param name="Cursor">The last piece of work that is done with.</param>
    /// <param name="Passed">How many were looked at.</param>
    private readonly record struct Reached(Guid Cursor, int Passed);

    private sealed class LeaseLostException : Exception;
}
