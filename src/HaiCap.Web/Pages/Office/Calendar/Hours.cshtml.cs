using HaiCap.Core;
using HaiCap.Core.Calendar;
using HaiCap.Core.Calendar.Years;
using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Core.Organizations.Calendars;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Calendar;

/// <summary>The week's hours of the province or one agency from a day on.</summary>
public sealed class HoursModel(CalendarDesk desk, SetWorkingWeekHandler set, EstimateRecount estimate, CallerContext caller, TimeProvider time) : PageModel
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

    /// <summary>What these hours would move; null before it was asked.</summary>
    public RecountEstimate? Estimate { get; private set; }

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
        if (opened is not PageResult || Read() is not { } hours)
        {
            return opened;
        }

        var done = await set.HandleAsync(new(caller.Actor, AgencyCode, Purpose, From, hours, CutOff, Citation), cancellationToken);
        if (done.Ok)
        {
            return Redirect(CalendarWords.Url(Place));
        }

        ModelState.Add(done.Problems);
        return Page();
    }

    /// <summary>Nothing is set: says whose times would be others.</summary>
    public async Task<IActionResult> OnPostEstimateAsync(CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(cancellationToken);
        if (opened is PageResult && Read() is { } hours)
        {
            // Reception hours are no working hours: no limit is counted by them.
            var week = Purpose == CalendarPurpose.Working ? new RegularWeek(From, hours) : null;
            Estimate = week is null || week.Hours.Count == 0
                ? new RecountEstimate(0, 0, 0, 0, [])
                : (await estimate.HandleAsync(new EstimateRecount.OfHours(caller.Actor, AgencyCode, week, CutOff), cancellationToken)).Value;
        }

        return opened;
    }

    private DateOnly From => ValidFrom ?? time.Now().LocalDay();

    /// <summary>The hours as typed; null with every fault told.</summary>
    private Dictionary<DayOfWeek, DayHours>? Read()
    {
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

        return ModelState.IsValid ? hours : null;
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
