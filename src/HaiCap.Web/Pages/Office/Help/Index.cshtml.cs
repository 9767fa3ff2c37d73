using HaiCap.Core.Data;
using HaiCap.Core.Missions.Help;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Help;

/// <summary>Requests for help the caller may see, the newest first.</summary>
public sealed class IndexModel(FollowHelp follow, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang-thai")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "tre")]
    public string? Late { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public Guid? After { get; set; }

    public FollowHelp.Page List { get; private set; } = null!;

    public bool MayRecord => caller.ProvinceCode != Tenant.Nation && Menus.May(caller, Permission.RecordDifficulty);

    public HelpFilter Filter => new(
        Enum.TryParse<HelpKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null, Enum.TryParse<HelpState>(State, out var state) && Enum.IsDefined(state) ? state : null, Late == "1");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var page = await follow.ListAsync(caller.Actor, Filter, After, cancellationToken: cancellationToken);
        if (!page.Ok)
        {
            return StatusCode(page.RefusalStatus());
        }

        List = page.Value;
        return Page();
    }

    public string UrlOf(Guid? after = null)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("loai", Filter.Kind?.ToString()), ("trang-thai", Filter.State?.ToString()), ("tre", Filter.Late ? "1" : null), ("sau", after?.ToString()) })
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        return "/lam-viec/ho-tro" + query.ToQueryString();
    }
}
