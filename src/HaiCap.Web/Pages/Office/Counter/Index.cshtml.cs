using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Counter;

/// <summary>The counter begins with finding the procedure; everything else follows from it.</summary>
public sealed class IndexModel(CounterPlace place, Drafts drafts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    public Agency Centre { get; private set; } = null!;

    public CatalogueHits Hits { get; private set; } = null!;

    /// <summary>Filings begun for somebody and not yet sent.</summary>
    public IReadOnlyList<DraftLine> Begun { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (place.Centre is not { } centre)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Centre = centre;
        Text = Text is { Length: > 200 } ? Text[..200] : Text;
        Hits = (await place.CatalogueAsync(cancellationToken)).Search(Text, new CatalogueFilter(Kind: PublicationKind.Handled), take: 30);
        Begun = await drafts.ListAsync(place.Caller.Actor, cancellationToken);
        return Page();
    }
}
