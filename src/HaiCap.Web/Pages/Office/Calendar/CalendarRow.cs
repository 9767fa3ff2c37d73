using System.Globalization;
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

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
