using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Authority;

/// <summary>One instrument: what it says, what it changes and is changed by, what rests on it; and its end.</summary>
public sealed class InstrumentModel(AuthorityDesk desk, EndInstrument end, CallerContext caller) : PageModel
{
    [BindProperty]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public AuthorityDesk.View View { get; private set; } = null!;

    public LegalInstrument Instrument { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(caller.Actor, cancellationToken);
        if (!opened.Ok || !opened.Value.Register.Instruments.TryGetValue(id, out var found))
        {
            return opened.Ok ? NotFound() : StatusCode(opened.RefusalStatus());
        }

        (View, Instrument) = (opened.Value, found);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await OnGetAsync(id, cancellationToken) is var shown && shown is not PageResult)
        {
            return shown;
        }

        if (!View.MayKeep)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var done = await end.HandleAsync(caller.Actor, new(id, LastDay ?? default, Why), cancellationToken);
        if (done.Ok)
        {
            return LocalRedirect($"/lam-viec/tham-quyen/van-ban/{id}");
        }

        ModelState.Add(done.Problems);
        return Page();
    }
}
