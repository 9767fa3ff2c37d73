using HaiCap.Core.Calendar;
using HaiCap.Core.Organizations.Calendars;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Calendar;

/// <summary>A year at a glance: twelve months, every day that differs from the week marked, listed and sourced. Made to be printed on one sheet.</summary>
public sealed class YearModel(CalendarDesk desk, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? AgencyCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Published { get; set; }

    public CalendarYearView View { get; private set; } = null!;

    public IReadOnlyDictionary<DateOnly, PlacedDay> Days { get; private set; } = new Dictionary<DateOnly, PlacedDay>();

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellationToken)
    {
        var view = await desk.YearAsync(caller.Actor, AgencyCode, year, cancellationToken);
        if (!view.Ok)
        {
            return StatusCode(view.Problems.Any(p => p.Code == "CAL-026") ? StatusCodes.Status404NotFound : view.RefusalStatus());
        }

        View = view.Value;
        Days = View.Days.ToDictionary(d => d.Day.Date);
        return Page();
    }

    /// <summary>The month's weeks from Monday on; null where a day belongs to another month.</summary>
    public IEnumerable<DateOnly?[]> Weeks(int month)
    {
        var first = new DateOnly(View.Year, month, 1);
        var start = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        for (var monday = start; monday <= first.AddMonths(1).AddDays(-1); monday = monday.AddDays(7))
        {
            yield return [.. Enumerable.Range(0, 7).Select(i => monday.AddDays(i)).Select(day => day.Month == month ? day : (DateOnly?)null)];
        }
    }

    public int WorkingDays(int month)
    {
        var first = new DateOnly(View.Year, month, 1);
        return Enumerable.Range(0, DateTime.DaysInMonth(View.Year, month)).Count(i => View.Calendar.IsWorkingDay(first.AddDays(i)));
    }

    public int WorkingDaysOfYear => Enumerable.Range(1, 12).Sum(WorkingDays);

    public string CssOf(DateOnly day) =>
        Days.TryGetValue(day, out var special) ? CalendarWords.Css(special.Day.Kind) + (special.Day.Confidence == DayConfidence.Unsure ? " unsure" : "")
            : View.Calendar.IsWorkingDay(day) ? "" : "day-weekly-off";
}
