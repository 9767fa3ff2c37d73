using HaiCap.Core.Missions.Precedents;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>Answers to go by, found as procedures are.</summary>
public sealed class PrecedentsModel(ListPrecedents list, CallerContext caller) : PageModel
{
    private const int LongestQuestion = 200;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "xem-lai")]
    public string? Review { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public string? At { get; set; }

    public string? Question => Asked?.Length > LongestQuestion ? Asked[..LongestQuestion] : Asked;

    public bool OnlyReview => Review == "1";

    public int Number => int.TryParse(At, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 1000) : 1;

    public ListPrecedents.Page List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var page = await list.HandleAsync(caller.Actor, Question, OnlyReview, Number, cancellationToken);
        if (!page.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        List = page.Value;
        return Page();
    }

    public string UrlOf(int page)
    {
        var query = new QueryBuilder { { "trang", page.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
        if (!string.IsNullOrEmpty(Question))
        {
            query.Add("q", Question);
        }

        if (OnlyReview)
        {
            query.Add("xem-lai", "1");
        }

        return "/lam-viec/giai-dap" + query.ToQueryString();
    }
}
