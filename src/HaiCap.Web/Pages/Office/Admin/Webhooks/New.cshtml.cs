using HaiCap.Core.Webhooks;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Admin.Webhooks;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NewModel(WebhookDesk desk, SubscribeWebhook subscribe, CallerContext caller) : WebhookForm(caller)
{
    public Guid? Made { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        (await desk.MayAsync(Caller.Actor, cancellationToken)).Ok ? Page() : StatusCode(StatusCodes.Status403Forbidden);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!(await desk.MayAsync(Caller.Actor, cancellationToken)).Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var made = await subscribe.HandleAsync(Caller.Actor, Wish, cancellationToken);
        if (made.Ok)
        {
            // Not redirected: the secret is shown on this answer and nowhere else.
            (Made, Secret) = (made.Value.Id, made.Value.Secret);
        }

        ModelState.Add(made.Problems);
        return Page();
    }
}
