using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.Dossiers;

/// <summary>"Hồ sơ của tôi": what waits for me first, then everything, newest first.</summary>
[Authorize(Policy = Policies.Citizen)]
public sealed class IndexModel(ListMyDossiers list, Drafts drafts, CallerContext caller) : PageModel
{
    /// <summary><c>?dang-xu-ly=1</c>: without those that have ended.</summary>
    [BindProperty(SupportsGet = true, Name = "dang-xu-ly")]
    public string? Open { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public Guid? After { get; set; }

    public bool OnlyOpen => Open is { Length: > 0 };

    public MyDossiers Mine { get; private set; } = null!;

    public IReadOnlyList<DraftLine> Begun { get; private set; } = [];

    /// <summary>Times that count down.</summary>
    public IReadOnlyList<MyWindow> Windows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Mine = await list.HandleAsync(caller.Actor, new(OnlyOpen, After), cancellationToken);
        Begun = After is null ? await drafts.ListAsync(caller.Actor, cancellationToken) : [];
        Windows = After is null ? await list.WindowsAsync(caller.Actor, cancellationToken) : [];
    }
}
