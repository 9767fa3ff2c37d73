using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Inbox;

/// <summary>What is to be done, by what is due. Filters are a GET form, so every view has an address.</summary>
public sealed class IndexModel(ListInbox inbox, CallerContext caller) : PageModel
{
    public const string Address = "/lam-viec";

    [BindProperty(SupportsGet = true, Name = "xem")]
    public string? TabWord { get; set; }

    [BindProperty(SupportsGet = true, Name = "tt")]
    public string? Procedure { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang-thai")]
    public DossierState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "han")]
    public DueFilter? Due { get; set; }

    [BindProperty(SupportsGet = true, Name = "kenh")]
    public Channel? Channel { get; set; }

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public InboxPage Inbox { get; private set; } = null!;

    public InboxTab Tab => TabWord switch { "don-vi" => InboxTab.Unit, "cho" => InboxTab.Waiting, _ => InboxTab.Mine };

    public bool IsFiltered => Procedure is not null || State is not null || Due is not null || Channel is not null || !string.IsNullOrWhiteSpace(Text);

    public bool MayReassign => caller.Positions.Any(position => Access.RoleAllows(position.Role, Permission.ReassignWork));

    public bool MayReceive => caller.Positions.Any(position => Access.RoleAllows(position.Role, Permission.ReceiveDossier));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // An administrator has no dossiers of their own: their work is the organisation.
        if (caller.Positions.Count > 0 && caller.Positions.All(position => !Access.RoleAllows(position.Role, Permission.ReadDossier)))
        {
            return LocalRedirect("/lam-viec/to-chuc");
        }

        Text = Text is { Length: > 200 } ? Text[..200] : Text;
        Inbox = await inbox.HandleAsync(caller.Actor, new(Tab, Procedure, State, Due, Channel, Text, InboxPosition.Parse(After)), cancellationToken);
        return Page();
    }

    public int CountOf(InboxTab tab) => tab switch { InboxTab.Mine => Inbox.Counts.Mine, InboxTab.Unit => Inbox.Counts.Unit, _ => Inbox.Counts.Waiting };

    public static string WordOf(InboxTab tab) => tab switch { InboxTab.Unit => "don-vi", InboxTab.Waiting => "cho", _ => "toi" };

    public string UrlOf(InboxTab tab) => $"{Address}?xem={WordOf(tab)}";

    /// <summary>This view from the beginning, or after a row.</summary>
    public string PageUrl(InboxPosition? after)
    {
        var query = new QueryBuilder { { "xem", WordOf(Tab) } };
        Add("tt", Procedure);
        Add("trang-thai", State?.ToString());
        Add("han", Due?.ToString());
        Add("kenh", Channel?.ToString());
        Add("tim", Text);
        Add("sau", after?.ToString());
        return Address + query.ToQueryString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(name, value);
            }
        }
    }
}
