using System.Diagnostics;
using System.Globalization;

namespace HaiCap.Faults.Tests.Support;

internal static class Processes
{
    /// <summary>The processes a process has started that still run, such as the typesetter.</summary>
    public static IReadOnlyList<int> ChildrenOf(int process)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task");
        return
        [
            .. Directory.GetDirectories(path).Select(task => Path.Combine(task, "children")).Where(File.Exists)
                .SelectMany(file => File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(id => int.Parse(id, CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>None of them may outlive the host that was killed.</summary>
    public static async Task ShouldEndAsync(IEnumerable<int> processes)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        foreach (var id in processes)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                await process.WaitForExitAsync(patience.Token);
            }
            catch (ArgumentException)
            {
                // Gone already.
            }
        }
    }
}
