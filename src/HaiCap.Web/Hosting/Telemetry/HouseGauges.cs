using System.Diagnostics.Metrics;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Letters.Typesetting;
using HaiCap.Core.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Hosting.Telemetry;

/// <summary>What stands in the database and should not pile up, asked twice a minute for the site's province; only where a collector is configured.</summary>
internal sealed class HouseGauges(IServiceScopeFactory scopes, SiteIdentity site, Typesetter typesetter, TimeProvider time, ILogger<HouseGauges> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private volatile IReadOnlyList<Measurement<long>> lags = [];
    private long open;
    private long overdue;
    private long waiting;
    private long dead;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var meter = HaiCapMeters.Meter;
        meter.CreateObservableGauge("haicap.consumer.lag", () => lags, "{act}", "Acts a reader of the log has yet to take");
        meter.CreateObservableGauge("haicap.work.open", () => Interlocked.Read(ref open), "{item}", "Open work");
        meter.CreateObservableGauge("haicap.work.overdue", () => Interlocked.Read(ref overdue), "{item}", "Open work past its due time");
        meter.CreateObservableGauge("haicap.webhooks.waiting", () => Interlocked.Read(ref waiting), "{delivery}", "Deliveries to be made");
        meter.CreateObservableGauge("haicap.webhooks.dead", () => Interlocked.Read(ref dead), "{delivery}", "Deliveries given up");
        meter.CreateObservableGauge("haicap.typesetter.waiting", () => typesetter.Waiting, "{letter}", "Letters waiting for a typesetter");
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await AskAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The figures of the database could not be asked: {Reason}", failure.GetBaseException().Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
        while (await TicksAsync(timer, stoppingToken));
    }

    private static async Task<bool> TicksAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var province = scope.ServiceProvider.GetRequiredService<Tenant>().Open(site.ProvinceCode);
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        var now = time.GetUtcNow();
        Interlocked.Exchange(ref open, await db.Set<OpenWork>().CountAsync(cancellationToken));
        Interlocked.Exchange(ref overdue, await db.Set<OpenWork>().CountAsync(work => work.DueKey < now, cancellationToken));
        Interlocked.Exchange(ref waiting, await db.Set<WebhookDelivery>().CountAsync(delivery => delivery.DeadAt == null, cancellationToken));
        Interlocked.Exchange(ref dead, await db.Set<WebhookDelivery>().CountAsync(delivery => delivery.DeadAt != null, cancellationToken));
        lags = [.. (await ConsumerLag.OfAsync(db, cancellationToken)).Select(reader => new Measurement<long>(reader.Value, new KeyValuePair<string, object?>("consumer", reader.Key)))];
    }
}
