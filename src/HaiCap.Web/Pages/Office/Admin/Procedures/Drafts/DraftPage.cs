using System.Security.Cryptography;
using System.Text.Json;
using HaiCap.Core;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Web.Design;
using HaiCap.Web.Design.Tags;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>
/// A page of a draft that edits one part of it and saves that part alone. What was typed is kept when it is refused; when somebody else changed the same part
/// meanwhile, both are shown and nothing is written until it is saved once more. Other parts that changed meanwhile stand as they are stored.
/// </summary>
public abstract class DraftPage(DraftTools tools) : PageModel
{
    /// <summary>Of the draft this page was drawn from.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>Fingerprint of the part as it stood when this page was drawn.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>Just saved, for the page that is drawn after it.</summary>
    [BindProperty(SupportsGet = true, Name = "da-luu")]
    public bool Saved { get; set; }

    public ProcedureDraft Draft { get; private set; } = null!;

    public ProcedureRecipe Recipe { get; private set; } = null!;

    public ProcedureDefinition Definition => Recipe.Definition;

    public DraftTabs Tabs { get; private set; } = null!;

    /// <summary>What somebody else stored (before) beside what was typed here (new); null while nobody interfered.</summary>
    public IReadOnlyList<LimitDifference>? Theirs { get; private set; }

    protected DraftTools Tools => tools;

    protected abstract DraftTab Tab { get; }

    /// <summary>Where this page is, to be drawn again after it was saved.</summary>
    protected virtual string Address => Tabs.Url(Tab);

    /// <summary>What of the procedure this page edits; only that is compared and written.</summary>
    protected abstract object PartOf(ProcedureRecipe recipe);

    /// <summary>Samples of papers this request may name besides those the procedure has: what the site took, or copies from a public procedure.</summary>
    protected virtual IReadOnlyCollection<PaperSample> Taken => [];

    /// <summary>The draft as it is stored; anything but a page is the answer to give.</summary>
    protected async Task<IActionResult> OpenAsync(string code)
    {
        Response.Headers.CacheControl = "no-store";
        var found = await tools.Desk.FindAsync(tools.Caller.Actor, code, HttpContext.RequestAborted);
        if (!found.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (found.Value is not { } draft)
        {
            return NotFound();
        }

        (Draft, Recipe) = (draft, draft.Recipe());
        Tabs = new DraftTabs(draft.Code, Tab, await tools.Check.ProblemsAsync(Recipe, cancellationToken: HttpContext.RequestAborted));
        if (HttpMethods.IsGet(Request.Method))
        {
            (Revision, Seen) = (draft.Revision, Fingerprint(Recipe));
        }

        return Page();
    }

    /// <summary>Writes what was typed over the stored draft and saves it. Problems and the other's version go to the page.</summary>
    /// <param name="apply">The recipe with what was typed; what cannot be read is told by the action, with the box it stands in.</param>
    protected async Task<IActionResult> KeepAsync(string code, Func<ProcedureRecipe, Action<string, string>, ProcedureRecipe> apply)
    {
        var opened = await OpenAsync(code);
        if (opened is not PageResult)
        {
            return opened;
        }

        // What cannot be bound is told in words of its own.
        ModelState.Clear();
        var order = new List<string>();
        var mine = apply(Recipe, (where, text) =>
        {
            order.Add(where);
            ModelState.AddModelError(where, text);
        });
        ViewData[ErrorSummary.OrderKey] = order;
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var stored = Fingerprint(Recipe);
        if (Draft.Revision != Revision && stored != Seen)
        {
            (Theirs, Revision, Seen) = (VersionLines.Differences(Recipe, mine), Draft.Revision, stored);
            return Page();
        }

        var saved = await tools.Save.HandleAsync(tools.Caller.Actor, new(Draft.Id, Draft.Revision, mine, Taken), HttpContext.RequestAborted);
        if (saved.Ok)
        {
            return LocalRedirect($"{Address}?da-luu=true");
        }

        ModelState.Add(saved.Problems.Select(problem => problem with { Field = problem.Field is "Name" or "Field" ? $"Form.{problem.Field}" : null }));
        return Page();
    }

    /// <summary>A row added, moved or dropped: drawn anew, nothing checked, nothing saved, nothing lost.</summary>
    protected async Task<IActionResult> ChangeRowsAsync(string code, object form, string? todo)
    {
        var opened = await OpenAsync(code);
        ModelState.Clear();
        DraftRows.Change(form, todo);
        return opened;
    }

    private string Fingerprint(ProcedureRecipe recipe) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(PartOf(recipe), ProcedureDefinition.Json)))[..16];
}

/// <summary>What every page of a draft needs.</summary>
public sealed class DraftTools(DraftDesk desk, SaveDraft save, CheckDraft check, CallerContext caller, TimeProvider time)
{
    /// <summary>What keeps a recipe from being published, and what ought to be looked at.</summary>
    public CheckDraft Check => check;

    public DraftDesk Desk => desk;

    public SaveDraft Save => save;

    public CallerContext Caller => caller;

    public DateTimeOffset Now => time.Now();

    public DateOnly Today => Now.LocalDay();
}
