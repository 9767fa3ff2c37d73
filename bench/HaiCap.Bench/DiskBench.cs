using System.Diagnostics;
using System.Globalization;

namespace HaiCap.Bench;

/// <summary>The time one durable commit cannot go below: 4 KB written to a file that has its size already, then flushed to the disk.</summary>
internal static class DiskBench
{
    private const int Times = 500;

    public static void Run()
    {
        var path = Path.Combine(Path.GetTempPath(), $"haicap-disk-{Environment.ProcessId}");
        try
        {
            using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, options: FileOptions.DeleteOnClose, preallocationSize: 4096 * 64);
            var page = new byte[4096];
            var taken = new double[Times];
            for (var i = -20; i < Times; i++)
            {
                Random.Shared.NextBytes(page);
                var start = Stopwatch.GetTimestamp();
                RandomAccess.Write(file, page, (i & 63) * 4096L);
                RandomAccess.FlushToDisk(file);
                if (i >= 0)
                {
                    taken[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                }
            }

            Array.Sort(taken);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"disk: write 4 KB + fsync in {Path.GetTempPath()}: p50 {taken[Times / 2]:0.000} ms, p99 {taken[Times * 99 / 100]:0.000} ms, max {taken[^1]:0.000} ms"));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
