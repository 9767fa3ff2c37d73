using HaiCap.Core;
using HaiCap.Core.Calendar;
using HaiCap.Core.Organizations.Calendars;

namespace HaiCap.Web.Pages.Office.Calendar;

/// <summary>A year as it is drawn: weeks of months, working days counted, every special day by its date.</summary>
public sealed class YearSheet(CalendarYearView view)
{
    public CalendarYearView View => view;

    public IReadOnlyDictionary<DateOnly, PlacedDay> Days { get; } = view.Days.ToDictionary(d => d.Day.Date);

    /// <summary>The month's weeks from Monday on; null where a day belongs to another month.</summary>
    public IEnumerable<DateOnly?[]> Weeks(int month)
    {
        var first = new DateOnly(view.Year, month, 1);
        for (var monday = first.Monday(); monday <= first.AddMonths(1).AddDays(-1); monday = monday.AddDays(7))
        {
            yield return [.. Enumerable.Range(0, 7).Select(i => monday.AddDays(i)).Select(day => day.Month == month ? day : (DateOnly?)null)];
        }
    }

    public int WorkingDays(int month)
    {
        var first = new DateOnly(view.Year, month, 1);
        return Enumerable.Range(0, DateTime.DaysInMonth(view.Year, month)).Count(i => view.Calendar.IsWorkingDay(first.AddDays(i)));
    }

    public int WorkingDaysOfYear => Enumerable.Range(1, 12).Sum(WorkingDays);

    public string CssOf(DateOnly day) =>
        Days.TryGetValue(day, out var special) ? CalendarWords.Css(special.Day.Kind) + (special.Day.Confidence == DayConfidence.Unsure ? " unsure" : "")
            : view.Calendar.IsWorkingDay(day) ? "" : "day-weekly-off";
}
