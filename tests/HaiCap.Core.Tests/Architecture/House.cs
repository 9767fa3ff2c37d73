using System.Text.RegularExpressions;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Architecture;

/// <summary>The list of floors in docs/architecture.md and the sources it speaks of.</summary>
internal static partial class House
{
    public const string Root = "HaiCap.Core";

    /// <summary>From the ground up.</summary>
    public static IReadOnlyList<string> Floors { get; } = ReadFloors();

    public static IReadOnlyList<string> Folders { get; } =
        [.. Directory.GetDirectories(Repository.Path("src", Root)).Select(path => Path.GetFileName(path)).Where(name => name is not ("bin" or "obj"))];

    /// <summary>Source files below a folder, without what the build makes.</summary>
    public static IEnumerable<string> Sources(params string[] folder) =>
        Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !Relative(path).Split('/').Any(part => part is "bin" or "obj" or "node_modules"));

    public static string Relative(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    /// <summary>The room of a namespace; null for the root and for what is not ours.</summary>
    public static string? RoomOf(string? name) =>
        name is not null && name.StartsWith(Root + ".", StringComparison.Ordinal) ? name.Split('.')[2] : null;

    public static bool Climbs(string from, string to) => Floor(to) > Floor(from);

    private static int Floor(string room) => Floors.ToList().IndexOf(room);

    private static List<string> ReadFloors()
    {
        var page = File.ReadAllText(Repository.Path("docs", "architecture.md"));
        var list = page.Split("<!-- floors -->")[1].Split("<!-- /floors -->")[0];
        return [.. Line().Matches(list).Select(match => match.Groups["room"].Value)];
    }

    [GeneratedRegex(@"^\d+\. (?<room>\w+) — ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Line();
}
