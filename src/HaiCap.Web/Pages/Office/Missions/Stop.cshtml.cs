using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Missions;

/// <summary>A stop is set, moved or called off by who arranges the delegation's journey.</summary>
public sealed class StopModel(SetStop set, ShowProgramme show, ActRecorder acts, CallerContext caller) : PageModel
{
    [BindProperty]
    public StopKind Kind { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Venue { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public TimeOnly? From { get; set; }

    [BindProperty]
    public TimeOnly? To { get; set; }

    [BindProperty]
    public string? Prepares { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public int Seq { get; set; }

    public Guid? Stop { get; private set; }

    public bool Cancelling { get; private set; }

    public ProgrammeView View { get; private set; } = null!;

    public DelegationView One { get; private set; } = null!;

    /// <summary>The delegation's places, and the stop's own where that is another.</summary>
    public IEnumerable<string> Places => One.Places.Select(place => place.PlaceCode).Concat(string.IsNullOrEmpty(Place) ? [] : [Place]).Distinct(StringComparer.Ordinal);

    public async Task<IActionResult> OnGetAsync(Guid id, int number, Guid? stop, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, number, stop, cancellationToken) is { } refused)
        {
            return refused;
        }

        Fill();
        Seq = await acts.SeqAsync(ProgrammeSubjects.OfDelegation(One.Row.Id), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int number, Guid? stop, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, number, stop, cancellationToken) is { } refused)
        {
            return refused;
        }

        return ModelState.IsValid ? await AnswerAsync(set.HandleAsync(caller.Actor, new(id, number, new(Kind, Place, Venue, Title, Day, From, To, Prepares), stop, Seq), cancellationToken: cancellationToken)) : Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, int number, Guid? stop, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, number, stop, cancellationToken) is { } refused)
        {
            return refused;
        }

        Cancelling = true;
        Fill();
        return stop is { } known ? await AnswerAsync(set.CancelAsync(caller.Actor, id, number, known, Why, Seq, cancellationToken)) : StatusCode(StatusCodes.Status404NotFound);
    }

    private async Task<IActionResult> AnswerAsync(Task<Outcome<Guid>> act) =>
        this.After(await act, stop => $"/lam-viec/doan-cong-tac/{View.Row.Id}/doan/{One.Row.Number}?xong=luu#diem-{stop:N}");

    private void Fill()
    {
        if (One.Stops.FirstOrDefault(row => row.Id == Stop) is { } kept)
        {
            var (from, to) = (kept.StartsAt.ToLocal(), kept.EndsAt.ToLocal());
            (Kind, Title, Place, Venue, Prepares) = (kept.Kind, kept.Title, kept.PlaceCode, kept.Venue, kept.Prepares);
            (Day, From, To) = (kept.StartsAt.LocalDay(), TimeOnly.FromDateTime(from.DateTime), TimeOnly.FromDateTime(to.DateTime));
        }
    }

    private async Task<IActionResult?> OpenAsync(Guid id, int number, Guid? stop, CancellationToken cancellationToken)
    {
        var shown = await show.HandleAsync(caller.Actor, id, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        if (shown.Value.Find(number) is not { } one || (stop is not null && one.Stops.All(row => row.Id != stop)))
        {
            return StatusCode(StatusCodes.Status404NotFound);
        }

        (View, One, Stop) = (shown.Value, one, stop);
        return one.MayArrange ? null : StatusCode(StatusCodes.Status403Forbidden);
    }
}
