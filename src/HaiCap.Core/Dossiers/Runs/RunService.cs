using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HaiCap.Core.Dossiers.Runs;

/// <summary>Runs what is due beside a serving host.</summary>
internal sealed class RunService<TRunner>(TRunner runner, TimeProvider time, ILogger<TRunner> log) : BackgroundService
    where TRunner : IRunner
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2), time);
        while (await timer.TicksAsync(stoppingToken))
        {
            try
            {
                if (await runner.RunDueAsync(stoppingToken) is > 0 and var ended)
                {
                    log.LogInformation("{Ended} runs are done", ended);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested && Outage.Of(failure) is { } kind)
            {
                log.LogWarning("Runs wait until an outage is over ({Kind}): {Reason}", kind, failure.GetBaseException().Message);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "A run failed; it goes on from where it stands in two minutes");
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // Cut off by the end of the host: the next start goes on from where it stands.
            }
        }
    }
}
