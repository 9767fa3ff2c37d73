using System.Globalization;
using HaiCap.Testing;

namespace HaiCap.Bench;

internal sealed record Settings(IReadOnlyList<Provider> Providers, int Tasks, TimeSpan Round, int Rounds, bool Verbose, long Lives = 2000, long Beside = 0, string? Catalogue = null)
{
    /// <summary>Null when something is not understood.</summary>
    public static Settings? Read(IReadOnlyList<string> args)
    {
        var settings = new Settings([Provider.Sqlite, Provider.Postgres], 16, TimeSpan.FromSeconds(10), 5, Verbose: false);
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--verbose")
            {
                settings = settings with { Verbose = true };
            }
            else if (i + 1 >= args.Count || settings.With(args[i], args[++i]) is not { } next)
            {
                return null;
            }
            else
            {
                settings = next;
            }
        }

        return settings;
    }

    private Settings? With(string name, string value) => (name, value) switch
    {
        ("--provider", "both") => this,
        ("--provider", _) when Enum.TryParse<Provider>(value, ignoreCase: true, out var provider) => this with { Providers = [provider] },
        ("--tasks", _) when Count(value) is { } tasks => this with { Tasks = tasks },
        ("--seconds", _) when Count(value) is { } seconds => this with { Round = TimeSpan.FromSeconds(seconds) },
        ("--lives", _) when Count(value) is { } lives => this with { Lives = lives },
        ("--beside", _) when Count(value) is { } beside => this with { Beside = beside },
        ("--catalogue", _) when File.Exists(value) => this with { Catalogue = value },
        ("--rounds", _) when Count(value) is { } rounds => this with { Rounds = rounds },
        _ => null,
    };

    private static int? Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
}

internal sealed record RecountSettings(long Clocks, bool All)
{
    /// <summary>Null when something is not understood.</summary>
    public static RecountSettings? Read(IReadOnlyList<string> args)
    {
        var settings = new RecountSettings(1_000_000, All: true);
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--only-few")
            {
                settings = settings with { All = false };
            }
            else if (args[i] == "--clocks" && i + 1 < args.Count && long.TryParse(args[++i], NumberStyles.None, CultureInfo.InvariantCulture, out var clocks) && clocks > 0)
            {
                settings = settings with { Clocks = clocks };
            }
            else
            {
                return null;
            }
        }

        return settings;
    }
}
