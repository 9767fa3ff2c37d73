using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Web.Design;
using HaiCap.Web.Design.Tags;
using HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>A procedure's limits with form fields instead of text: edited, tried on a few dates, compared, begun a draft of the next version with.</summary>
public sealed class LimitsModel(
    ProcedureBook book, DraftDesk desk, OpenDraft open, PreviewLimits preview, CallerContext caller, TimeProvider time) : PageModel
{
    [BindProperty]
    public LimitsForm Form { get; set; } = new();

    /// <summary>Whose calendar the dates are tried on.</summary>
    [BindProperty]
    public string? Agency { get; set; }

    /// <summary>A time of receipt to try, local.</summary>
    [BindProperty]
    public string? At { get; set; }

    /// <summary>The newest version: what is edited.</summary>
    public ProcedureVersion Version { get; private set; } = null!;

    /// <summary>The open draft of its next version, where limits are changed instead.</summary>
    public ProcedureDraft? Draft { get; private set; }

    public DraftRights Rights { get; private set; } = null!;

    /// <summary>The version in force today, or the newest before any is.</summary>
    public ProcedureVersion InForce { get; private set; } = null!;

    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>What was typed, when it can be counted.</summary>
    public ProcedureDefinition? Checked { get; private set; }

    public IReadOnlyList<PreviewLine> Lines { get; private set; } = [];

    public IReadOnlyList<LimitDifference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(code, cancellationToken);
        if (opened is PageResult)
        {
            var definition = Version.Read();
            Form = LimitsForm.Of(definition);
            Agency = definition.CompetentAgency.AgencyCode;
            await TryAsync(definition, cancellationToken);
        }

        return opened;
    }

    /// <summary>Reads, checks and tries without keeping anything.</summary>
    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(code, cancellationToken);
        if (opened is PageResult && Read() is { } definition)
        {
            await TryAsync(definition, cancellationToken);
        }

        return opened;
    }

    /// <summary>Adds, moves or drops a row; nothing is checked yet and nothing is lost.</summary>
    /// <param name="todo">"add", "up", "down" or "drop", the list, the row: "up TimeLimits 2".</param>
    public async Task<IActionResult> OnPostRowsAsync(string code, [FromForm(Name = "do")] string? todo, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(code, cancellationToken);
        ModelState.Clear();
        if (todo?.Split(' ') is [var act, var list, .. var rest] && int.TryParse(rest.FirstOrDefault("0"), NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            Change(list == nameof(Form.InternalLimits) ? Form.InternalLimits : Form.TimeLimits, act, at);
        }

        return opened;
    }

    /// <summary>Begins a draft of the next version with these limits.</summary>
    public async Task<IActionResult> OnPostDraftAsync(string code, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(code, cancellationToken);
        if (opened is not PageResult || Read() is not { } definition)
        {
            return opened;
        }

        if (definition.ToJson() == Version.Definition)
        {
            ModelState.AddModelError("", Words.T($"Chưa có gì khác phiên bản {Version.Number}: sửa thời hạn đã.", $"Nothing differs from version {Version.Number}: change a limit first."));
            return Page();
        }

        var begun = await open.HandleAsync(caller.Actor, new(Version.Code, Text: RecipeText.Of(Version) with { Definition = definition }), cancellationToken);
        if (begun.Ok)
        {
            return LocalRedirect(DraftTabs.Root(begun.Value.Code));
        }

        if (begun.Problems.Contains(Access.Refused))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        // The rest of the definition is not on this page: a fault there has no box to go to.
        ModelState.Add(begun.Problems.Select(problem => problem with { Field = null }));
        await TryAsync(definition, cancellationToken);
        return Page();
    }

    private static void Change(List<LimitRow> rows, string act, int at)
    {
        if (act == "add")
        {
            rows.Add(new LimitRow());
            return;
        }

        var to = act switch { "up" => at - 1, "down" => at + 1, _ => at };
        if (at >= rows.Count || to < 0 || to >= rows.Count)
        {
            return;
        }

        var row = rows[at];
        rows.RemoveAt(at);
        if (act != "drop")
        {
            rows.Insert(to, row);
        }

        if (rows.Count > 0)
        {
            rows[0].SameStage = false;
        }
    }

    private ProcedureDefinition? Read()
    {
        // What cannot be bound is told in words of its own.
        ModelState.Clear();
        Form.TimeLimits.RemoveAll(row => row.IsEmpty);
        Form.InternalLimits.RemoveAll(row => row.IsEmpty);
        var definition = Form.Apply(Version.Read(), (where, text) => ModelState.AddModelError($"{nameof(Form)}.{where}", text));
        if (ModelState.IsValid)
        {
            foreach (var fault in LimitCheck.Faults(definition))
            {
                ModelState.AddModelError($"{nameof(Form)}.{fault.Where}", Words.T(fault.Vi, fault.En));
            }
        }

        ViewData[ErrorSummary.OrderKey] = Order();
        return ModelState.IsValid ? definition : null;
    }

    private async Task TryAsync(ProcedureDefinition definition, CancellationToken cancellationToken)
    {
        DateTimeOffset? at = null;
        if (!string.IsNullOrWhiteSpace(At))
        {
            at = DateTime.TryParseExact(At, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
                ? new DateTimeOffset(local, Instants.Vietnam.BaseUtcOffset) : null;
            if (at is null)
            {
                ModelState.AddModelError(nameof(At), Words.T("Chọn ngày và giờ tiếp nhận để tính thử.", "Choose the day and hour of receipt to try."));
            }
        }

        (Checked, Differences) = (definition, LimitLines.Differences(InForce.Read(), definition));
        if (definition.TimeLimits.Count == 0)
        {
            return;
        }

        var tried = await preview.HandleAsync(new(definition, Agency, at), cancellationToken);
        ModelState.Add(tried.Problems);
        Lines = tried.Ok ? tried.Value : [];
    }

    /// <summary>The boxes in the order of the page, so that the summary of problems reads as it does.</summary>
    private List<string> Order()
    {
        IEnumerable<string> Boxes(string list, int count) => Enumerable.Range(0, count)
            .SelectMany(i => new[] { "Value", "Kind", "Note", "When", "Than", "Case" }.Select(box => $"Form.{list}[{i}].{box}")).Append($"Form.{list}");

        return
        [
            .. Boxes("TimeLimits", Form.TimeLimits.Count), .. Boxes("InternalLimits", Form.InternalLimits.Count), "Form.SameDayCutOff", "Form.AfterSupplement.Citation",
            "Form.SupplementEnd.Citation", "Form.Deemed.Citation", "Form.ConsultationStops.Citation", .. Enumerable.Range(0, Form.Steps.Count).Select(i => $"Form.Steps[{i}].Hours"),
            "Agency", "At",
        ];
    }

    private async Task<IActionResult> OpenAsync(string code, CancellationToken cancellationToken)
    {
        var versions = await book.VersionsAsync(caller.Actor, code, cancellationToken);
        if (!versions.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (versions.Value is not [{ Kind: PublicationKind.Handled }, ..])
        {
            return NotFound();
        }

        var today = time.Now().LocalDay();
        Version = versions.Value[0];
        InForce = versions.Value.FirstOrDefault(version => version.InForceOn(today)) ?? Version;
        (Draft, Rights) = ((await desk.FindAsync(caller.Actor, code, cancellationToken)).Value, await desk.RightsAsync(caller.Actor, cancellationToken: cancellationToken));
        Agencies = await preview.AgenciesAsync(cancellationToken);
        return Page();
    }
}
