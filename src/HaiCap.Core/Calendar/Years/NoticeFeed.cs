using System.Globalization;

namespace HaiCap.Core.Calendar.Years;

/// <summary>
/// Days off and swaps as iCalendar (RFC 5545), a whole-day event each, for people's own calendars; <see cref="NoticeFile"/> reads it back. Two properties of
/// our own say what RFC 5545 has no word for: the other day of a swap, and hours.
/// </summary>
public static class NoticeFeed
{
    internal const string SwapsWith = "X-HAICAP-SWAPS-WITH";
    internal const string Hours = "X-HAICAP-HOURS";

    /// <param name="place">Part of each event's UID: the agency's code or the province's.</param>
    /// <param name="days">In order.</param>
    /// <param name="sequence">Number of the publication: a reader takes the higher.</param>
    /// <param name="publishedAt">Stamp of each event by its year, so that the file stays the same until something is published.</param>
    public static string Write(string name, string place, IEnumerable<SpecialDay> days, Func<int, int> sequence, Func<int, DateTimeOffset> publishedAt)
    {
        var text = new IcsText();
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//HaiCap//Lich lam viec//VI");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        text.Said("X-WR-CALNAME", name);
        Line("X-WR-TIMEZONE:Asia/Ho_Chi_Minh");
        Line("REFRESH-INTERVAL;VALUE=DURATION:P1D");
        foreach (var day in days)
        {
            Event(day);
        }

        Line("END:VCALENDAR");
        return text.ToString();

        void Event(SpecialDay day)
        {
            Line("BEGIN:VEVENT");
            Line(string.Create(CultureInfo.InvariantCulture, $"UID:{day.Date:yyyyMMdd}-{place}@haicap"));
            text.At("DTSTAMP", publishedAt(day.Date.Year));
            Line("SEQUENCE:" + sequence(day.Date.Year).ToString(CultureInfo.InvariantCulture));
            Line(string.Create(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{day.Date:yyyyMMdd}"));
            Line(string.Create(CultureInfo.InvariantCulture, $"DTEND;VALUE=DATE:{day.Date.AddDays(1):yyyyMMdd}"));
            text.Said("SUMMARY", day.Name);
            text.Said("CATEGORIES", NoticeFile.WordOf(day.Kind));
            Line(day.Confidence == DayConfidence.Unsure ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED");
            Line("TRANSP:TRANSPARENT");
            if (day.Notice is not null)
            {
                text.Said("DESCRIPTION", day.Notice);
            }

            if (day.SwapsWith is { } other)
            {
                Line(string.Create(CultureInfo.InvariantCulture, $"{SwapsWith}:{other:yyyyMMdd}"));
            }

            if (day.Hours is { Counts: true } hours)
            {
                Line($"{Hours}:{HoursText.Write(hours)}");
            }

            Line("END:VEVENT");
        }

        void Line(string line) => text.Line(line);
    }
}
