using System.Globalization;
using System.Runtime.InteropServices;

namespace HaiCap.Bench;

/// <summary>What a figure is worth depends on where and beside what it was measured.</summary>
internal static class Machine
{
    public static string Say() => string.Create(
        CultureInfo.InvariantCulture,
        $"# {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, load {Load()}");

    /// <summary>Means of 1, 5 and 15 minutes of threads that run or wait, where the system tells.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";
}
