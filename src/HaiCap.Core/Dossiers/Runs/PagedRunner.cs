using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Dossiers.Runs;

/// <summary>What a host does beside serving: all that is due now.</summary>
public interface IRunner
{
    /// <summary>Returns how many runs came to their end here.</summary>
    Task<int> RunDueAsync(CancellationToken cancellationToken = default);
}

/// <summary>
/// Does runs page by page, each page with the place that was reached, so that a crash loses nothing. Any number of hosts may run it: a lease decides who goes on.
/// </summary>
public abstract class PagedRunner<TRun>(IServiceScopeFactory scopes, TimeProvider time) : IRunner
    where TRun : PagedRun
{
    protected static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);

    protected IServiceScopeFactory Scopes => scopes;

    protected TimeProvider Time => time;

    public async Task<int> RunDueAsync(CancellationToken cancellationToken = default)
    {
        var ended = 0;
        foreach (var (province, id) in await DueAsync(cancellationToken))
        {
            ended += await RunAsync(province, id, cancellationToken) ? 1 : 0;
        }

        return ended;
    }

    /// <summary>How many rows there are to look at.</summary>
    protected abstract Task<int> CountAsync(HaiCapDb db, TRun run, CancellationToken cancellationToken);

    /// <summary>All pages from where it stands.</summary>
    protected abstract Task DoAsync(TRun run, CancellationToken cancellationToken);

    /// <summary>The runs that may go before others: all of them, unless some must wait for an earlier one.</summary>
    protected virtual IQueryable<TRun> Turn(HaiCapDb db, Guid id, DateTimeOffset now) => db.Set<TRun>();

    /// <summary>Before anything of it is read.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>In the transaction in which it begins.</summary>
    protected virtual Task BeginAsync(HaiCapDb db, TRun run, DateTimeOffset now, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task EndAsync(TRun run, CancellationToken cancellationToken) => WithAsync(run, async services =>
    {
        var (db, now) = (services.GetRequiredService<HaiCapDb>(), time.Now());
        await using var transaction = await db.BeginWriteAsync(cancellationToken);
        var held = await db.Set<TRun>().Where(row => row.Id == run.Id && row.Lease == run.Lease).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Checked, run.Checked).SetProperty(row => row.EndedAt, now).SetProperty(row => row.Lease, (Guid?)null)
                .SetProperty(row => row.LeasedUntil, DateTimeOffset.UnixEpoch).SetProperty(row => row.LastError, (string?)null),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return held == 1 ? held : throw new LeaseLostException();
    });

    /// <summary>Keeps where it stands.</summary>
    protected static async Task ReachedAsync(HaiCapDb db, TRun run, CancellationToken cancellationToken)
    {
        await using var transaction = await db.BeginWriteAsync(cancellationToken);
        var held = await db.Set<TRun>().Where(row => row.Id == run.Id && row.Lease == run.Lease).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Cursor, run.Cursor).SetProperty(row => row.Checked, run.Checked).SetProperty(row => row.LeasedUntil, run.LeasedUntil),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (held != 1)
        {
            throw new LeaseLostException();
        }
    }

    protected async Task<T> WithAsync<T>(TRun run, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var opened = scope.ServiceProvider.GetRequiredService<Tenant>().Open(run.ProvinceCode);
        return await work(scope.ServiceProvider);
    }

    private async Task<IReadOnlyList<(string Province, Guid Id)>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.Now();
        var rows = await scope.ServiceProvider.GetRequiredService<HaiCapDb>().AcrossProvinces<TRun>("one runner serves all provinces").AsNoTracking()
            .Where(row => row.EndedAt == null && row.BeginsAt <= now && row.LeasedUntil <= now).OrderBy(row => row.Id).Select(row => new { row.ProvinceCode, row.Id }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.ProvinceCode, row.Id))];
    }

    private async Task<bool> RunAsync(string province, Guid id, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(province, id, cancellationToken) is not { } run)
        {
            return false;
        }

        try
        {
            await DoAsync(run, cancellationToken);
            await EndAsync(run, cancellationToken);
            return true;
        }
        catch (LeaseLostException)
        {
            // Another host took it over and goes on from where it stands.
            return false;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await LetGoAsync(run, error: null);
            throw;
        }
        catch (Exception failure) when (Outage.Of(failure) is null)
        {
            await LetGoAsync(run, failure.GetBaseException().Message);
            throw;
        }
    }

    private async Task<TRun?> ClaimAsync(string province, Guid id, CancellationToken cancellationToken)
    {
        Prepare();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        using var opened = db.Tenant.Open(province);
        var now = time.Now();
        if (await db.Set<TRun>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } run)
        {
            return null;
        }

        var total = run.BegunAt is null ? await CountAsync(db, run, cancellationToken) : run.Total;
        var (lease, until, begun) = (Ids.New(now), now + LeaseTime, run.BegunAt ?? now);
        await using var transaction = await db.BeginWriteAsync(cancellationToken);
        var won = await Turn(db, id, now).Where(row => row.Id == id && row.EndedAt == null && row.LeasedUntil <= now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Lease, lease).SetProperty(row => row.LeasedUntil, until).SetProperty(row => row.BegunAt, begun).SetProperty(row => row.Total, total),
                cancellationToken);
        if (won > 0 && run.BegunAt is null)
        {
            await BeginAsync(db, run, now, cancellationToken);
        }

        run = await db.Set<TRun>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return won == 0 ? null : run;
    }

    /// <summary>Somebody may go on at once; after a failure, in a while.</summary>
    private async Task LetGoAsync(TRun run, string? error) => await WithAsync(run, async services =>
    {
        var db = services.GetRequiredService<HaiCapDb>();
        error = error?[..Math.Min(error.Length, PagedRun.MaxError)];
        var (again, failures) = (time.Now() + (error is null ? TimeSpan.Zero : LeaseTime), error is null ? 0 : 1);
        await using var transaction = await db.BeginWriteAsync(CancellationToken.None);
        var let = await db.Set<TRun>().Where(row => row.Id == run.Id && row.Lease == run.Lease).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Lease, (Guid?)null).SetProperty(row => row.LeasedUntil, again).SetProperty(row => row.Failures, row => row.Failures + failures)
            .SetProperty(row => row.LastError, row => error ?? row.LastError));
        await transaction.CommitAsync(CancellationToken.None);
        return let;
    });
}

/// <summary>Another host holds the run now.</summary>
public sealed class LeaseLostException : Exception;
