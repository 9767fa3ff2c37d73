using HaiCap.Core;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;
using HaiCap.Web.Design.Forms;
using HaiCap.Web.Hosting.Overload;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace HaiCap.Web.Pages.Portal.File;

/// <summary>One section of the form. Every post saves first: going on, opening a question, adding an item, or the autosave.</summary>
[TakesFiles]
public sealed class SectionModel(FilingTools tools, SaveDraft save, AddDraftFile addFile, UnitDirectory units, SiteIdentity site) : FilingPage(tools)
{
    [FromRoute(Name = "section")]
    public string SectionKey { get; set; } = "";

    public FormSection Section { get; private set; } = null!;

    public FormFields Fields { get; private set; } = null!;

    /// <summary>Of the draft this page was drawn from; a save from an older page is noticed.</summary>
    public int Version { get; private set; }

    public bool HasFiles => Section.Fields.Any(f => f.Kind == FormFieldKind.File);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Find())
        {
            return NotFound();
        }

        var view = new FormView(Journey.Definition.Form, Journey.Answers);
        if (!view.IsAsked(Section))
        {
            // Answers elsewhere took this section out of the journey.
            return LocalRedirect(Journey.FirstOpen.Url);
        }

        await DrawAsync(FormPrefills.Fill(Section, Journey.Answers, Journey.Person));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Find())
        {
            return NotFound();
        }

        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        var answers = FormRules.Read(Journey.Definition.Form, Posted(form), Journey.Answers, SectionKey);
        answers = await TakeFilesAsync(form, answers);
        var act = (form["viec"].LastOrDefault() ?? "").Split(':');
        answers = Change(act, answers);
        var saved = await SaveAsync(form, answers);
        if (!saved.Ok || !ModelState.IsValid)
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
            case ["luu"]:
                return LocalRedirect($"/nop-ho-so/{Journey.Id}");
        }

        await ReloadAsync();
        var problems = FormValidation.Validate(Journey.Definition.Form, answers, Journey.Context, SectionKey);
        ModelState.Add(problems);
        ViewData[Design.Tags.ErrorSummary.OrderKey] = problems.Select(p => p.Field!).ToList();
        if (ModelState.IsValid)
        {
            return LocalRedirect(Journey.Next(SectionKey).Url);
        }

        await DrawAsync(answers);
        return Page();
    }

    /// <summary>The autosave of the script: what is on the page, right or wrong.</summary>
    public async Task<IActionResult> OnPostKeepAsync()
    {
        if (!Find())
        {
            return NotFound();
        }

        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        var answers = FormRules.Read(Journey.Definition.Form, Posted(form), Journey.Answers, SectionKey);
        var saved = await SaveAsync(form, answers);
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

        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        await DrawAsync(FormRules.Read(Journey.Definition.Form, Posted(form), Journey.Answers, SectionKey));
        return Partial("/Design/Forms/_Section.cshtml", Fields);
    }

    private string Here => $"/nop-ho-so/{Journey.Id}/muc/{SectionKey}";

    private bool Find()
    {
        StepKey = SectionKey;
        Section = Journey.Definition.Form.Section(SectionKey)!;
        return Section is not null;
    }

    private async Task DrawAsync(FormAnswers answers)
    {
        Version = Journey.Draft.Draft.Version;
        Fields = new FormFields(
            Journey.Definition.Form, Section, answers, await units.GetAsync(HttpContext.RequestAborted), Tools.Today, site.ProvinceCode);
    }

    private static Dictionary<string, string[]> Posted(IFormCollection form) =>
        form.ToDictionary(f => f.Key, f => f.Value.OfType<string>().ToArray(), StringComparer.Ordinal);

    private FormAnswers Change(string[] act, FormAnswers answers) => act switch
    {
        ["them", var key] when Section.Fields.FirstOrDefault(f => f.Key == key && f.Kind == FormFieldKind.Group) is { } group =>
            FormRules.AddItem(group, answers),
        ["bot", var key, var at] when Section.Fields.FirstOrDefault(f => f.Key == key && f.Kind == FormFieldKind.Group) is { } group
            && int.TryParse(at, System.Globalization.CultureInfo.InvariantCulture, out var index) => FormRules.RemoveItem(group, answers, index),
        _ => answers,
    };

    private Task<Outcome<SaveDraft.Saved>> SaveAsync(IFormCollection form, FormAnswers answers)
    {
        var seen = int.TryParse(form["version"].LastOrDefault(), System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : (int?)null;
        return save.HandleAsync(Tools.Caller.Actor, new(Journey.Id, seen, answers.ToJson(), Step: SectionKey), HttpContext.RequestAborted);
    }

    private async Task<FormAnswers> TakeFilesAsync(IFormCollection form, FormAnswers answers)
    {
        foreach (var field in Section.Fields.Where(f => f.Kind == FormFieldKind.File))
        {
            if (form.Files.GetFile(field.Key) is not { Length: > 0 } file)
            {
                continue;
            }

            await using var content = file.OpenReadStream();
            var added = await addFile.HandleAsync(Tools.Caller.Actor, new(Journey.Id, field.Key, file.FileName, content), HttpContext.RequestAborted);
            if (added.Ok)
            {
                answers = FormRules.SetFiles(field, answers, [new Core.Procedures.Forms.FormFile(added.Value.Id.ToString(), added.Value.FileName)]);
            }
            else
            {
                ModelState.Add(added.Problems.Select(p => p with { Field = field.Key }));
            }
        }

        return answers;
    }
}
