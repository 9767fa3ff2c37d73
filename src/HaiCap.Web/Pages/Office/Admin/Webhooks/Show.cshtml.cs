using HaiCap.Core;
using HaiCap.Core.Organizations;
using HaiCap.Core.Webhooks;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Admin.Webhooks;

/// <summary>One subscription: how it fares, what could not be delivered, its settings, its secret, its end.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ShowModel(WebhookBook book, ChangeWebhook change, RenewWebhookSecret renew, EndWebhook end, SettleDeadLetters settle, CallerContext caller, TimeProvider time)
    : WebhookForm(caller)
{
    private const string Saved = "luu";

    [BindProperty]
    public bool Active { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    public WebhookFile Shown { get; private set; } = null!;

    public DateTimeOffset Now => time.Now();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(id, cancellationToken);
        if (Shown is { Line: var line })
        {
            (Name, Address, Acts, Agency, Active) = (line.Subscription.Name, line.Subscription.Url, line.Subscription.Acts, line.AgencyCode, line.Subscription.State == WebhookState.Active);
        }

        return shown;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) =>
        await DoneAsync(id, Saved, await change.HandleAsync(Caller.Actor, new(id, Wish, Active), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken) =>
        await DoneAsync(id, "ket-thuc", await end.HandleAsync(Caller.Actor, new(id), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostResendAsync(Guid id, string? subject, int? seq, CancellationToken cancellationToken) =>
        await DoneAsync(id, "gui-lai", await settle.HandleAsync(Caller.Actor, new(id, KeyOf(subject, seq)), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostDropAsync(Guid id, string? subject, int? seq, CancellationToken cancellationToken) =>
        KeyOf(subject, seq) is { } letter
            ? await DoneAsync(id, "bo-qua", await settle.HandleAsync(Caller.Actor, new(id, letter, Drop: true), cancellationToken), cancellationToken)
            : await OnGetAsync(id, cancellationToken);

    public async Task<IActionResult> OnPostRenewAsync(Guid id, CancellationToken cancellationToken)
    {
        var made = await renew.HandleAsync(Caller.Actor, id, cancellationToken);
        Secret = made.Ok ? made.Value.Secret : null;
        ModelState.Add(made.Problems);
        return await OnGetAsync(id, cancellationToken);
    }

    private static DeadLetterKey? KeyOf(string? subject, int? seq) => subject is not null && seq is { } number ? new(subject, number) : null;

    private async Task<IActionResult> DoneAsync<T>(Guid id, string what, Outcome<T> done, CancellationToken cancellationToken)
    {
        if (done.Ok)
        {
            return Redirect($"/lam-viec/webhook/{id}?xong={what}");
        }

        // What was typed stays; the other buttons are sent without the fields.
        ModelState.Add(done.Problems);
        return what == Saved ? await ShowAsync(id, cancellationToken) : await OnGetAsync(id, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        var shown = await book.ShowAsync(Caller.Actor, id, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.Problems.Any(p => p.Code == Access.Refused.Code) ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
        }

        Shown = shown.Value;
        return Page();
    }
}
