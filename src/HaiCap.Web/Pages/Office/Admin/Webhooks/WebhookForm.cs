using HaiCap.Core.Webhooks;
using HaiCap.Core.Webhooks.Rules;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Webhooks;

/// <summary>The fields of a subscription, for a new one and an old one.</summary>
public abstract class WebhookForm(CallerContext caller) : PageModel
{
    protected CallerContext Caller => caller;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Acts { get; set; } = "dossier.*";

    [BindProperty]
    public string? Agency { get; set; }

    /// <summary>Shown on this answer only.</summary>
    public string? Secret { get; protected set; }

    public static IReadOnlyList<string> KnownActs => ActChoice.Names;

    protected WebhookWish Wish => new(Name, Address, Acts, Agency);
}
