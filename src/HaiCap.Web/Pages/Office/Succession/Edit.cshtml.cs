using HaiCap.Core;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Succession;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Succession;

/// <summary>A plan is drawn up, or changed while it has not taken effect.</summary>
public sealed class EditModel(SuccessionDesk desk, DrawUpPlan draw, HaiCapDb db, AuthorityBook authority, GrantBook agencies, Access access, CallerContext caller, TimeProvider time) : PageModel
{
    [BindProperty]
    public PlanKind Kind { get; set; } = PlanKind.Merge;

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public Guid? Instrument { get; set; }

    [BindProperty]
    public DateOnly? EffectiveOn { get; set; }

    [BindProperty]
    public List<HandingRow> Handings { get; set; } = [];

    [BindProperty]
    public string? Staying { get; set; }

    [BindProperty]
    public List<UnitRow> New { get; set; } = [];

    [BindProperty]
    public List<UnitRow> Names { get; set; } = [];

    [BindProperty]
    public List<PostRow> Posts { get; set; } = [];

    public Guid? Id { get; private set; }

    public IReadOnlyList<LegalInstrument> Instruments { get; private set; } = [];

    /// <summary>Units the caller administers, to choose codes from.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>Posts of the units that end, once the plan was saved.</summary>
    public IReadOnlyList<MovedPost> Known { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, fill: true, cancellationToken) is { } refused)
        {
            return refused;
        }

        Widen();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, string? more, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, fill: false, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (more is not null)
        {
            ModelState.Clear();
            Widen();
            return Page();
        }

        if (EffectiveOn is null)
        {
            ModelState.AddModelError(nameof(EffectiveOn), Words.T("Nhập ngày áp dụng.", "Give the day."));
        }

        if (ModelState.IsValid)
        {
            var saved = await draw.HandleAsync(
                caller.Actor, new(id, Kind, Title, Instrument, EffectiveOn!.Value, PlanForm.Terms(Handings, Staying, New, Names, Posts, () => Ids.New(time.Now()))), cancellationToken: cancellationToken);
            if (saved.Ok)
            {
                return Redirect($"/lam-viec/sap-xep/{saved.Value}?xong=luu");
            }

            ModelState.Add(saved.Problems);
        }

        Widen();
        return Page();
    }

    public PostRow RowOf(MovedPost post) => Posts.Find(row => row.Id == post.Old.Id) ?? new PostRow { Id = post.Old.Id };

    private void Widen()
    {
        Handings = [.. Handings.Where(row => !row.IsEmpty), new(), new(), new()];
        New = [.. New.Where(row => !row.IsEmpty), new()];
        Names = [.. Names.Where(row => !row.IsEmpty), new()];
    }

    private async Task<IActionResult?> OpenAsync(Guid? id, bool fill, CancellationToken cancellationToken)
    {
        var scope = await access.ReadScopeAsync(caller.Actor, Permission.ManageOrganization, cancellationToken);
        if (scope.Count == 0)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (id is { } known)
        {
            var shown = await desk.ShowAsync(caller.Actor, known, cancellationToken);
            if (!shown.Ok || !shown.Value.MayEdit)
            {
                return StatusCode(shown.Ok ? StatusCodes.Status403Forbidden : shown.RefusalStatus());
            }

            (Id, Known) = (known, shown.Value.Foretold?.Posts ?? []);
            if (fill)
            {
                var (plan, terms) = (shown.Value.Plan, shown.Value.Plan.Read());
                (Kind, Title, Instrument, EffectiveOn, Staying) = (plan.Kind, plan.Title, plan.InstrumentId, plan.EffectiveOn, string.Join(", ", terms.Staying));
                (Handings, New, Names) = (PlanForm.Rows(terms), PlanForm.Founded(terms), PlanForm.Named(terms));
                Posts = [.. terms.Posts.Select(one => new PostRow { Id = one.PositionId, To = one.To, Ends = one.To.Length == 0, Title = one.Title, Role = one.Role, Form = one.Form })];
            }
        }

        var today = time.Now().LocalDay();
        Instruments = [.. (await authority.RegisterAsync(db, cancellationToken)).Instruments.Values.Where(one => one.EndedOn is null || one.EndedOn >= today).OrderByDescending(one => one.InForceFrom)];
        Agencies = [.. (await agencies.AgenciesAsync(db, cancellationToken)).All.Where(agency => agency.InForceOn(today) && scope.Any(path => agency.Path.StartsWith(path, StringComparison.Ordinal)))
            .OrderBy(agency => agency.Code.Text, StringComparer.Ordinal)];
        return null;
    }
}
