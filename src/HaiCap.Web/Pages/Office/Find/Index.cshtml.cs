using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Find;

/// <summary>Finds dossiers, open or closed, among those one may read. A whole code leads straight to its dossier.</summary>
public sealed class IndexModel(FindDossiers find, DossierDoor door, ProcedureCatalogue catalogue, CallerContext caller) : PageModel
{
    public const string Address = "/lam-viec/tra-cuu";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "tt")]
    public string? Procedure { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang-thai")]
    public DossierState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "truoc")]
    public Guid? Before { get; set; }

    /// <summary>Null when nothing was asked.</summary>
    public FindDossiers.Page? Found { get; private set; }

    public IReadOnlyList<CatalogueEntry> Procedures { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Text = Text is { Length: > 200 } ? Text[..200] : Text;
        if (DossierCode.TryParse(Text, out var code) && (await door.OpenAsync(caller.Actor, code.Value, cancellationToken)).Ok)
        {
            return LocalRedirect($"/lam-viec/ho-so/{code.Value}");
        }

        Procedures = [.. (await catalogue.GetAsync(caller.ProvinceCode, cancellationToken)).Handled];
        Found = await find.HandleAsync(caller.Actor, new(Text, Procedure, State, Before), cancellationToken);
        return Page();
    }

    public string PageUrl(Guid? before)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("q", Text), ("tt", Procedure), ("trang-thai", State?.ToString()), ("truoc", before?.ToString()) })
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(name, value);
            }
        }

        return Address + query.ToQueryString();
    }
}
