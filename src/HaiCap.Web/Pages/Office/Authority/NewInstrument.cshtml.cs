using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Authority;

public sealed class NewInstrumentModel(AuthorityDesk desk, RecordInstrument record, CallerContext caller) : InstrumentForm
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken) is null ? StatusCode(StatusCodes.Status403Forbidden) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is not { } view)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var facts = Read(view);
        if (!facts.Ok)
        {
            ModelState.Add(facts.Problems);
            return Page();
        }

        var done = await record.HandleAsync(caller.Actor, facts.Value, cancellationToken: cancellationToken);
        if (done.Ok)
        {
            return LocalRedirect($"/lam-viec/tham-quyen/van-ban/{done.Value}");
        }

        ModelState.Add(done.Problems);
        return Page();
    }

    private async Task<AuthorityDesk.View?> OpenAsync(CancellationToken cancellationToken) =>
        await desk.OpenAsync(caller.Actor, cancellationToken) is { Ok: true, Value: { MayRecord: true } view } ? view : null;
}
