using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HaiCap.Core.Acts;

/// <summary>Technical rows that serve nobody after a while. Each room brings its own; a serving host forgets them each hour.</summary>
public interface IPruning
{
    /// <summary>Forgets what is too old, in every province. Returns how many rows went.</summary>
    Task<int> PruneAsync(CancellationToken cancellationToken = default);
}

internal sealed class HourlyPruning(IServiceScopeFactory scopes, TimeProvider time, ILogger<HourlyPruning> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await timer.TicksAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                foreach (var old in scope.ServiceProvider.GetServices<IPruning>())
                {
                    await old.PruneAsync(stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "Old requests and files of other systems were not forgotten; the next hour tries again");
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // Cut off by the end of the host.
            }
        }
    }
}
