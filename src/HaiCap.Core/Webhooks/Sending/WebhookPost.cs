using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HaiCap.Core.Webhooks.Sending;

/// <summary>Runs the sender beside a serving host; a slow subscriber keeps nobody else waiting.</summary>
internal sealed class WebhookPost(WebhookSender sender, TimeProvider time, ILogger<WebhookPost> log) : BackgroundService
{
    private readonly ConcurrentDictionary<Guid, Task> busy = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        try
        {
            do
            {
                await RoundAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops; what is on its way is sent again when its lease has run out.
        }

        await Task.WhenAll(busy.Values);
    }

    private async Task RoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var (province, subscription) in await sender.SubscriptionsAsync(stoppingToken))
            {
                if (!busy.ContainsKey(subscription))
                {
                    busy[subscription] = Task.Run(() => SendAsync(province, subscription, stoppingToken), CancellationToken.None);
                }
            }
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogError(failure, "Webhooks: the database could not be asked; tried again in a second");
        }
    }

    private async Task SendAsync(string province, Guid subscription, CancellationToken stoppingToken)
    {
        try
        {
            await sender.SendDueAsync(province, subscription, stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogError(failure, "Webhooks: sending to {Subscription} failed here; tried again when the leases have run out", subscription);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // Cut off by the end of the host.
        }
        finally
        {
            busy.TryRemove(subscription, out _);
        }
    }
}
