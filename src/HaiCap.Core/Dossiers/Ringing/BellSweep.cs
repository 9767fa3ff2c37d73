using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HaiCap.Core.Dossiers.Ringing;

/// <summary>Goes round the provinces and rings what is due, each dossier in a unit of work of its own.</summary>
public sealed class BellSweep(IServiceScopeFactory scopes, ILogger<BellSweep> log)
{
    private const int BatchSize = 200;

    /// <summary>How many acts were recorded.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var provinces = await scope.ServiceProvider.GetRequiredService<HaiCapDb>().AcrossProvinces<Agency>("bells ring in every province")
            .Select(agency => agency.ProvinceCode).Distinct().ToListAsync(cancellationToken);
        var rung = 0;
        foreach (var province in provinces)
        {
            rung += await SweepAsync(province, cancellationToken);
        }

        return rung;
    }

    private async Task<int> SweepAsync(string province, CancellationToken cancellationToken)
    {
        var (rung, seen) = (0, new HashSet<Guid>());
        while (true)
        {
            var due = await DueAsync(province, cancellationToken);
            var fresh = due.FindAll(bell => seen.Add(bell.WorkId));
            foreach (var bell in fresh)
            {
                rung += await RingAsync(province, bell, cancellationToken);
            }

            // What failed or was changed under our hands waits for the next round.
            if (due.Count < BatchSize || fresh.Count == 0)
            {
                return rung;
            }
        }
    }

    private async Task<List<DueBell>> DueAsync(string province, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var opened = scope.ServiceProvider.GetRequiredService<Tenant>().Open(province);
        return await scope.ServiceProvider.GetRequiredService<RingBells>().DueAsync(BatchSize, cancellationToken);
    }

    internal async Task<int> RingAsync(string province, DueBell bell, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            using var opened = scope.ServiceProvider.GetRequiredService<Tenant>().Open(province);
            return await scope.ServiceProvider.GetRequiredService<RingBells>().HandleAsync(bell, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && Outage.Of(failure) is null)
        {
            // One dossier that cannot be told of must not silence the others.
            log.LogError(failure, "The bell of {Code} could not be rung; tried again in the next round", bell.Code);
            return 0;
        }
    }
}

/// <summary>Sweeps beside a serving host, at start and then each quarter of a minute.</summary>
internal sealed class BellRound(BellSweep sweep, TimeProvider time, ILogger<BellRound> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(15), time);
        do
        {
            try
            {
                await sweep.SweepAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested && Outage.Of(failure) is { } kind)
            {
                log.LogWarning("Bells wait until an outage is over ({Kind}): {Reason}", kind, failure.GetBaseException().Message);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "Bells could not be rung; tried again in the next round");
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // Cut off by the end of the host: each dossier is told whole or not at all.
            }
        }
        while (await timer.TicksAsync(stoppingToken));
    }
}
