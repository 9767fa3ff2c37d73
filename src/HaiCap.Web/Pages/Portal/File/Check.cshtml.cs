using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Portal.File;

/// <summary>Everything once more, then one button. Pressed twice it makes one dossier: the draft's id is the submission's key.</summary>
public sealed class CheckModel(FilingTools tools, Centres centres, SaveDraft save, SubmitDraft submit) : FilingPage(tools)
{
    public IReadOnlyList<PrintedSection> Printed { get; private set; } = [];

    public string? CentreName { get; private set; }

    /// <summary>What it costs by the answers given so far.</summary>
    public FeeBill Bill => FeeBill.Of(Journey.Definition, Journey.Answers);

    public Task OnGetAsync() => DrawAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var kept = await save.HandleAsync(
            Tools.Caller.Actor, new(Journey.Id, Applicant: Journey.Applicant(), Step: FilingJourney.CheckKey), HttpContext.RequestAborted);
        ModelState.Add(kept.Problems);
        if (kept.Ok)
        {
            var sent = await submit.HandleAsync(Tools.Caller.Actor, new(Journey.Id, Journey.Person.Name), HttpContext.RequestAborted);
            if (sent.Ok)
            {
                return LocalRedirect(Tools.IsAssisting ? $"/lam-viec/ho-so/{sent.Value.Code}?xong=nop-giup" : $"/nop-ho-so/{Journey.Id}/xong");
            }

            ModelState.Add(sent.Problems);
        }

        await DrawAsync();
        return Page();
    }

    private async Task DrawAsync()
    {
        StepKey = FilingJourney.CheckKey;
        Printed = FormPrint.Rows(Journey.Definition.Form, Journey.Answers, Journey.Context.Places, withEmpty: true);
        CentreName = (await centres.ListAsync(HttpContext.RequestAborted)).FirstOrDefault(c => c.Id == Journey.Draft.Draft.ReceivingAgencyId)?.Name;
    }
}
