using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Covers;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Authority;

/// <summary>Deputies charged with agencies whose heads are away or missing.</summary>
public sealed class CoversModel(AuthorityDesk desk, CoverHead cover, Access access, CallerContext caller) : PageModel
{
    public sealed record Line(HeadCover Cover, string Agency, string Deputy, string Instrument, bool MayEnd);

    [BindProperty]
    public Guid? Position { get; set; }

    [BindProperty]
    public Guid? Instrument { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    public AuthorityDesk.View View { get; private set; } = null!;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Deputies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        From ??= View.Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (!View.MayRecord)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var done = await cover.HandleAsync(caller.Actor, new(Position ?? Guid.Empty, Instrument ?? Guid.Empty, From ?? default, To), cancellationToken: cancellationToken);
        if (done.Ok)
        {
            return LocalRedirect("/lam-viec/tham-quyen/phu-trach");
        }

        ModelState.Add(done.Problems);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var done = await cover.EndAsync(caller.Actor, id, View.Today, cancellationToken);
        if (done.Ok)
        {
            return LocalRedirect("/lam-viec/tham-quyen/phu-trach");
        }

        if (done.Problems[0].Code == Access.Refused.Code)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        ModelState.Add(done.Problems);
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(caller.Actor, cancellationToken);
        if (!opened.Ok)
        {
            return StatusCode(opened.RefusalStatus());
        }

        View = opened.Value;
        var posts = View.Register.Posts.ToDictionary(post => post.PositionId);
        var lines = new List<Line>();
        foreach (var one in View.Register.Covers.OrderByDescending(one => one.ValidFrom).ThenBy(one => one.Id))
        {
            var agency = View.Agencies.Find(one.AgencyId);
            var may = (one.ValidTo is null || one.ValidTo > View.Today) && agency is not null && await MayAsync(agency, cancellationToken);
            lines.Add(new Line(
                one, agency?.Name ?? "", posts.TryGetValue(one.PositionId, out var post) ? $"{post.Title} {post.OfficerName}" : "", View.Register.Instruments.GetValueOrDefault(one.InstrumentId)?.Citation ?? "", may));
        }

        Lines = lines;
        var deputies = new List<(Guid, string)>();
        foreach (var group in posts.Values.Where(post => post.Form == SigningForm.Deputy && post.InForceOn(View.Today)).GroupBy(post => post.AgencyId))
        {
            if (View.MayRecord && View.Agencies.Find(group.Key) is { } agency && await MayAsync(agency, cancellationToken))
            {
                deputies.AddRange(group.Select(post => (post.PositionId, $"{agency.ShortName}: {post.Title} {post.OfficerName}")));
            }
        }

        Deputies = [.. deputies.OrderBy(deputy => deputy.Item2, StringComparer.Create(HaiCap.Core.VietnameseText.Culture, ignoreCase: true))];
        return null;
    }

    private async Task<bool> MayAsync(Agency agency, CancellationToken cancellationToken) =>
        (await access.DecideAsync(caller.Actor, Permission.RecordAuthority, new AccessTarget([], agency.Path, null), cancellationToken)).Ok;
}
