using System.Threading.Channels;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Dossiers.Simulation;

/// <summary>
/// Lives lived in one go, each in one unit of work that gathers its rows; some hundred of them are one transaction of the bulk recorder. The
/// use cases are the same, so are the acts.
/// </summary>
internal sealed class BulkLives(IServiceProvider services, SimulationStage stage, LifeQueue queue, SimulatedClock clock, SimulationSettings settings)
{
    // On SQLite others wait for the write lock as long as a batch takes.
    private const int LivesOnSqlite = 150;
    private const int LivesOnPostgres = 1000;

    private readonly Channel<IReadOnlyList<Statement>> gathered = Channel.CreateBounded<IReadOnlyList<Statement>>(new BoundedChannelOptions(2 * LivesOnPostgres) { SingleReader = true });

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var recording = Guard(Task.Run(() => RecordAsync(stop.Token), stop.Token));
        var living = Guard(Task.WhenAll(Enumerable.Range(0, settings.Parallel).Select(_ => Task.Run(() => LiveAsync(stop.Token), stop.Token))));
        await Task.WhenAll(living.ContinueWith(lived => gathered.Writer.TryComplete(lived.Exception), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default), recording);
        await living;

        // Whoever fails stops the other.
        async Task Guard(Task work)
        {
            try
            {
                await work;
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }
    }

    private async Task LiveAsync(CancellationToken cancellationToken)
    {
        while (queue.NextPlan() is { } plan)
        {
            await using var scope = services.CreateAsyncScope();
            using var province = scope.ServiceProvider.GetRequiredService<Tenant>().Open(stage.Province);
            var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
            db.Gather();
            await LiveAsync(plan, scope.ServiceProvider, cancellationToken);
            await gathered.Writer.WriteAsync(BatchSaving.Gathered(db), cancellationToken);
        }
    }

    private async Task LiveAsync(LifePlan plan, IServiceProvider held, CancellationToken cancellationToken)
    {
        var at = plan.ArrivesAt;
        clock.Set(at);
        await using var acts = new SimulatedLife(stage, plan, settings, held).LiveAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await acts.MoveNextAsync())
        {
            at = stage.Cast.Calendar.AddWorkingHours(at, acts.Current);
            if (queue.IsOver(at))
            {
                return;
            }

            clock.Set(at);
        }

        queue.End();
    }

    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        var lives = services.GetRequiredService<DatabaseOptions>().Provider == DatabaseProvider.Sqlite ? LivesOnSqlite : LivesOnPostgres;
        var rows = new List<Statement>();
        var held = 0;
        await foreach (var life in gathered.Reader.ReadAllAsync(cancellationToken))
        {
            rows.AddRange(life);
            if (++held >= lives)
            {
                await WriteAsync(rows, cancellationToken);
                rows.Clear();
                held = 0;
            }
        }

        if (rows.Count > 0)
        {
            await WriteAsync(rows, cancellationToken);
        }
    }

    private async Task WriteAsync(List<Statement> rows, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        using var province = scope.ServiceProvider.GetRequiredService<Tenant>().Open(stage.Province);
        await scope.ServiceProvider.GetRequiredService<BulkRecorder>().WriteAsync(rows, cancellationToken);
    }
}
