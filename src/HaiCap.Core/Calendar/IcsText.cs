using System.Globalization;
using System.Text;

namespace HaiCap.Core.Calendar;

/// <summary>Lines of iCalendar (RFC 5545): folded after 75 octets, never within a character; texts escaped.</summary>
public sealed class IcsText
{
    private const int LineOctets = 75;

    private readonly StringBuilder text = new();

    public void Line(string line)
    {
        var room = LineOctets;
        foreach (var rune in line.EnumerateRunes())
        {
            if (rune.Utf8SequenceLength > room)
            {
                text.Append("\r\n ");
                room = LineOctets - 1;
            }

            text.Append(rune);
            room -= rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }

    /// <summary>A property whose value is somebody's words.</summary>
    public void Said(string property, string words) => Line(property + ":" + Escaped(words));

    /// <summary>A property whose value is an instant.</summary>
    public void At(string property, DateTimeOffset instant) => Line(string.Create(CultureInfo.InvariantCulture, $"{property}:{instant.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}"));

    public override string ToString() => text.ToString();

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");
}
