using HaiCap.Core;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting.Overload;
using HaiCap.Web.Pages.Office.Dossiers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Counter;

/// <summary>A paper dossier taken at the counter: filed, accepted, receipted and sent on in one go. The law's form stays on paper.</summary>
[TakesFiles]
public sealed class TakeModel(
    CounterPlace place, FileAtCounter file, CounterScans scans, HaiCap.Core.Dossiers.PublishedProcedures procedures, TimeProvider time) : PageModel
{
    [BindProperty]
    public Guid SubmissionKey { get; set; }

    [BindProperty]
    public ApplicantFields Applicant { get; set; } = new();

    [BindProperty]
    public string? Submitter { get; set; }

    /// <summary>Commune that decides, where the procedure is a commune's.</summary>
    [BindProperty(Name = "place")]
    public string? Commune { get; set; }

    [BindProperty]
    public bool ByPost { get; set; }

    [BindProperty]
    public Dictionary<string, PaperRow> Papers { get; set; } = [];

    [BindProperty]
    public string? Note { get; set; }

    public CatalogueEntry Procedure { get; private set; } = null!;

    public ProcedureDefinition Definition { get; private set; } = null!;

    public Agency Centre { get; private set; } = null!;

    public IReadOnlyList<UnitView> Communes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string procedure, CancellationToken cancellationToken)
    {
        if (await LoadAsync(procedure, cancellationToken) is { } refused)
        {
            return refused;
        }

        SubmissionKey = Ids.New(time.Now());
        Commune = Centre.IsCommunal ? Centre.UnitCode : null;
        Papers = Definition.Components.ToDictionary(component => component.Key, PaperRow.For);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string procedure, CancellationToken cancellationToken)
    {
        if (await LoadAsync(procedure, cancellationToken) is { } refused)
        {
            return refused;
        }

        var papers = new List<SubmitDossier.Paper>();
        foreach (var component in Definition.Components)
        {
            var row = Papers.TryGetValue(component.Key, out var typed) ? typed : Papers[component.Key] = new PaperRow();
            var scan = await scans.KeepAsync(this, SubmissionKey.ToString(), component.Key, row, cancellationToken);
            papers.AddRange(row.Papers(component.Key, scan));
            if (row.Total == 0 && scan is null && component is { Required: true, RequiredWhen: null })
            {
                ModelState.AddModelError($"paper-{component.Key}", Words.T($"Thiếu: {component.Name}. Hồ sơ chưa đủ thì chưa tiếp nhận.", $"Missing: {component.Name}. An incomplete dossier is not accepted."));
            }
        }

        var made = ModelState.IsValid
            ? await file.HandleAsync(
                place.Caller.Actor,
                new(
                    new(SubmissionKey, Procedure.VersionId, Centre.Id, Applicant.Party, Submitter, FormAnswers.None, papers, CommuneCode: Commune, FormOnPaper: true),
                    ByPost,
                    Note),
                cancellationToken)
            : (Outcome<Core.Dossiers.Processing.DossierMoved>?)null;
        if (made is { Ok: true } done)
        {
            return LocalRedirect($"/lam-viec/ho-so/{done.Value.Code}?xong={DeskActWords.Slug(DeskAct.Receive)}");
        }

        ModelState.Add(made?.Problems ?? [.. PartyRules.Check(PartyRules.Normal(Applicant.Party))]);
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (place.Centre is not { } centre)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if ((await place.CatalogueAsync(cancellationToken)).Find(code) is not { IsHandled: true } entry)
        {
            return NotFound();
        }

        (Centre, Procedure) = (centre, entry);
        Definition = (await procedures.GetAsync(entry.VersionId, cancellationToken)).Read();
        Communes = await place.CommunesAsync(Definition, cancellationToken);
        return null;
    }
}
