using System.Diagnostics;
using System.Globalization;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Bench;

/// <summary>
/// A changed calendar over many open clocks on PostgreSQL: first a day off that one clock in a hundred runs over, then one that all run over. Beside it
/// others read dossiers, as many a second as before it began; how long they wait is told for just before, meanwhile and just after.
/// </summary>
internal static class RecountBench
{
    private const int Readers = 4;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly SpecialDay Few = new(new(2026, 8, 10), "Ngày nghỉ thử", SpecialDayKind.LocalDayOff);
    private static readonly SpecialDay All = new(new(2026, 8, 3), "Ngày nghỉ thử", SpecialDayKind.LocalDayOff);

    public static async Task RunAsync(long clocks, bool all)
    {
        DiskBench.Run();
        await using var houses = new SampleDatabases();
        var filing = await Filing.PrepareAsync(await houses.FreshAsync(Provider.Postgres));

        // The years the sample came with are counted, over nothing, before there is anything to measure.
        await filing.House.Get<ConsumerRunner>().CatchUpAsync(CancellationToken.None);
        filing.House.Clock.Advance(BeginRecounts.Settling);
        await filing.House.Get<RecountRunner>().RunDueAsync();
        var began = Stopwatch.GetTimestamp();
        var codes = await new OpenClockFill(filing).FillAsync(clocks);
        Say($"{clocks:N0} open clocks filled in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        filing.House.Clock.Set(FakeClock.At(2026, 8, 3, 9, 30));
        await ReadAsync(filing.House, codes, TimeSpan.FromSeconds(3));
        await ChangeAsync(filing.House, codes, "1 % moves", Few);
        if (all)
        {
            await ChangeAsync(filing.House, codes, "all move", Few, All);
        }

        DiskBench.Run();
    }

    private static async Task ChangeAsync(TestDatabase house, string[] codes, string name, params SpecialDay[] days)
    {
        await using (var work = house.Open())
        {
            _ = (await work.Get<PublishCalendarYearHandler>().HandleAsync(new(2026, days, "Thông báo thử", Actor.System))).Value;
        }

        await house.Get<ConsumerRunner>().CatchUpAsync(CancellationToken.None);
        house.Clock.Advance(BeginRecounts.Settling);
        var alone = await ReadAsync(house, codes, TimeSpan.FromSeconds(30));
        Say($"reads alone, just before: {Told(alone)}");
        using var reading = new CancellationTokenSource();
        var reads = ReadAsync(house, codes, reading.Token);
        using var self = Process.GetCurrentProcess();
        var (cpu, allocated, paused, began) = (self.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalPauseDuration(), Stopwatch.GetTimestamp());
        var ended = await house.Get<RecountRunner>().RunDueAsync();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        self.Refresh();
        await reading.CancelAsync();
        var beside = await reads;
        await using var after = house.Open();
        var recount = await after.Db.Set<CalendarRecount>().AsNoTracking().OrderByDescending(row => row.Id).FirstAsync();
        if (ended != 1 || recount.EndedAt is null)
        {
            throw new InvalidOperationException($"The recount did not end: {recount.LastError}");
        }

        Say($"{name}: {recount.Checked:N0} checked, {recount.Moved:N0} moved and written in {seconds:0.0} s: {recount.Checked / seconds:N0} checked/s, {recount.Moved / seconds:N0} moved/s");
        Say($"  this process: processor {(self.TotalProcessorTime - cpu).TotalSeconds:0.0} s with the readers, {(GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1048576.0:N0} MB allocated, {(GC.GetTotalPauseDuration() - paused).TotalSeconds:0.00} s paused to collect it");
        Say($"  reads meanwhile: {Told(beside)}; p99 is {Figures.Percentile(beside, 0.99) / Figures.Percentile(alone, 0.99):0.00} × alone");
        Say($"reads alone, just after: {Told(await ReadAsync(house, codes, TimeSpan.FromSeconds(30)))}");
    }

    private static async Task<double[]> ReadAsync(TestDatabase house, string[] codes, TimeSpan during)
    {
        using var until = new CancellationTokenSource(during);
        return await ReadAsync(house, codes, until.Token);
    }

    /// <summary>Some officers open dossiers, each at an even pace. Milliseconds of each read, sorted.</summary>
    private static async Task<double[]> ReadAsync(TestDatabase house, string[] codes, CancellationToken until)
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            var times = new List<double>();
            var random = new Random(reader);
            using var timer = new PeriodicTimer(Pace);
            while (!until.IsCancellationRequested)
            {
                var began = Stopwatch.GetTimestamp();
                await using (var work = house.Open())
                {
                    var code = codes[random.Next(codes.Length)];
                    var dossier = await work.Db.Set<Dossier>().AsNoTracking().SingleAsync(row => row.Code == code, CancellationToken.None);
                    _ = await work.Db.Set<DossierHop>().AsNoTracking().Where(hop => hop.DossierId == dossier.Id).ToListAsync(CancellationToken.None);
                    _ = await work.Db.Set<OpenWork>().AsNoTracking().Where(open => open.DossierId == dossier.Id).ToListAsync(CancellationToken.None);
                    _ = await work.Db.Set<Act>().AsNoTracking().Where(act => act.Subject == dossier.Subject).ToListAsync(CancellationToken.None);
                }

                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                await timer.WaitForNextTickAsync(CancellationToken.None);
            }

            return times;
        })));
        return [.. taken.SelectMany(times => times).Order()];
    }

    private static T Get<T>(this TestDatabase house)
        where T : notnull => (T)house.Services.GetService(typeof(T))!;

    private static string Told(double[] sorted) => string.Create(
        CultureInfo.InvariantCulture, $"{sorted.Length:N0}, p50 {Figures.Percentile(sorted, 0.5):0.0} ms, p99 {Figures.Percentile(sorted, 0.99):0.0} ms");

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
