using System.Globalization;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>Kinds of difficulties, which the ministry's secretariat adds to and hides.</summary>
public sealed class KindsModel(EditKinds edit, CallerContext caller) : PageModel
{
    private const string Address = "/lam-viec/kien-nghi/loai";

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? NameEn { get; set; }

    /// <summary>As typed.</summary>
    [BindProperty]
    public string? AnswerDays { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public bool Hidden { get; set; }

    public KindShelf Shelf { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        AnswerDays = "15";
        return await OpenAsync(cancellationToken) ?? Page();
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        var days = int.TryParse(AnswerDays, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : (int?)null;
        return ModelState.IsValid ? this.After(await edit.AddAsync(caller.Actor, Name, NameEn, days, cancellationToken), _ => $"{Address}?xong=ghi") : Page();
    }

    public async Task<IActionResult> OnPostHideAsync(CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        return ModelState.IsValid ? this.After(await edit.HideAsync(caller.Actor, Code, Hidden, cancellationToken), _ => $"{Address}?xong=ghi") : Page();
    }

    private async Task<IActionResult?> OpenAsync(CancellationToken cancellationToken)
    {
        var shown = await edit.ShowAsync(caller.Actor, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Shelf = shown.Value;
        return null;
    }
}
