using Microsoft.Extensions.Configuration;

namespace HaiCap.Core.Letters.Typesetting;

/// <summary>Where the typesetting worker and its packages are, and what one letter may cost.</summary>
public sealed record TypesetterOptions
{
    /// <summary>The Node program; found on the path unless a full name is given.</summary>
    public string Node { get; init; } = "node";

    /// <summary>The folder holding worker.mjs and templates/.</summary>
    public string Folder { get; init; } = Path.Combine(AppContext.BaseDirectory, "typesetter");

    /// <summary>The node_modules folder; when null it is looked for upwards from the program, then from the current folder.</summary>
    public string? NodeModules { get; init; }

    /// <summary>A letter takes milliseconds; what takes this long will not end by itself.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Of one worker, in MiB, all of its memory counted. A quiet one takes about 150.</summary>
    public int MemoryLimit { get; init; } = 768;

    /// <summary>Worker processes, each started when first needed.</summary>
    public int Workers { get; init; } = 1;

    public static TypesetterOptions Read(IConfiguration configuration)
    {
        var given = configuration.GetSection("Typesetter");
        var defaults = new TypesetterOptions();
        return new()
        {
            Node = given["Node"] ?? defaults.Node,
            Folder = given["Folder"] ?? defaults.Folder,
            NodeModules = given["NodeModules"] ?? Environment.GetEnvironmentVariable("HAICAP_NODE_MODULES"),
            TimeLimit = Seconds(given["TimeLimitSeconds"]) ?? defaults.TimeLimit,
            MemoryLimit = Number(given["MemoryLimitMiB"]) ?? defaults.MemoryLimit,
            Workers = Number(given["Workers"]) ?? defaults.Workers,
        };
    }

    /// <summary>The folder named, or the nearest one upwards; null when the typesetter's packages are not there.</summary>
    public string? FindNodeModules()
    {
        var candidates = NodeModules is not null
            ? [Path.GetFullPath(NodeModules)]
            : new[] { AppContext.BaseDirectory, Environment.CurrentDirectory }.SelectMany(Upwards).Select(folder => Path.Combine(folder, "node_modules"));
        return candidates.FirstOrDefault(modules => Directory.Exists(Path.Combine(modules, "@myriaddreamin", "typst-ts-node-compiler")));
    }

    /// <summary>What keeps letters from being made, as far as looking for files tells: for the first lines of a starting host.</summary>
    public Problem? FindMissing() =>
        FindNodeModules() is null ? TypesetterProblems.PackagesMissing() : NodeIsThere() ? null : TypesetterProblems.NodeMissing(Node);

    private bool NodeIsThere()
    {
        if (Node.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return File.Exists(Node);
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Any(folder => File.Exists(Path.Combine(folder, Node)) || File.Exists(Path.Combine(folder, Node + ".exe")));
    }

    private static IEnumerable<string> Upwards(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }

    private static int? Number(string? text) => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static TimeSpan? Seconds(string? text) => Number(text) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
