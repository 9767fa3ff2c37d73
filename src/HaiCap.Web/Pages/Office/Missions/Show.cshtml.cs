using System.Text;
using HaiCap.Core;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Missions;

/// <summary>A programme: whole with its conflicts and calendar where it was opened; elsewhere who comes, when, and what to prepare.</summary>
public sealed class ShowModel(ShowProgramme show, ProgrammeCalendar calendar, CallerContext caller) : PageModel
{
    public const int MostConflicts = 20;

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    public ProgrammeView View { get; private set; } = null!;

    /// <summary>Days somebody travels on.</summary>
    public IReadOnlyList<DateOnly> Days => [.. View.Delegations.SelectMany(one => one.Standing).Select(stop => stop.StartsAt.LocalDay()).Distinct().Order()];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var shown = await show.HandleAsync(caller.Actor, id, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        View = shown.Value;
        return Page();
    }

    public async Task<IActionResult> OnGetIcsAsync(Guid id, CancellationToken cancellationToken)
    {
        var text = await calendar.WriteAsync(caller.Actor, T("Đoàn công tác", "Missions"), id, cancellationToken);
        return text.Ok ? File(Encoding.UTF8.GetBytes(text.Value), "text/calendar; charset=utf-8", "doan-cong-tac.ics") : StatusCode(text.RefusalStatus());
    }

    public IEnumerable<MissionStop> On(DelegationView one, DateOnly day) => one.Standing.Where(stop => stop.StartsAt.LocalDay() == day);
}
