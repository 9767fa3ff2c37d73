using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Calendar;
using HaiCap.Core.Calendar.Years;

namespace HaiCap.Web.Pages.Office.Calendar;

/// <summary>One line of the table, as typed.</summary>
public sealed class CalendarRow
{
    public string? Date { get; set; }

    public string? Name { get; set; }

    public string? NameEn { get; set; }

    public SpecialDayKind Kind { get; set; }

    public string? SwapsWith { get; set; }

    public string? Hours { get; set; }

    public bool Unsure { get; set; }

    public bool Remove { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Date) && string.IsNullOrWhiteSpace(Name);

    public static CalendarRow Of(SpecialDay day) => new()
    {
        Date = Iso(day.Date),
        Name = day.Name,
        NameEn = day.NameEn,
        Kind = day.Kind,
        SwapsWith = day.SwapsWith is { } other ? Iso(other) : null,
        Hours = HoursText.Write(day.Hours),
        Unsure = day.Confidence == DayConfidence.Unsure,
    };

    /// <summary>The day as typed, or what is wrong with it.</summary>
    /// <param name="i">The number of the line, by which its fields are called.</param>
    public Outcome<SpecialDay> Read(int i)
    {
        var (shown, shownEn) = string.IsNullOrWhiteSpace(Name) ? ($"dòng {i + 1}", $"line {i + 1}") : (Name, Name);
        if (!TryIso(Date, out var date))
        {
            return Fault(nameof(Date), $"Chọn ngày cho “{shown}”.", $"Choose the date of “{shownEn}”.");
        }

        DateOnly other = default;
        var swaps = !string.IsNullOrWhiteSpace(SwapsWith);
        if (swaps && !TryIso(SwapsWith, out other))
        {
            return Fault(nameof(SwapsWith), $"Chọn lại ngày hoán đổi của “{shown}”.", $"Choose the swapped date of “{shownEn}” again.");
        }

        var hours = HoursText.Read(Hours);
        return !hours.Ok
            ? Fault(nameof(Hours), $"“{shown}”: {hours.Problems[0].Vi}", $"“{shownEn}”: {hours.Problems[0].En}")
            : new SpecialDay(
                date, Name ?? "", Kind, Unsure ? DayConfidence.Unsure : DayConfidence.Published, Hours: hours.Value.Day, SwapsWith: swaps ? other : null,
                NameEn: string.IsNullOrWhiteSpace(NameEn) ? null : NameEn);

        Problem Fault(string field, string vi, string en) => new("CAL-029", vi, en, $"Days[{i}].{field}");
    }

    private static bool TryIso(string? text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
