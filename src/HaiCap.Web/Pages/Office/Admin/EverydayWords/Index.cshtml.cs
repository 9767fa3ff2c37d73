using HaiCap.Core;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Everyday;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.EverydayWords;

/// <summary>What people say and what the catalogue writes: the list, a form for one line, and a box to try a question with it before it is saved.</summary>
public sealed class IndexModel(EverydayDesk desk, SetEverydayWord set, CallerContext caller, TimeProvider time) : PageModel
{
    public const string Address = "/lam-viec/tu-thuong-dung";

    /// <summary>So many lines are drawn; a word in the box above them finds the others.</summary>
    public const int Most = 60;

    private const int Tried = 5;

    /// <summary>Of the lines shown.</summary>
    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? Filter { get; set; }

    /// <summary>The line whose form is open.</summary>
    [BindProperty(SupportsGet = true, Name = "noi")]
    public string? Editing { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    /// <summary>The question that is tried.</summary>
    [BindProperty(SupportsGet = true, Name = "thu")]
    public string? Question { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    [BindProperty]
    public string? Meanings { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    public IReadOnlyList<EverydayLine> Lines { get; private set; } = [];

    public IReadOnlyList<EverydayLine> Shown { get; private set; } = [];

    public int Found { get; private set; }

    public CatalogueHits? Now { get; private set; }

    /// <summary>With the line in the form, as if it were saved.</summary>
    public CatalogueHits? Then { get; private set; }

    public static string UrlOf(string said) => $"{Address}?noi={Uri.EscapeDataString(said)}#dat";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await LoadAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        From = time.Now().LocalDay();
        if (!string.IsNullOrWhiteSpace(Editing))
        {
            var key = EverydayWord.KeyOf(Editing);
            var line = Lines.FirstOrDefault(one => EverydayWord.KeyOf(one.Said) == key);
            (Said, Meanings) = (line?.Said ?? Editing, line is null ? "" : string.Join('\n', line.Meanings));
        }

        await TryAsync(null, cancellationToken);
        return Page();
    }

    /// <summary>Tries the question with the line as typed; nothing is kept.</summary>
    public async Task<IActionResult> OnPostTryAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await LoadAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var meanings = EverydaySeed.Meanings(Meanings ?? "");
        ModelState.Add(EverydayRules.Check(Said ?? "", meanings, From ?? default, time.Now().LocalDay()));
        if (string.IsNullOrWhiteSpace(Question))
        {
            Question = Said;
        }

        await TryAsync(ModelState.IsValid ? new(VietnameseText.Nfc(Said!), meanings, From, null) : null, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await LoadAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var done = await set.HandleAsync(caller.Actor, new(Said, EverydaySeed.Meanings(Meanings ?? ""), From ?? default), cancellationToken);
        if (done.Ok)
        {
            return LocalRedirect($"{Address}?xong={Uri.EscapeDataString(Said!.Trim())}&thu={Uri.EscapeDataString(string.IsNullOrWhiteSpace(Question) ? Said.Trim() : Question)}");
        }

        ModelState.Add(done.Problems);
        await TryAsync(null, cancellationToken);
        return Page();
    }

    private async Task TryAsync(EverydayLine? one, CancellationToken cancellationToken)
    {
        Question = Question is { Length: > 200 } ? Question[..200] : Question;
        if (!string.IsNullOrWhiteSpace(Question))
        {
            Now = await desk.TryAsync(Lines, Question, null, Tried, cancellationToken);
            Then = one is null ? null : await desk.TryAsync(Lines, Question, one, Tried, cancellationToken);
        }
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var lines = await desk.LinesAsync(caller.Actor, cancellationToken);
        if (!lines.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Lines = lines.Value;
        var part = VietnameseText.Fold(Filter ?? "");
        var found = Lines.Where(line => part.Length == 0 || VietnameseText.Fold($"{line.Said} {string.Join(' ', line.Meanings)}").Contains(part, StringComparison.Ordinal)).ToList();
        (Found, Shown) = (found.Count, [.. found.Take(Most)]);
        return null;
    }
}
