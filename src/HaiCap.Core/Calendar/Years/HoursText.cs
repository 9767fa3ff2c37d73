using System.Globalization;
using System.Text.RegularExpressions;

namespace HaiCap.Core.Calendar.Years;

/// <summary>Working hours as people write them: "07:30-11:30 13:30-17:30", also 7h30 – 11h30, with commas or "và" between.</summary>
public static partial class HoursText
{
    /// <param name="Day">Null: nothing was written.</param>
    public sealed record Hours(DayHours? Day);

    /// <summary>CAL-036: not hours, not in order, or overlapping.</summary>
    public static Outcome<Hours> Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Hours(null);
        }

        var found = Spans().Matches(text);
        var rest = Between().Replace(Spans().Replace(text, ""), "");
        var spans = new List<WorkingSpan>();
        foreach (Match match in found)
        {
            if (Time(match, "1") is { } from && Time(match, "2") is { } to && from < to && (spans.Count == 0 || spans[^1].To <= from))
            {
                spans.Add(new(from, to));
            }
        }

        return spans.Count > 0 && spans.Count == found.Count && rest.Length == 0 ? new Hours(new DayHours(spans)) : new Problem(
            "CAL-036", $"giờ “{(text.Length > 60 ? text[..60] + "…" : text)}” không đọc được; viết như 07:30-11:30 13:30-17:30.",
            $"the hours “{(text.Length > 60 ? text[..60] + "…" : text)}” cannot be read; write as 07:30-11:30 13:30-17:30.");
    }

    public static string Write(DayHours? hours) => hours is null
        ? "" : string.Join(' ', hours.Spans.Select(span => string.Create(CultureInfo.InvariantCulture, $"{span.From:HH\\:mm}-{span.To:HH\\:mm}")));

    private static TimeOnly? Time(Match match, string end)
    {
        var hour = int.Parse(match.Groups["h" + end].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["m" + end].Value is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    [GeneratedRegex(@"(?<h1>\d{1,2})\s*[:hg]\s*(?<m1>\d{2})?\s*[-–—]\s*(?<h2>\d{1,2})\s*[:hg]\s*(?<m2>\d{2})?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Spans();

    [GeneratedRegex(@"[\s,;.]|và|and", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Between();
}
