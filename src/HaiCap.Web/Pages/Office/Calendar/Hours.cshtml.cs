using HaiCap.Core;
using HaiCap.Core.Calendar;
using HaiCap.Core.Calendar.Years;
using HaiCap.Core.Organizations.Calendars;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Calendar;

/// <summary>The week's hours of the province or one agency from a day on.</summary>
public sealed class HoursModel(CalendarDesk desk, SetWorkingWeekHandler set, CallerContext caller, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? AgencyCode { get; set; }

    /// <summary>By weekday, as typed; empty is a day off.</summary>
    [BindProperty]
    public Dictionary<DayOfWeek, string?> Hours { get; set; } = [];

    [BindProperty]
    public CalendarPurpose Purpose { get; set; }

    [BindProperty]
    public DateOnly? ValidFrom { get; set; }

    [BindProperty]
    public TimeOnly? CutOff { get; set; }

    [BindProperty]
    public string? Citation { get; set; }

    public CalendarPlace Place { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(cancellationToken);
        if (opened is not PageResult)
        {
            return opened;
        }

        var today = time.Now().LocalDay();
        var now = (await desk.WeeksAsync(Place, cancellationToken)).FirstOrDefault(w => w.Purpose == CalendarPurpose.Working && w.From <= today);
        Hours = CalendarWords.Weekdays.ToDictionary(day => day, day => (string?)HoursText.Write(now?.Week.On(day)));
        ValidFrom = today.AddDays(1);
        CutOff = now?.SameDayCutOff;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(cancellationToken);
        if (opened is not PageResult || !ModelState.IsValid)
        {
            return opened;
        }

        var hours = new Dictionary<DayOfWeek, DayHours>();
        foreach (var (day, text) in Hours)
        {
            var read = HoursText.Read(text);
            ModelState.Add(read.Problems.Select(p => p with { Field = $"Hours[{day}]", Vi = $"{CalendarWords.Of(day)}: {p.Vi}", En = $"{CalendarWords.Of(day)}: {p.En}" }));
            if (read is { Ok: true, Value.Day: { } spans })
            {
                hours[day] = spans;
            }
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var done = await set.HandleAsync(new(caller.Actor, AgencyCode, Purpose, ValidFrom ?? time.Now().LocalDay(), hours, CutOff, Citation), cancellationToken);
        if (done.Ok)
        {
            return Redirect(CalendarWords.Url(Place));
        }

        ModelState.Add(done.Problems);
        return Page();
    }

    private async Task<IActionResult> OpenAsync(CancellationToken cancellationToken)
    {
        var place = await desk.PlaceAsync(caller.Actor, AgencyCode, cancellationToken);
        if (!place.Ok)
        {
            return StatusCode(place.RefusalStatus());
        }

        Place = place.Value;
        return Place.MayEdit ? Page() : StatusCode(StatusCodes.Status403Forbidden);
    }
}
