using System.Diagnostics;
using System.Globalization;
using HaiCap.Core.Calendar;
using HaiCap.Testing;

namespace HaiCap.Bench;

/// <summary>The pure clock on one core, over the sample's calendar. By the processor's time too, which other programs on the machine do not lengthen.</summary>
internal static class ClockBench
{
    private const int Starts = 4096;

    private static readonly (decimal Value, TimeUnit Unit)[] Limits =
        [(8, TimeUnit.WorkingHour), (3, TimeUnit.WorkingDay), (10, TimeUnit.WorkingDay), (2.5m, TimeUnit.WorkingDay), (30, TimeUnit.CalendarDay), (2, TimeUnit.Month), (25, TimeUnit.WorkingDay)];

    public static async Task RunAsync(Settings settings)
    {
        await using var houses = new SampleDatabases();
        var house = await houses.FreshAsync(Provider.Sqlite);
        await using var work = house.Open();
        var calendar = await work.Get<CalendarBook>().ForAsync();
        var random = new Random(1);
        var first = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var starts = Enumerable.Range(0, Starts).Select(_ => first.AddMinutes(random.Next(500_000))).ToArray();
        Measure("DueAt, the instant alone", settings, starts, static (calendar, start, limit) => calendar.DueAt(start, limit.Value, limit.Unit).Ticks, calendar);
        Measure("Due, with its explanation in two languages", settings, starts, static (calendar, start, limit) => calendar.Due(start, limit.Value, limit.Unit).DueAt.Ticks, calendar);
    }

    private static void Measure(
        string name, Settings settings, DateTimeOffset[] starts, Func<WorkingCalendar, DateTimeOffset, (decimal Value, TimeUnit Unit), long> sum, WorkingCalendar calendar)
    {
        var rates = new List<double>();
        var perCpu = new List<double>();
        var checksum = 0L;
        for (var round = -1; round < settings.Rounds; round++)
        {
            using var self = Process.GetCurrentProcess();
            var cpu = self.TotalProcessorTime;
            var began = Stopwatch.GetTimestamp();
            var done = 0L;
            while (Stopwatch.GetElapsedTime(began) < settings.Round)
            {
                foreach (var start in starts)
                {
                    checksum ^= sum(calendar, start, Limits[done % Limits.Length]);
                    done++;
                }
            }

            if (round >= 0)
            {
                self.Refresh();
                rates.Add(done / Stopwatch.GetElapsedTime(began).TotalSeconds);
                perCpu.Add(done / (self.TotalProcessorTime - cpu).TotalSeconds);
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"clock: {name}: {Figures.Median(rates):N0}/s, {Figures.Median(perCpu):N0} per second of processor time (checksum {checksum:x})"));
    }
}
