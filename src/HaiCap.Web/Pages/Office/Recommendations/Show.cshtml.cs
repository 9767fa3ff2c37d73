using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Consultations;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Precedents;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Topics;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>One recommendation: what was asked, its answers, its story, and what the caller may do now.</summary>
public sealed class ShowModel(
    ShowRecommendation show, DraftAnswer draft, ApproveAnswer approve, SendAnswer send, RouteRecommendation route, CloseRecommendation close, GroupRecommendations group,
    TopicsOfRecommendation topics, PublishPrecedent publish, ConsultOnRecommendation consult, FindHeardAt heard, HaiCapDb db, GrantBook agencies,
    CallerContext caller, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    /// <summary>The story as it was read: who comes second is told.</summary>
    [BindProperty]
    public int? Seq { get; set; }

    [BindProperty]
    public AnswerKind Kind { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public Guid? Kept { get; set; }

    [BindProperty]
    public string? Cites { get; set; }

    [BindProperty]
    public DateOnly? PlannedFor { get; set; }

    [BindProperty]
    public string? OtherAuthority { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>Of those like it, the ones that go under the topic with it.</summary>
    [BindProperty]
    public List<string> Codes { get; set; } = [];

    [BindProperty]
    public string? Topic { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    /// <summary>The sent answer that is made one to go by.</summary>
    [BindProperty]
    public Guid? Publish { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? Procedure { get; set; }

    [BindProperty]
    public bool IsPublic { get; set; }

    /// <summary>The unit whose opinion is asked, what on and by which day.</summary>
    [BindProperty]
    public string? AskUnit { get; set; }

    [BindProperty]
    public string? Ask { get; set; }

    [BindProperty]
    public DateOnly? AnswerBy { get; set; }

    /// <summary>Of the page: sent twice it is one question.</summary>
    [BindProperty]
    public Guid? AskKey { get; set; }

    public TopicsOfRecommendation.Around Around { get; private set; } = null!;

    public string? Opened { get; private set; }

    public RecommendationView View { get; private set; } = null!;

    public HeardAt? Heard { get; private set; }

    public IReadOnlyList<Agency> Units { get; private set; } = [];

    /// <summary>Whose opinion may be asked: units of the ministry and of the province that asked.</summary>
    public IReadOnlyList<Agency> AskUnits { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (await OpenAsync(code, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (View.Unsent is { } kept)
        {
            (Kind, Answer, PlannedFor, OtherAuthority) = (kept.Kind, kept.Text, kept.PlannedFor, kept.OtherAuthority);
            Cites = string.Join('\n', kept.ReadCites().Select(cite => cite.Article is null ? cite.Number : $"{cite.Number} | {cite.Article}"));
        }

        return Page();
    }

    public Task<IActionResult> OnPostDraftAsync(string code, CancellationToken cancellationToken) => ActAsync(
        code, which => draft.HandleAsync(caller.Actor, new(which, new(Kind, Answer, AnswerRules.ReadCites(Cites), PlannedFor, OtherAuthority)), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostApproveAsync(string code, CancellationToken cancellationToken) =>
        ActAsync(code, which => approve.HandleAsync(caller.Actor, new(which), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostReturnAsync(string code, CancellationToken cancellationToken) =>
        ActAsync(code, which => approve.HandleAsync(caller.Actor, new(which, Back: true, Why), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostSendAsync(string code, CancellationToken cancellationToken) =>
        ActAsync(code, which => send.HandleAsync(caller.Actor, new(which), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostKeptAsync(string code, CancellationToken cancellationToken) =>
        ActAsync(code, which => send.KeepPlanAsync(caller.Actor, which, Kept ?? Guid.Empty, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostRouteAsync(string code, CancellationToken cancellationToken)
    {
        Opened = nameof(Unit);
        return ActAsync(code, which => route.HandleAsync(caller.Actor, new(which, Unit, Why), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostConsultAsync(string code, CancellationToken cancellationToken)
    {
        Opened = nameof(AskUnit);
        return ActAsync(code, which => consult.HandleAsync(caller.Actor, new(which, AskUnit, Ask, AnswerBy, AskKey), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostConfirmAsync(string code, CancellationToken cancellationToken) => WordAsync(code, AskersWord.Confirm, cancellationToken);

    public Task<IActionResult> OnPostReopenAsync(string code, CancellationToken cancellationToken) => WordAsync(code, AskersWord.Reopen, cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(string code, CancellationToken cancellationToken) => WordAsync(code, AskersWord.Withdraw, cancellationToken);

    public Task<IActionResult> OnPostGroupAsync(string code, CancellationToken cancellationToken) => ActAsync(
        code,
        which => group.HandleAsync(caller.Actor, new([which.Code, .. Codes.OfType<string>()], string.IsNullOrWhiteSpace(Topic) ? null : Topic, Title), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostPublishAsync(string code, CancellationToken cancellationToken) => ActAsync(
        code, which => publish.HandleAsync(caller.Actor, new(which, Publish ?? Guid.Empty, Question, Procedure, IsPublic), cancellationToken), cancellationToken);

    private Task<IActionResult> WordAsync(string code, AskersWord word, CancellationToken cancellationToken) =>
        ActAsync(code, which => close.HandleAsync(caller.Actor, new(which, word, Why), cancellationToken), cancellationToken);

    private async Task<IActionResult> ActAsync<T>(string code, Func<RecommendationRef, Task<Outcome<T>>> act, CancellationToken cancellationToken)
    {
        if (await OpenAsync(code, cancellationToken) is { } refused)
        {
            return refused;
        }

        return ModelState.IsValid ? this.After(await act(new(View.Row.Code, Seq)), _ => $"/lam-viec/kien-nghi/{View.Row.Code}?xong=ghi") : Page();
    }

    private async Task<IActionResult?> OpenAsync(string code, CancellationToken cancellationToken)
    {
        var shown = await show.HandleAsync(caller.Actor, code, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        View = shown.Value;
        Heard = await heard.FindAsync(View.Row.StopId, cancellationToken);
        Around = await topics.HandleAsync(caller.Actor, View.Row, View.Difficulty.Text, cancellationToken);
        AskKey ??= Guid.CreateVersion7();
        var answering = View.Row.Addressee == Addressee.Ministry ? Tenant.Nation : View.Row.ProvinceCode;
        Units = View.May.Route || View.May.PassOn ? await UnitsAsync(answering, cancellationToken) : [];
        AskUnits = View.May.Consult ? [.. await UnitsAsync(Tenant.Nation, cancellationToken), .. await UnitsAsync(View.Row.ProvinceCode, cancellationToken)] : [];
        return null;
    }

    /// <summary>Who may be given it, or asked about it, in a house; not who has it.</summary>
    private async Task<IReadOnlyList<Agency>> UnitsAsync(string tenant, CancellationToken cancellationToken)
    {
        var today = time.Now().LocalDay();
        using var house = db.Tenant.Open(tenant);
        return [.. (await agencies.AgenciesAsync(db, cancellationToken)).All.Where(unit => IsAnswering(unit.Kind) && unit.Id != View.Row.OwnerId && unit.InForceOn(today)).OrderBy(unit => unit.Code.Text, StringComparer.Ordinal)];
    }

    private static bool IsAnswering(AgencyKind kind) => kind is AgencyKind.Department or AgencyKind.Division or AgencyKind.ProvincialCommittee or AgencyKind.Ministry or AgencyKind.MinistryUnit or AgencyKind.MinistryOffice;
}
