using System.Globalization;

namespace HaiCap.Bench.Http;

/// <param name="Small">Dossiers there at first.</param>
/// <param name="Large">Dossiers there in the end.</param>
internal sealed record HttpSettings(int Rounds, int Seconds, int WarmUp, int Small, int Large, HashSet<string> Only, bool Profile)
{
    private static readonly string[] All = ["inbox", "procedure", "read", "submit"];

    public bool Wants(string what) => Only.Contains(what);

    /// <summary>Null when something is not understood.</summary>
    public static HttpSettings? Read(IReadOnlyList<string> args)
    {
        var settings = new HttpSettings(5, 10, 20, 100_000, 1_000_000, [.. All], Profile: false);
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var told) && told > 0 ? told : 0;
            switch (args[i])
            {
                case "--lead":
                    settings = settings with { Rounds = 5, Seconds = 4, WarmUp = 20 };
                    continue;
                case "--quick":
                    settings = settings with { Rounds = 3, Seconds = 3, WarmUp = 5 };
                    continue;
                case "--profile":
                    settings = settings with { Profile = true };
                    continue;
                case "--rounds" when number > 0:
                    settings = settings with { Rounds = number };
                    break;
                case "--seconds" when number > 0:
                    settings = settings with { Seconds = number };
                    break;
                case "--warm-up" when number > 0:
                    settings = settings with { WarmUp = number };
                    break;
                case "--small" when number > 0:
                    settings = settings with { Small = number };
                    break;
                case "--large" when number > 0:
                    settings = settings with { Large = number };
                    break;
                case "--only" when value.Split(',') is var only && Array.TrueForAll(only, All.Contains):
                    settings = settings with { Only = [.. only] };
                    break;
                default:
                    return null;
            }

            i++;
        }

        return settings;
    }
}
