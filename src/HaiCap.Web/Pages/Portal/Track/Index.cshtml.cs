using HaiCap.Core;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace HaiCap.Web.Pages.Portal.Track;

/// <summary>Where a dossier stands, for whoever has its code and the owner's last four digits. Posted, so that no address bar or log keeps the digits.</summary>
[EnableRateLimiting(Tracking.RateLimit)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(TrackDossier track, CodeGuesses guesses) : PageModel
{
    public static readonly Problem TooMany = new(
        "DOS-037", "Mã hồ sơ này vừa được tra cứu quá nhiều lần. Thử lại sau một giờ, hoặc đăng nhập để xem hồ sơ của mình.",
        "This code has been asked about too often. Try again in an hour, or sign in to see your own dossiers.", "Code");

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? LastFour { get; set; }

    public TrackedDossier? Found { get; private set; }

    /// <param name="ma">The code, from a QR or a link.</param>
    public void OnGet(string? ma) => Code = ma is { Length: <= 60 } ? ma : null;

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), Words.T("Nhập mã hồ sơ.", "Enter the code of the dossier."));
        }

        if (LastFour?.Trim() is not { Length: 4 } four || !four.All(char.IsAsciiDigit))
        {
            ModelState.AddModelError(nameof(LastFour), Words.T("Nhập 4 chữ số cuối của số định danh hoặc mã số thuế.", "Enter the last four digits of the personal or tax number."));
        }

        if (!ModelState.IsValid)
        {
            return;
        }

        if (!guesses.MayGuess(Code!))
        {
            ModelState.Add(TooMany);
            return;
        }

        var told = await track.HandleAsync(new(Code, LastFour), cancellationToken);
        if (told.Ok)
        {
            Found = told.Value;
        }
        else
        {
            ModelState.Add(told.Problems);
        }
    }
}
