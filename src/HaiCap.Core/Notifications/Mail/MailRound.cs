using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HaiCap.Core.Notifications.Mail;

/// <summary>Sends mail beside a serving host, each quarter of a minute.</summary>
internal sealed class MailRound(MailSender sender, TimeProvider time, ILogger<MailRound> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(15), time);
        while (await timer.TicksAsync(stoppingToken))
        {
            try
            {
                await sender.SendDueAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested && Outage.Of(failure) is { } kind)
            {
                log.LogWarning("Mail waits until an outage is over ({Kind})", kind);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "Mail could not be sent; tried again in the next round");
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // The host stops; what is due stays so.
            }
        }
    }
}
