using HaiCap.Core.Notifications;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Reminders;

/// <summary>What an officer is told of: the urgent first, then what comes near, then what is over with why.</summary>
public sealed class IndexModel(NoticeBook book, CallerContext caller) : PageModel
{
    public NoticePage Told { get; private set; } = null!;

    public IEnumerable<NoticeLine> Urgent => Told.Open.Where(line => line.Notice.Urgent);

    public IEnumerable<NoticeLine> Near => Told.Open.Where(line => line.Notice is { Urgent: false, News: null });

    public IEnumerable<NoticeLine> News => Told.Open.Where(line => line.Notice.News is not null);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Told = await book.OfAsync(caller.Actor, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await book.MarkReadAsync(caller.Actor, cancellationToken);
        return LocalRedirect("/lam-viec/nhac-viec");
    }
}
