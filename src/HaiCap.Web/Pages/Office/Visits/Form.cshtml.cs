using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Missions.Visits;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;
using HaiCap.Web.Design.Forms;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Visits;

/// <summary>The checklist of a site survey, or what a place prepares, answered on a phone: kept while one types, sent once.</summary>
public sealed class FormModel(ShowVisit show, AnswerForm answer, VisitDrafts drafts, UnitDirectory units, CallerContext caller, TimeProvider time) : PageModel
{
    public VisitView View { get; private set; } = null!;

    public VisitForm Form { get; private set; } = null!;

    public FormAnswers Answers { get; private set; } = FormAnswers.None;

    /// <summary>What these answers ask, section by section, ready to draw.</summary>
    public IReadOnlyList<FormFields> Sections { get; private set; } = [];

    public DateTimeOffset? KeptAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid stop, string phieu, CancellationToken cancellationToken)
    {
        if (await OpenAsync(stop, phieu, cancellationToken) is { } refused)
        {
            return refused;
        }

        await DrawAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid stop, string phieu, string? viec, CancellationToken cancellationToken)
    {
        if (await OpenAsync(stop, phieu, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (viec == "bo")
        {
            await drafts.DropAsync(caller.Actor, stop, Form.Part, cancellationToken);
            return LocalRedirect($"{Here}?xong=bo");
        }

        Answers = Change((viec ?? "").Split(':'), await ReadAsync(cancellationToken));
        if (viec == "gui")
        {
            var sent = await answer.HandleAsync(caller.Actor, new(stop, Form.Part, Answers), cancellationToken);
            if (sent.Ok)
            {
                return LocalRedirect($"{Here}?xong=gui#{VisitWords.Slug(Form.Part)}");
            }

            ModelState.Add(sent.Problems);
            ViewData[Design.Tags.ErrorSummary.OrderKey] = sent.Problems.Select(problem => problem.Field ?? "").ToList();
            await DrawAsync(cancellationToken);
            return Page();
        }

        var kept = await KeepAsync(stop, cancellationToken);
        return kept.Ok ? LocalRedirect(viec == "luu" ? $"{Here}?xong=luu" : $"{Here}/phieu/{phieu}") : StatusCode(kept.RefusalStatus());
    }

    /// <summary>The autosave of the script: what is on the page, right or wrong.</summary>
    public async Task<IActionResult> OnPostKeepAsync(Guid stop, string phieu, CancellationToken cancellationToken)
    {
        if (await OpenAsync(stop, phieu, cancellationToken) is { } refused)
        {
            return refused;
        }

        Answers = await ReadAsync(cancellationToken);
        var kept = await KeepAsync(stop, cancellationToken);
        return kept.Ok ? new JsonResult(new { version = 0, at = Words.Instant(kept.Value) }) : StatusCode(kept.RefusalStatus());
    }

    /// <summary>The questions drawn anew for the script, when an answer opens or closes one.</summary>
    public async Task<IActionResult> OnPostRedrawAsync(Guid stop, string phieu, CancellationToken cancellationToken)
    {
        if (await OpenAsync(stop, phieu, cancellationToken) is { } refused)
        {
            return refused;
        }

        Answers = await ReadAsync(cancellationToken);
        await DrawAsync(cancellationToken);
        return Partial("_Questions", Sections);
    }

    private string Here => $"/lam-viec/doan-cong-tac/diem/{View.Stop.Id}";

    private async Task<IActionResult?> OpenAsync(Guid stop, string phieu, CancellationToken cancellationToken)
    {
        var shown = await show.HandleAsync(caller.Actor, stop, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        var part = VisitWords.PartOf(phieu);
        View = shown.Value;
        if (!View.Seen.Writes(part))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (View.Find(part) is not { } form)
        {
            return StatusCode(StatusCodes.Status404NotFound);
        }

        Form = form;
        if (!View.MayAnswer(form))
        {
            return Request.Method == "GET" ? LocalRedirect($"{Here}#{phieu}") : LocalRedirect($"{Here}?xong=gui#{phieu}");
        }

        if (await drafts.FindAsync(caller.Actor, stop, part, cancellationToken) is { } kept)
        {
            (Answers, KeptAt) = (FormAnswers.FromJson(kept.Typed), kept.SavedAt);
        }

        return null;
    }

    private async Task<FormAnswers> ReadAsync(CancellationToken cancellationToken)
    {
        var posted = await Request.ReadFormAsync(cancellationToken);
        return FormRules.Read(Form.Definition, posted.ToDictionary(field => field.Key, field => field.Value.OfType<string>().ToArray(), StringComparer.Ordinal), Answers);
    }

    private FormAnswers Change(string[] act, FormAnswers answers) => act switch
    {
        ["them", var key] when Form.Definition.Field(key) is { Kind: FormFieldKind.Group } group => FormRules.AddItem(group, answers),
        ["bot", var key, var at] when Form.Definition.Field(key) is { Kind: FormFieldKind.Group } group && int.TryParse(at, CultureInfo.InvariantCulture, out var index) =>
            FormRules.RemoveItem(group, answers, index),
        _ => answers,
    };

    private Task<Outcome<DateTimeOffset>> KeepAsync(Guid stop, CancellationToken cancellationToken) =>
        drafts.SaveAsync(caller.Actor, stop, Form.Part, Answers.ToJson(), Form.Form.Number, cancellationToken);

    private async Task DrawAsync(CancellationToken cancellationToken)
    {
        var (snapshot, today) = (await units.GetAsync(cancellationToken), time.Now().LocalDay());
        Sections = [.. new FormView(Form.Definition, Answers).Sections.Select(section => new FormFields(Form.Definition, section, Answers, snapshot, today, View.Stop.PlaceProvince))];
    }
}
