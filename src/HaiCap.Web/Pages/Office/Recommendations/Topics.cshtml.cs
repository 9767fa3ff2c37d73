using HaiCap.Core.Missions.Topics;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>The questions many places ask, the most asked first.</summary>
public sealed class TopicsModel(ListTopics list, CallerContext caller) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "trang")]
    public string? At { get; set; }

    public int Number => int.TryParse(At, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 1000) : 1;

    public ListTopics.Page List { get; private set; } = null!;

    public IEnumerable<TopicLine> Shown => List.Lines.Skip((Number - 1) * PageSize).Take(PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var page = await list.HandleAsync(caller.Actor, cancellationToken);
        if (!page.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        List = page.Value;
        return Page();
    }

    public string UrlOf(int page) => $"/lam-viec/kien-nghi/chu-de?trang={page}";
}
