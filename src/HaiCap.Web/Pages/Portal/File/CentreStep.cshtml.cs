using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Portal.File;

/// <summary>Which centre receives it; offered first: the one of the commune the answers name.</summary>
public sealed class CentreStepModel(FilingTools tools, Centres centres, SaveDraft save) : FilingPage(tools)
{
    public IReadOnlyList<Centre> All { get; private set; } = [];

    public Guid? Chosen { get; private set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Chosen = Journey.Draft.Draft.ReceivingAgencyId ?? Nearest()?.Id;
    }

    public async Task<IActionResult> OnPostAsync(string? centre)
    {
        await LoadAsync();
        Chosen = Guid.TryParse(centre, out var id) && All.Any(c => c.Id == id) ? id : null;
        if (Chosen is null)
        {
            ModelState.AddModelError("centre", Words.T("Chọn nơi tiếp nhận hồ sơ.", "Choose where the dossier is received."));
            return Page();
        }

        var saved = await save.HandleAsync(Tools.Caller.Actor, new(Journey.Id, ReceivingAgencyId: Chosen, Step: StepKey), HttpContext.RequestAborted);
        if (!saved.Ok)
        {
            ModelState.Add(saved.Problems);
            return Page();
        }

        await ReloadAsync();
        return LocalRedirect(Journey.Next(StepKey).Url);
    }

    private async Task LoadAsync()
    {
        StepKey = FilingJourney.CentreKey;
        All = await centres.ListAsync(HttpContext.RequestAborted);
    }

    private Centre? Nearest()
    {
        var communes = Journey.Definition.Form.Sections.SelectMany(s => s.Fields).Where(f => f.Kind == FormFieldKind.Place)
            .OrderByDescending(f => f.Key == Journey.Definition.CompetentAgency.PlaceField)
            .Select(f => Journey.Answers.Place(f.Key)?.Commune).OfType<string>();
        return communes.Select(code => All.FirstOrDefault(c => c.UnitCode == code && !c.Provincial)).FirstOrDefault(c => c is not null);
    }
}
