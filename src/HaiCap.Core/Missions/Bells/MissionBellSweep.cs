using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HaiCap.Core.Missions.Bells;

/// <summary>Rings what is due in the nation, each bell in a unit of work of its own; where nothing is due it asks once and touches no row.</summary>
public sealed class MissionBellSweep(IServiceScopeFactory scopes, ILogger<MissionBellSweep> log)
{
    private const int BatchSize = 200;

    /// <summary>How many acts were recorded.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken = default)
    {
        var (rung, seen) = (0, new HashSet<DueMissionBell>());
        while (true)
        {
            List<DueMissionBell> due;
            await using (var scope = scopes.CreateAsyncScope())
            {
                due = await scope.ServiceProvider.GetRequiredService<RingMissionBells>().DueAsync(BatchSize, cancellationToken);
            }

            var fresh = due.FindAll(seen.Add);
            foreach (var bell in fresh)
            {
                rung += await RingAsync(bell, cancellationToken);
            }

            // What failed or was changed under our hands waits for the next round.
            if (due.Count < BatchSize || fresh.Count == 0)
            {
                return rung;
            }
        }
    }

    private async Task<int> RingAsync(DueMissionBell bell, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            using var opened = scope.ServiceProvider.GetRequiredService<Tenant>().Open(bell.Province);
            return await scope.ServiceProvider.GetRequiredService<RingMissionBells>().HandleAsync(bell.Id, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && Outage.Of(failure) is null)
        {
            // One that cannot be told of must not silence the others.
            log.LogError(failure, "The bell {Id} of province {Province} could not be rung; tried again in the next round", bell.Id, bell.Province);
            return 0;
        }
    }
}

/// <summary>Sweeps beside a serving host, at start and then each quarter of a minute.</summary>
internal sealed class MissionBellRound(MissionBellSweep sweep, TimeProvider time, ILogger<MissionBellRound> log) : BackgroundService
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
                log.LogWarning("Bells of recommendations wait until an outage is over ({Kind}): {Reason}", kind, failure.GetBaseException().Message);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "Bells of recommendations could not be rung; tried again in the next round");
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // Cut off by the end of the host: each is told whole or not at all.
            }
        }
        while (await timer.TicksAsync(stoppingToken));
    }
}
