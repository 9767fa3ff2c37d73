using HaiCap.Web.Api.Describing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.Api;

/// <summary>The programming interface for people: the same document programs read, drawn by the server, so that it reads without script and on a slow line.</summary>
public sealed class IndexModel(ApiReference reference) : PageModel
{
    public IReadOnlyList<ReferenceGroup> Groups { get; private set; } = [];

    public IReadOnlyList<ReferenceType> Types { get; private set; } = [];

    public async Task OnGetAsync() => (Groups, Types) = await reference.GetAsync();

    public static string TypeName(string type) => type.TrimEnd('?', ']', '[');
}
