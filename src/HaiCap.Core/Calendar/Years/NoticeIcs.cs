using System.Text.RegularExpressions;

namespace HaiCap.Core.Calendar.Years;

/// <summary>A notice as iCalendar (RFC 5545): whole-day events; the kind stands in CATEGORIES or is read from the name.</summary>
internal static partial class NoticeIcs
{
    private const int LongestEvent = 31;

    public static Outcome<IReadOnlyList<SpecialDay>> Read(string text)
    {
        var (days, faults) = (new List<SpecialDay>(), new List<Problem>());
        Dictionary<string, string>? happening = null;
        var number = 0;
        foreach (var (name, value) in Lines(text).Select(Split))
        {
            switch (name, VietnameseText.Fold(value))
            {
                case ("BEGIN", "vevent"):
                    happening = new(StringComparer.Ordinal);
                    number++;
                    break;
                case ("END", "vevent") when happening is not null:
                    Add(happening, number, days, faults);
                    happening = null;
                    break;
                default:
                    happening?.TryAdd(name, value);
                    break;
            }
        }

        return faults.Count > 0 ? faults : days;
    }

    private static void Add(Dictionary<string, string> happening, int number, List<SpecialDay> days, List<Problem> faults)
    {
        Problem Fault(string vi, string en) => new("CAL-035", $"Sự kiện {number}: {vi}", $"Event {number}: {en}", NoticeFile.Field);
        string Of(string property) => happening.GetValueOrDefault(property, "");
        var name = Plain(Of("SUMMARY"));
        if (!NoticeFile.TryDate(DayOf(Of("DTSTART")), out var first))
        {
            faults.Add(Fault("không có ngày bắt đầu.", "has no first day."));
            return;
        }

        // The end of a whole-day event is the day after it.
        var last = NoticeFile.TryDate(DayOf(Of("DTEND")), out var end) && end > first ? end.AddDays(-1) : first;
        if (name.Length is 0 or > 200)
        {
            faults.Add(Fault("tên phải có từ 1 đến 200 ký tự.", "a name has 1 to 200 characters."));
        }
        else if (last.DayNumber - first.DayNumber >= LongestEvent)
        {
            faults.Add(Fault($"dài quá {LongestEvent} ngày.", $"is longer than {LongestEvent} days."));
        }
        else
        {
            var kind = Of("CATEGORIES").Split(',').Select(category => NoticeFile.KindOf(Plain(category))).FirstOrDefault(kind => kind is not null) ?? NoticeFile.KindByName(name);
            var hours = HoursText.Read(Of(NoticeFeed.Hours));
            if (!hours.Ok)
            {
                faults.Add(Fault(hours.Problems[0].Vi, hours.Problems[0].En));
                return;
            }

            DateOnly? swaps = NoticeFile.TryDate(DayOf(Of(NoticeFeed.SwapsWith)), out var other) ? other : null;
            var unsure = Of("STATUS").Equals("TENTATIVE", StringComparison.OrdinalIgnoreCase);
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                days.Add(new SpecialDay(
                    day, name, kind, unsure ? DayConfidence.Unsure : DayConfidence.Published, Hours: hours.Value.Day, SwapsWith: swaps));
            }
        }
    }

    /// <summary>A line that begins with a blank goes on the one before.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        string? kept = null;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (kept is not null && line.Length > 0 && line[0] is ' ' or '\t')
            {
                kept += line[1..];
                continue;
            }

            if (kept is not null)
            {
                yield return kept;
            }

            kept = line;
        }

        if (kept is not null)
        {
            yield return kept;
        }
    }

    /// <summary>Name without its parameters, and value: "DTSTART;VALUE=DATE:20260217".</summary>
    private static (string Name, string Value) Split(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", "") : (line[..colon].Split(';')[0].Trim().ToUpperInvariant(), line[(colon + 1)..].Trim());
    }

    private static string DayOf(string stamp) => stamp.Length > 8 ? stamp[..8] : stamp;

    /// <summary>Without the backslashes of RFC 5545, 3.3.11; one line.</summary>
    private static string Plain(string escaped) =>
        Escape().Replace(escaped, match => match.Value[1] is 'n' or 'N' ? " " : match.Value[1..]).Trim();

    [GeneratedRegex(@"\\[nN,;\\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escape();
}
