using HaiCap.Core;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Dossiers.Acts;

/// <summary>The specialist drafts the result and sends it up; a look at the paper before costs nothing.</summary>
public sealed class ProposeModel(DeskTools tools, ProposeResult propose, PreviewResult preview, TimeProvider time) : ActPage(tools, DeskAct.Propose)
{
    [BindProperty]
    public bool Grants { get; set; } = true;

    [BindProperty]
    public string? Subject { get; set; }

    /// <summary>One fact a line, "label: value".</summary>
    [BindProperty]
    public string? Facts { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public DateOnly? ValidTo { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    private ResultDraft Draft => new(Grants, Subject ?? "", Facts ?? "", Body ?? "", Grants ? ValidTo : null);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        ModelState.IsValid ? await AnswerAsync(await propose.HandleAsync(By, new(Which, Draft, Note), cancellationToken)) : Page();

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        var made = await preview.HandleAsync(By, new(View.Dossier.Code, Draft), cancellationToken);
        if (made.Ok)
        {
            return File(made.Value, FileKind.Pdf.MediaType());
        }

        ModelState.Add(made.Problems);
        return Page();
    }

    /// <summary>A draft that came back is mended, not written anew.</summary>
    protected override void Suggest()
    {
        var start = View.Result?.Draft ?? ResultPaper.Suggest(View.Dossier, View.Procedure, View.Answers, time.Now().LocalDay());
        (Grants, Subject, Facts, Body, ValidTo) = (start.Grants, start.Subject, start.Facts, start.Body, start.ValidTo);
    }
}
