using HaiCap.Core;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Web.Design;
using HaiCap.Web.Design.Tags;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>A draft as a whole: how far its parts are, what it would change, where in its life it is, and the step that comes next for whoever looks.</summary>
public sealed class OverviewModel(DraftTools tools, ProcedureBook book, SubmitDraft submit, ReviewDraft review, PublishDraft publish, DropDraft drop) : DraftPage(tools)
{
    /// <summary>To the legal unit.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>Of the legal unit.</summary>
    [BindProperty]
    public string? Remarks { get; set; }

    /// <summary>Why nobody goes on with it.</summary>
    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? DecisionNumber { get; set; }

    [BindProperty]
    public DateOnly? DecidedOn { get; set; }

    [BindProperty]
    public DateOnly? ValidFrom { get; set; }

    /// <summary>The step just taken.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public DraftRights Rights { get; private set; } = null!;

    public IReadOnlyList<DraftEvent> History { get; private set; } = [];

    /// <summary>The newest version, which the draft is to follow; null for a new procedure.</summary>
    public ProcedureVersion? Newest { get; private set; }

    /// <summary>What it would change of the newest version; null where there is none to lay beside.</summary>
    public IReadOnlyList<LimitDifference>? Differences { get; private set; }

    /// <summary>The pages that edit a part, with how far each is.</summary>
    public IEnumerable<(DraftTab Tab, DraftProgress Progress, int Faults)> Parts =>
        DraftTabs.All.Where(tab => DraftTabs.Part(tab) is not null).Select(tab => (tab, DraftProgress.Of(DraftTabs.Part(tab)!.Value, Recipe), Tabs.Faults(tab)));

    public bool IsReady => !Tabs.Blocking.Any();

    protected override DraftTab Tab => DraftTab.Overview;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var opened = await FindAsync(code);
        if (opened is PageResult)
        {
            (DecidedOn, ValidFrom) = (Tools.Today, Tools.Today.AddDays(1));
        }

        return opened;
    }

    public Task<IActionResult> OnPostSubmitAsync(string code) =>
        StepAsync(code, "gui", stop => submit.HandleAsync(Tools.Caller.Actor, new(Draft.Id, Revision, Note), stop));

    public Task<IActionResult> OnPostApproveAsync(string code) =>
        StepAsync(code, "dong-y", stop => review.HandleAsync(Tools.Caller.Actor, new(Draft.Id, Revision, Approve: true, Remarks), stop));

    public Task<IActionResult> OnPostReturnAsync(string code) =>
        StepAsync(code, "tra-lai", stop => review.HandleAsync(Tools.Caller.Actor, new(Draft.Id, Revision, Approve: false, Remarks), stop));

    public Task<IActionResult> OnPostPublishAsync(string code) =>
        StepAsync(code, null, stop => publish.HandleAsync(Tools.Caller.Actor, new(Draft.Id, Revision, DecisionNumber, DecidedOn, ValidFrom), stop));

    public Task<IActionResult> OnPostDropAsync(string code) =>
        StepAsync(code, null, stop => drop.HandleAsync(Tools.Caller.Actor, new(Draft.Id, Revision, Why), stop));

    protected override object PartOf(ProcedureRecipe recipe) => recipe.Code.Value;

    /// <summary>Takes one step of the draft's life. What is refused stays as typed, beside the draft as it is now.</summary>
    /// <param name="done">Named in the address of the page drawn after it; null: the draft has ended.</param>
    private async Task<IActionResult> StepAsync<T>(string code, string? done, Func<CancellationToken, Task<Outcome<T>>> step)
    {
        var opened = await FindAsync(code);
        if (opened is not PageResult)
        {
            return opened;
        }

        ModelState.Clear();
        var taken = await step(HttpContext.RequestAborted);
        if (taken.Ok)
        {
            return LocalRedirect(done is not null ? $"{DraftTabs.Root(Draft.Code)}?xong={done}" : taken.Value is ProcedureVersion version ? $"/lam-viec/thu-tuc?xong={version.Code}" : $"/lam-viec/thu-tuc/ban-thao?het={Draft.Code}");
        }

        if (taken.Problems.Contains(Access.Refused))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        // A fault of the definition stands on another page; there is no box for it here.
        ModelState.Add(taken.Problems.Select(problem => problem.Field == "Source" ? problem with { Field = null } : problem));
        ViewData[ErrorSummary.OrderKey] = new List<string> { nameof(Note), nameof(DecisionNumber), nameof(DecidedOn), nameof(ValidFrom), nameof(Remarks), nameof(Why) };
        Revision = Draft.Revision;
        return Page();
    }

    /// <summary>The open draft with all that is shown of it. Where it has ended meanwhile, the list says so.</summary>
    private async Task<IActionResult> FindAsync(string code)
    {
        var stop = HttpContext.RequestAborted;
        var opened = await OpenAsync(code);
        if (opened is NotFoundResult && await Tools.Desk.HadAsync(code, stop))
        {
            return LocalRedirect($"/lam-viec/thu-tuc/ban-thao?het={code}");
        }

        if (opened is not PageResult)
        {
            return opened;
        }

        var actor = Tools.Caller.Actor;
        Rights = await Tools.Desk.RightsAsync(actor, Draft.Id, stop);
        History = (await Tools.Desk.HistoryAsync(actor, Draft.Id, stop)).Value;
        Newest = (await book.VersionsAsync(actor, code, stop)).Value is [var newest, ..] ? newest : null;
        Differences = Newest is { Kind: PublicationKind.Handled } ? VersionLines.Differences(RecipeText.Of(Newest), Recipe) : null;
        return opened;
    }
}
