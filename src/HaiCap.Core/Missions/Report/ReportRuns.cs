using System.Collections.Concurrent;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HaiCap.Core.Missions.Report;

/// <summary>A report being made or made, for who asked for it.</summary>
public sealed class ReportRun(Guid id, Guid officer, string province, ReportPeriod period, int total, string folder) : IDisposable
{
    private int done;

    public Guid Id => id;

    public Guid Officer => officer;

    public string Province => province;

    public ReportPeriod Period => period;

    /// <summary>Recommendations of the period; each is gone through twice: counted, then written.</summary>
    public int Total => total;

    /// <summary>0 to 100.</summary>
    public int Percent => total == 0 ? (Ended ? 100 : 0) : Math.Min(100, 50 * Volatile.Read(ref done) / total);

    public bool Ended { get; internal set; }

    public MissionReport? Report { get; internal set; }

    /// <summary>Why there is none.</summary>
    public Problem? Failure { get; internal set; }

    /// <summary>Why there is no PDF; null where there is one.</summary>
    public Problem? NoPdf { get; internal set; }

    public string WordPath => Path.Combine(folder, "bao-cao.docx");

    public string PdfPath => Path.Combine(folder, "bao-cao.pdf");

    internal void Told() => Interlocked.Increment(ref done);

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>
/// Makes reports beside the requests of this host and keeps them for an hour; nothing is lost with one but the time, since the same moment gives the same report.
/// </summary>
public sealed partial class ReportRuns(IServiceScopeFactory scopes, TimeProvider time, ILogger<ReportRuns> log) : IDisposable
{
    private const int AtOnce = 2;
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, (ReportRun Run, DateTimeOffset At)> runs = new();
    private readonly SemaphoreSlim turns = new(AtOnce, AtOnce);
    private readonly CancellationTokenSource stop = new();

    /// <summary>Begins one and waits a little: a short one is ready then. ACC-001, MIS-081.</summary>
    public async Task<Outcome<Guid>> BeginAsync(Actor by, string province, ReportPeriod period, TimeSpan patience, CancellationToken cancellationToken = default)
    {
        if (period.From > period.To || period.From.Year < 2000 || period.Begins > period.AsOf || period.AsOf > time.Now())
        {
            return MissionProblems.NoPeriod;
        }

        Forget();
        int total;
        await using (var scope = scopes.CreateAsyncScope())
        {
            using var opened = scope.ServiceProvider.GetRequiredService<Tenant>().Open(province);
            var counted = await scope.ServiceProvider.GetRequiredService<ReadMissionReport>().CountAsync(by, period, cancellationToken);
            if (!counted.Ok)
            {
                return counted.As<Guid>();
            }

            total = counted.Value;
        }

        var now = time.Now();
        var run = new ReportRun(Ids.New(now), by.Id ?? Guid.Empty, province, period, total, Directory.CreateTempSubdirectory("haicap-report").FullName);
        runs[run.Id] = (run, now);
        await Task.WhenAny(Task.Run(() => MakeAsync(by, run), CancellationToken.None), Task.Delay(patience, time, cancellationToken));
        return run.Id;
    }

    /// <summary>Null for a stranger's, and for one that is no longer kept.</summary>
    public ReportRun? Find(Guid id, Actor by) => runs.TryGetValue(id, out var kept) && kept.Run.Officer == (by.Id ?? Guid.Empty) ? kept.Run : null;

    public void Dispose()
    {
        stop.Cancel();
        foreach (var (run, _) in runs.Values)
        {
            run.Dispose();
        }
    }

    private async Task MakeAsync(Actor by, ReportRun run)
    {
        try
        {
            await turns.WaitAsync(stop.Token);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                using var opened = scope.ServiceProvider.GetRequiredService<Tenant>().Open(run.Province);
                await scope.ServiceProvider.GetRequiredService<MakeReport>().HandleAsync(by, run, stop.Token);
            }
            finally
            {
                turns.Release();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            run.Failure = MissionProblems.NoReport;
        }
        catch (Exception failure)
        {
            run.Failure = MissionProblems.NoReport;
            Failed(log, run.Id, failure);
        }
        finally
        {
            run.Ended = true;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The report {Id} could not be made")]
    private static partial void Failed(ILogger log, Guid id, Exception failure);

    private void Forget()
    {
        var until = time.Now() - KeptFor;
        foreach (var (id, _) in runs.Where(one => one.Value.At < until && one.Value.Run.Ended))
        {
            if (runs.TryRemove(id, out var old))
            {
                old.Run.Dispose();
            }
        }
    }
}
