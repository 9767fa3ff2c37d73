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

    public YearSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellationToken)
    {
        var view = await desk.YearAsync(caller.Actor, AgencyCode, year, cancellationToken);
        if (!view.Ok)
        {
            return StatusCode(view.Problems.Any(p => p.Code == "CAL-026") ? StatusCodes.Status404NotFound : view.RefusalStatus());
        }

        View = view.Value;
        Sheet = new YearSheet(View);
        return Page();
    }
}
