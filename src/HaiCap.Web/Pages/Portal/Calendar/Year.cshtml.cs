using HaiCap.Core;
using HaiCap.Core.Calendar;
using HaiCap.Core.Organizations.Calendars;
using HaiCap.Web.Design;
using HaiCap.Web.Pages.Office.Calendar;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.Calendar;

/// <summary>A year's working days for everyone, of the province or of one agency: what every due time is counted by. Made to be printed.</summary>
public sealed class YearModel(CalendarDesk desk, AgencyChoice agencies, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? AgencyCode { get; set; }

    public CalendarYearView View { get; private set; } = null!;

    public YearSheet Sheet { get; private set; } = null!;

    /// <summary>The hours in force on a day of this year: today, or its first day.</summary>
    public RegularWeek Hours { get; private set; } = RegularWeek.MondayToFriday;

    public IReadOnlyList<AgencyGroup> Agencies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken cancellationToken)
    {
        var today = time.Now().LocalDay();
        var view = await desk.YearAsync(null, AgencyCode, year ?? today.Year, cancellationToken);
        if (!view.Ok)
        {
            return NotFound();
        }

        View = view.Value;
        Sheet = new YearSheet(View);
        Agencies = await agencies.ListAsync(cancellationToken);
        var day = today.Year == View.Year ? today : new DateOnly(View.Year, 1, 1);
        var weeks = View.Calendar.Definition.Weeks;
        Hours = weeks.Where(week => week.From <= day).MaxBy(week => week.From) ?? weeks[0];
        return Page();
    }
}
