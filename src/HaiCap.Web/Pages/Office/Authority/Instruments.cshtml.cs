using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Authority;

/// <summary>The instruments competence rests on, searched, and what began and ended when.</summary>
public sealed class InstrumentsModel(AuthorityDesk desk, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Search { get; set; }

    public AuthorityDesk.View View { get; private set; } = null!;

    public IReadOnlyList<LegalInstrument> Found { get; private set; } = [];

    /// <summary>The latest day first.</summary>
    public IEnumerable<(DateOnly Day, LegalInstrument Instrument, bool Begins)> Timeline => Found.Select(one => (one.InForceFrom, one, true))
        .Concat(Found.Where(one => one.EndedOn is not null).Select(one => (one.EndedOn!.Value, one, false))).OrderByDescending(line => line.Item1).ThenBy(line => line.one.Number, StringComparer.Ordinal);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(caller.Actor, cancellationToken);
        if (!opened.Ok)
        {
            return StatusCode(opened.RefusalStatus());
        }

        View = opened.Value;
        Found = View.Instruments(Search);
        return Page();
    }
}
