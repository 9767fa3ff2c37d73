using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Authority;

public sealed class EditInstrumentModel(AuthorityDesk desk, AmendInstrument amend, CallerContext caller) : InstrumentForm
{
    [BindProperty]
    public string? Why { get; set; }

    public Guid Id { get; private set; }

    public string Citation { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is not { } view)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!view.Register.Instruments.TryGetValue(id, out var found))
        {
            return NotFound();
        }

        Show(view, found);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is not { } view)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (Citation.Length == 0)
        {
            return NotFound();
        }

        var facts = Read(view);
        var done = facts.Ok ? await amend.HandleAsync(caller.Actor, id, facts.Value, Why, cancellationToken) : facts.As<HaiCap.Core.Done>();
        if (done.Ok)
        {
            return LocalRedirect($"/lam-viec/tham-quyen/van-ban/{id}");
        }

        ModelState.Add(done.Problems);
        return Page();
    }

    private async Task<AuthorityDesk.View?> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(caller.Actor, cancellationToken) is not { Ok: true, Value: { MayKeep: true } view })
        {
            return null;
        }

        (Id, Citation) = (id, view.Register.Instruments.GetValueOrDefault(id)?.Citation ?? "");
        return view;
    }
}
