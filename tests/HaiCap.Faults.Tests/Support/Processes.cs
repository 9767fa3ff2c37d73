using System.Diagnostics;
using System.Globalization;

namespace HaiCap.Faults.Tests.Support;

internal static class Processes
{
    /// <summary>The processes a process has started that still run, such as the typesetter.</summary>
    public static IReadOnlyList<int> ChildrenOf(int process) =>
    [
        .. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0])).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(id => ParentOf(id) == process),
    ];

    /// <summary>Kills them; how many there were.</summary>
    public static int KillChildrenOf(int process)
    {
        var children = ChildrenOf(process);
        foreach (var id in children)
        {
            try
            {
                using var child = Process.GetProcessById(id);
                child.Kill();
            }
            catch (ArgumentException)
            {
                // Gone already.
            }
        }

        return children.Count;
    }

    // /proc/ID/stat: "ID (name) state parent …"; a zombie no longer runs.
    private static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            var rest = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return rest[0] == "Z" ? 0 : int.Parse(rest[1], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
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
