using HaiCap.Core.Missions.Difficulties;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>Difficulties of the caller's places, asked about or only recorded.</summary>
public sealed class DifficultiesModel(ListDifficulties list, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public ListDifficulties.Page List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var page = await list.HandleAsync(
            caller.Actor, new(Chosen), Guid.TryParseExact(After, "N", out var last) ? last : null, cancellationToken: cancellationToken);
        if (!page.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        List = page.Value;
        return Page();
    }

    private string? Chosen => Kind is { Length: > 0 and <= DifficultyKinds.LongestCode } ? Kind : null;

    public string UrlOf(Guid? after) => $"/lam-viec/kien-nghi/kho-khan?loai={Uri.EscapeDataString(Chosen ?? "")}{(after is { } last ? $"&sau={last:N}" : "")}";
}
