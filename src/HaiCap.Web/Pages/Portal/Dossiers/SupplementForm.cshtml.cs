using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Supplement;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;
using HaiCap.Web.Design.Forms;
using HaiCap.Web.Hosting.Overload;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace HaiCap.Web.Pages.Portal.Dossiers;

/// <summary>One section of the form to correct. The dossier keeps what was sent until the supplement is sent.</summary>
[TakesFiles]
public sealed class SupplementFormModel(
    OwnDossierTools tools, SupplementDesk desk, CorrectAnswers correct, UnitDirectory units, SiteIdentity site, IPlaceNames places, TimeProvider time)
    : SupplementPage(tools, desk)
{
    [FromRoute(Name = "section")]
    public string SectionKey { get; set; } = "";

    public FormSection Section { get; private set; } = null!;

    public FormFields Fields { get; private set; } = null!;

    public int Version { get; private set; }

    public DateTimeOffset? SavedAt => Open.Draft?.SavedAt;

    private string Here => $"{Root}/to-khai/{SectionKey}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Find())
        {
            return NotFound();
        }

        await DrawAsync(Open.Answers);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Find())
        {
            return NotFound();
        }

        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        var act = (form["viec"].LastOrDefault() ?? "").Split(':');
        var answers = Change(act, Read(form));
        var saved = await SaveAsync(form, answers);
        if (!saved.Ok)
        {
            ModelState.Add(saved.Problems);
            await ReloadAsync();
            await DrawAsync(answers);
            return Page();
        }

        switch (act)
        {
            case ["cap-nhat", var field]:
                return LocalRedirect($"{Here}#{field}");
            case ["them", var key]:
                return LocalRedirect($"{Here}#{TagBuilder.CreateSanitizedId(key, "_")}-{answers.Items(key).Count - 1}");
            case ["bot", var key, _]:
                return LocalRedirect($"{Here}#{TagBuilder.CreateSanitizedId(key, "_")}");
        }

        await ReloadAsync();
        ModelState.Add(FormValidation.Validate(Open.Procedure.Form, answers, new FormContext(time.Now().LocalDay(), places), SectionKey));
        if (ModelState.IsValid)
        {
            return LocalRedirect(Root);
        }

        await DrawAsync(answers);
        return Page();
    }

    /// <summary>The autosave of the script.</summary>
    public async Task<IActionResult> OnPostKeepAsync()
    {
        if (!Find())
        {
            return NotFound();
        }

        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        var saved = await SaveAsync(form, Read(form));
        return saved.Ok
            ? new JsonResult(new { version = saved.Value.Version, at = Words.Instant(saved.Value.At) })
            : new JsonResult(new { problem = Words.T(saved.Problems[0]) }) { StatusCode = StatusCodes.Status409Conflict };
    }

    /// <summary>The section drawn anew for the script, when an answer opens or closes a question.</summary>
    public async Task<IActionResult> OnPostRedrawAsync()
    {
        if (!Find())
        {
            return NotFound();
        }

        await DrawAsync(Read(await Request.ReadFormAsync(HttpContext.RequestAborted)));
        return Partial("/Design/Forms/_Section.cshtml", Fields);
    }

    private bool Find()
    {
        Section = Open.Procedure.Form.Section(SectionKey)!;
        return Section is not null;
    }

    private FormAnswers Read(IFormCollection form) => FormRules.Read(
        Open.Procedure.Form, form.ToDictionary(field => field.Key, field => field.Value.OfType<string>().ToArray(), StringComparer.Ordinal), Open.Answers, SectionKey);

    private FormAnswers Change(string[] act, FormAnswers answers) => act switch
    {
        ["them", var key] when GroupOf(key) is { } group => FormRules.AddItem(group, answers),
        ["bot", var key, var at] when GroupOf(key) is { } group && int.TryParse(at, CultureInfo.InvariantCulture, out var index) =>
            FormRules.RemoveItem(group, answers, index),
        _ => answers,
    };

    private FormField? GroupOf(string key) => Section.Fields.FirstOrDefault(field => field.Key == key && field.Kind == FormFieldKind.Group);

    private Task<Outcome<SaveDraft.Saved>> SaveAsync(IFormCollection form, FormAnswers answers)
    {
        var seen = int.TryParse(form["version"].LastOrDefault(), CultureInfo.InvariantCulture, out var version) ? version : (int?)null;
        return correct.HandleAsync(Tools.Caller.Actor, new(Code, answers, seen), HttpContext.RequestAborted);
    }

    private async Task DrawAsync(FormAnswers answers)
    {
        Version = Open.Draft?.Version ?? 0;
        Fields = new FormFields(Open.Procedure.Form, Section, answers, await units.GetAsync(HttpContext.RequestAborted), time.Now().LocalDay(), site.ProvinceCode);
    }
}
