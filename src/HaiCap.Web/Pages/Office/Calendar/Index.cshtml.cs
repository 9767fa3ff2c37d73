using HaiCap.Core;
using HaiCap.Core.Organizations.Calendars;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Calendar;

/// <summary>The calendars of the province or of one agency: its years and its hours.</summary>
public sealed class IndexModel(CalendarDesk desk, CallerContext caller, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? AgencyCode { get; set; }

    public CalendarPlace Place { get; private set; } = null!;

    public IReadOnlyList<CalendarVersion> Years { get; private set; } = [];

    public IReadOnlyList<WeekLine> Weeks { get; private set; } = [];

    /// <summary>The first year from this one on that nobody has begun.</summary>
    public int NextYear { get; private set; }

    public int ThisYear { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var place = await desk.PlaceAsync(caller.Actor, AgencyCode, cancellationToken);
        if (!place.Ok)
        {
            return StatusCode(place.RefusalStatus());
        }

        Place = place.Value;
        Years = await desk.YearsAsync(Place, cancellationToken);
        Weeks = await desk.WeeksAsync(Place, cancellationToken);
        ThisYear = time.Now().LocalDay().Year;
        NextYear = ThisYear;
        while (Years.Any(year => year.Year == NextYear))
        {
            NextYear++;
        }

        return Page();
    }
}
