using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Help;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Help;

/// <summary>What help is wanted: by the caller's agency, or by the place of a stop, written down by who leads the delegation.</summary>
public sealed class RecordModel(RecordHelp record, FindStop find, Access access, CallerContext caller, TimeProvider time) : PageModel
{
    /// <summary>This page: sent twice it is one request.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public HelpKind Kind { get; set; }

    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? ForWhom { get; set; }

    [BindProperty]
    public int? HowMany { get; set; }

    [BindProperty]
    public DateOnly? WantedBy { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public Addressee Addressee { get; set; } = Addressee.Province;

    public Guid? Stop { get; private set; }

    /// <summary>Whose need a delegation writes down.</summary>
    public string? Place { get; private set; }

    public string? Heard { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? stop, CancellationToken cancellationToken)
    {
        Key = Ids.New(time.Now());
        return await OpenAsync(stop, cancellationToken) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? stop, CancellationToken cancellationToken)
    {
        if (await OpenAsync(stop, cancellationToken) is { } refused)
        {
            return refused;
        }

        return !ModelState.IsValid ? Page()
            : this.After(await record.HandleAsync(caller.Actor, new(new(Kind, Subject, ForWhom, HowMany, Text, WantedBy, Addressee), stop, Key == Guid.Empty ? null : Key), cancellationToken), code => $"/lam-viec/ho-tro/{code}?xong=gui");
    }

    private async Task<IActionResult?> OpenAsync(Guid? stop, CancellationToken cancellationToken)
    {
        if (stop is { } known)
        {
            var found = await find.HandleAsync(caller.Actor, known, cancellationToken);
            if (!found.Ok)
            {
                return StatusCode(found.RefusalStatus());
            }

            (Stop, Place, Heard) = (stop, found.Value.Place, $"{found.Value.Delegation.Name}, {found.Value.Stop.Title}");
            return null;
        }

        return caller.ProvinceCode != Tenant.Nation && (await access.DecideAsync(caller.Actor, Permission.RecordDifficulty, cancellationToken: cancellationToken)).Ok ? null : StatusCode(StatusCodes.Status403Forbidden);
    }
}
