using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Templates;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Templates;

/// <summary>The templates of the province's letters, for its administrator.</summary>
public sealed class IndexModel(TemplateBook book, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    public IReadOnlyList<TemplateLine> Lines { get; private set; } = [];

    public string? Saved => Just is null ? null : LetterKeys.Names.GetValueOrDefault(Just);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var lines = await book.ListAsync(caller.Actor, cancellationToken);
        if (!lines.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Lines = lines.Value;
        return Page();
    }
}
