using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HaiCap.Core.Dossiers.Recounts;

/// <summary>Runs recounts beside a serving host.</summary>
internal sealed class RecountService(RecountRunner runner, TimeProvider time, ILogger<RecountService> log) : BackgroundService
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
                    log.LogInformation("{Ended} recounts after a change of the calendar are done", ended);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested && Outage.Of(failure) is { } kind)
            {
                log.LogWarning("Recounts wait until an outage is over ({Kind}): {Reason}", kind, failure.GetBaseException().Message);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "A recount failed; it goes on from where it stands in two minutes");
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // Cut off by the end of the host: the next start goes on from where it stands.
            }
        }
    }
}
