using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HaiCap.Core.Acts;

/// <summary>
/// Something that follows the log. Its effect and its cursor are saved together; it must bear an act it has seen (a crash between
/// effects outside the database).
/// </summary>
public interface IActConsumer
{
    /// <summary>Stable: the cursor is kept under it.</summary>
    string Name { get; }

    /// <summary>Adds its effect to the open unit of work; the runner saves.</summary>
    Task TakeAsync(HaiCapDb db, IReadOnlyList<Act> acts, CancellationToken cancellationToken);

    /// <summary>Takes a whole bulk load at once, or says that it wants its acts one by one as all others.</summary>
    Task<bool> TakeBatchAsync(HaiCapDb db, ActBatch batch, CancellationToken cancellationToken) => Task.FromResult(false);
}

/// <summary>How far a consumer has come. A technical row, not an act.</summary>
public sealed class ConsumerCursor
{
    public required string Name { get; init; }

    public long TransactionId { get; set; } = LogCursor.Start.TransactionId;

    public long Position { get; set; } = LogCursor.Start.Position;

    internal sealed class Configuration : IEntityTypeConfiguration<ConsumerCursor>
    {
        public void Configure(EntityTypeBuilder<ConsumerCursor> builder)
        {
            builder.ToTable("ConsumerCursors");
            builder.HasKey(x => x.Name);
            builder.Property(x => x.Name).HasMaxLength(60);
            builder.Property(x => x.Position).IsConcurrencyToken();
        }
    }
}

/// <summary>Lets every consumer catch up, at start and then twice a second.</summary>
public sealed class ConsumerRunner(IServiceScopeFactory scopes, TimeProvider time, ILogger<ConsumerRunner> log) : BackgroundService
{
    private const int BatchSize = 500;

    /// <summary>Takes all that has settled in the log. Returns how many acts were taken over all consumers.</summary>
    public async Task<int> CatchUpAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        await using var outer = scopes.CreateAsyncScope();
        foreach (var type in outer.ServiceProvider.GetServices<IActConsumer>().Select(consumer => consumer.GetType()))
        {
            int batch;
            do
            {
                batch = await TakeBatchAsync(type, cancellationToken);
                taken += batch;
            }
            while (batch == BatchSize);
        }

        return taken;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), time);
        OutageKind? outage = null;
        do
        {
            try
            {
                await CatchUpAsync(stoppingToken);
                outage = null;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested && Outage.Of(failure) is { } kind)
            {
                // Told once: twice a second is too often for what everybody sees.
                if (outage != kind)
                {
                    log.LogWarning("Consumers of acts wait until an outage is over ({Kind}): {Reason}", kind, failure.GetBaseException().Message);
                }

                outage = kind;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "A consumer of acts failed; it tries again from its cursor");
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // Cut off by the end of the host: nothing was saved, the next start goes on from the cursor.
            }
        }
        while (await timer.TicksAsync(stoppingToken));
    }

    private async Task<int> TakeBatchAsync(Type type, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        var consumer = scope.ServiceProvider.GetServices<IActConsumer>().Single(one => one.GetType() == type);
        var cursor = await db.Set<ConsumerCursor>().FindAsync([consumer.Name], cancellationToken)
            ?? db.Add(new ConsumerCursor { Name = consumer.Name }).Entity;
        var (acts, next) = await new ActLog(db).ReadAsync(new LogCursor(cursor.TransactionId, cursor.Position), BatchSize, cancellationToken);
        if (acts.Count == 0)
        {
            return 0;
        }

        // What was loaded in bulk may be taken whole: what stands before it in the log goes first.
        var more = acts.Count == BatchSize;
        var (batch, before) = more ? await NextBatchAsync(db, acts, cancellationToken) : (null, 0);
        await using var transaction = await db.BeginWriteAsync(cancellationToken);
        if (batch is not null && before == 0 && await AtOnceAsync(db, consumer, batch, cancellationToken))
        {
            (acts, next) = ([], new LogCursor(batch.TransactionId, batch.LastPosition));
        }
        else if (before > 0)
        {
            acts = [.. acts.Take(before)];
            next = new LogCursor(acts[^1].TransactionId, acts[^1].LogPosition);
        }

        foreach (var province in acts.GroupBy(act => act.ProvinceCode, StringComparer.Ordinal))
        {
            using var opened = db.Tenant.Open(province.Key);
            await consumer.TakeAsync(db, [.. province], cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        cursor.TransactionId = next.TransactionId;
        cursor.Position = next.Position;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return more ? BatchSize : acts.Count;
    }

    /// <summary>The first bulk load that begins among these acts or holds the first of them, and how many stand before it.</summary>
    private static async Task<(ActBatch? Batch, int Before)> NextBatchAsync(HaiCapDb db, IReadOnlyList<Act> acts, CancellationToken cancellationToken)
    {
        var (first, last) = (acts[0], acts[^1]);
        foreach (var province in acts.Select(act => act.ProvinceCode).Distinct(StringComparer.Ordinal))
        {
            using var opened = db.Tenant.Open(province);
            var batch = await db.Set<ActBatch>().AsNoTracking()
                .Where(row => row.TransactionId >= first.TransactionId && row.TransactionId <= last.TransactionId
                    && (row.TransactionId > first.TransactionId || row.LastPosition >= first.LogPosition))
                .OrderBy(row => row.TransactionId).ThenBy(row => row.LastPosition).FirstOrDefaultAsync(cancellationToken);
            for (var i = 0; batch is not null && i < acts.Count; i++)
            {
                if (batch.Holds(acts[i]))
                {
                    return (batch, i);
                }
            }
        }

        return (null, 0);
    }

    private static async Task<bool> AtOnceAsync(HaiCapDb db, IActConsumer consumer, ActBatch batch, CancellationToken cancellationToken)
    {
        using var opened = db.Tenant.Open(batch.ProvinceCode);
        var taken = await consumer.TakeBatchAsync(db, batch, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return taken;
    }
}
