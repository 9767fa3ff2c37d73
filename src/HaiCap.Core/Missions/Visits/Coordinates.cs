using System.Globalization;
using System.Text.RegularExpressions;

namespace HaiCap.Core.Missions.Visits;

/// <summary>A point as a map or a telephone gives it, pure.</summary>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
public sealed partial record Coordinates(double Latitude, double Longitude)
{
    /// <summary>«18.6796, 105.6813»; also «18,6796; 105,6813». Null when it is no point.</summary>
    public static Coordinates? Parse(string text)
    {
        var match = Shape().Match(text.Trim());
        return match.Success && Degrees(match, "north") is { } north and >= -90 and <= 90 && Degrees(match, "east") is { } east and >= -180 and <= 180 ? new(north, east) : null;
    }

    /// <summary>«18.67960, 105.68130».</summary>
    public static string Write(double latitude, double longitude) => string.Create(CultureInfo.InvariantCulture, $"{latitude:F5}, {longitude:F5}");

    private static double? Degrees(Match match, string part) =>
        double.TryParse(match.Groups[part].Value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;

    [GeneratedRegex(@"\A(?:(?<north>-?[0-9]{1,2}(?:\.[0-9]{1,12})?)\s*[,;\s]\s*(?<east>-?[0-9]{1,3}(?:\.[0-9]{1,12})?)|(?<north>-?[0-9]{1,2},[0-9]{1,12})\s*[;\s]\s*(?<east>-?[0-9]{1,3},[0-9]{1,12}))\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Shape();
}
