using System.Security.Cryptography;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting.Overload;
using HaiCap.Web.Pages.Portal.Track;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace HaiCap.Web.Pages.Portal.Check;

/// <summary>The page a paper's QR leads to: whether this system issued it, when, by whom, and whether a file in hand is that very file.</summary>
[EnableRateLimiting(Tracking.RateLimit)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[TakesFiles]
public sealed class IndexModel(CheckDocument check, FileLimits limits) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Typed by hand, where there is no QR to follow.</summary>
    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Typed { get; set; }

    public CheckedDocument? Found { get; private set; }

    /// <summary>Whether the file sent is the issued one; null when none was sent.</summary>
    public bool? Same { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Code is null && Typed is { Length: > 0 and < 60 } typed)
        {
            return LocalRedirect($"/kiem-tra/{Uri.EscapeDataString(string.Concat(typed.Where(char.IsAsciiLetterOrDigit)))}");
        }

        await FindAsync(cancellationToken);
        return Page();
    }

    /// <summary>Compares by content; the file is read and forgotten.</summary>
    public async Task OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        if (Found is not { Digest: { } digest })
        {
            return;
        }

        if (file is not { Length: > 0 } || file.Length > limits.MaxFileBytes)
        {
            ModelState.AddModelError("file", Words.T("Chọn tệp PDF của văn bản.", "Choose the PDF of the paper."));
            return;
        }

        await using var content = file.OpenReadStream();
        Same = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) == digest;
    }

    public string Kind(CheckedDocument told) => told.Kind == DocumentKind.Result ? told.Title : Dossiers.DossierTelling.Title(told.Kind, told.Title);

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        if (Code is null)
        {
            return;
        }

        var told = await check.HandleAsync(Code, cancellationToken);
        if (told.Ok)
        {
            Found = told.Value;
        }
        else
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
