using HaiCap.Core;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;
using HaiCap.Web.Design.Forms;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.Procedures;

/// <summary>"Bao giờ xong?": a plain GET form, so that an answer can be sent to somebody as an address. Nothing is kept.</summary>
public sealed class WhenModel(
    ProcedureCatalogue catalogue, PublishedProcedures published, ForetellDossier foretell, UnitDirectory directory, SiteIdentity site, TimeProvider time) : PageModel
{
    public const string AtCounter = "tai-quay";
    public const string Online = "truc-tuyen";

    /// <summary>Before the keys of the procedure's own form, so that they meet no name of this page.</summary>
    public const string AnswerPrefix = "tra-loi.";

    [BindProperty(SupportsGet = true, Name = "luc")]
    public string? HandedInAt { get; set; }

    [BindProperty(SupportsGet = true, Name = "cach")]
    public string? Way { get; set; }

    [BindProperty(SupportsGet = true, Name = "noi")]
    public string? Commune { get; set; }

    public ProcedureVersion Version { get; private set; } = null!;

    public ProcedureDefinition Definition { get; private set; } = null!;

    /// <summary>The questions on which the limit hangs; null where it hangs on none.</summary>
    public FormFields? Questions { get; private set; }

    /// <summary>Only for a procedure of communes.</summary>
    public IReadOnlyList<UnitView> Communes { get; private set; } = [];

    public ForetoldDossier? Foretold { get; private set; }

    public bool Unanswered => Questions is { } asked && asked.Section.Fields.Any(question => asked.View.IsAsked(question) && !asked.Answers.IsAnswered(question.Key));

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var snapshot = await catalogue.GetAsync(site.ProvinceCode, cancellationToken);
        if (snapshot.Find(code) is not { IsHandled: true } entry)
        {
            return NotFound();
        }

        if (entry.Code != code)
        {
            return RedirectPermanent($"/thu-tuc/{entry.Code}/bao-gio-xong{Request.QueryString}");
        }

        Version = await published.GetAsync(entry.VersionId, cancellationToken);
        Definition = Version.Read();
        await AskAsync(cancellationToken);
        await TellAsync(cancellationToken);
        return Page();
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        var (today, units) = (time.Now().LocalDay(), await directory.GetAsync(cancellationToken));
        Communes = Definition.CompetentAgency.Kind == CompetentKind.CommuneCommittee ? units.Communes(site.ProvinceCode, today) : [];
        Commune = Communes.Count == 0 || string.IsNullOrWhiteSpace(Commune) ? null : Commune;
        Way = Way == AtCounter || Version.ServiceLevel == ServiceLevel.Information ? AtCounter : Online;
        HandedInAt = string.IsNullOrWhiteSpace(HandedInAt) ? LimitWords.Box(time.Now()) : HandedInAt;
        if (Deciding(Definition) is not { Count: > 0 } fields)
        {
            return;
        }

        var typed = Request.Query.Where(pair => pair.Key.StartsWith(AnswerPrefix, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[AnswerPrefix.Length..], pair => pair.Value.Select(value => value ?? "").ToArray(), StringComparer.Ordinal);
        var section = new FormSection { Key = "bao-gio-xong", Title = "", Fields = fields };
        var form = new FormDefinition { Sections = [section] };
        var answers = FormRules.Read(form, typed);
        Questions = new FormFields(form, section, answers, units, today, site.ProvinceCode);
        foreach (var problem in FormValidation.Validate(form, answers, new FormContext(today)))
        {
            // What is not answered yet is no fault here: the page says which case it counts then.
            if (answers.IsAnswered(problem.Field?.Split('.', '[')[0] ?? ""))
            {
                ModelState.Add(problem with { Field = AnswerPrefix + problem.Field });
            }
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        if (LimitWords.Read(HandedInAt) is not { } at)
        {
            ModelState.Add(new Problem(
                "CAL-018", "Chọn ngày và giờ nộp, ví dụ 28/04/2026 16:30.", "Choose the day and time of handing in, for example 28/04/2026 16:30.", "luc"));
        }
        else if (ModelState.IsValid)
        {
            var told = await foretell.HandleAsync(
                new(Version, Questions is null ? FormAnswers.None : FormRules.Settle(Questions.Definition, Questions.Answers), at, Way == Online ? Channel.Online : Channel.Counter, Commune),
                cancellationToken);
            ModelState.Add(told.Problems.Select(problem => problem with { Field = problem.Field == "Commune" ? "noi" : "luc" }));
            Foretold = told.Ok ? told.Value : null;
        }
    }

    /// <summary>The fields the limits' conditions read, and those that open them, in the order of the form.</summary>
    private static List<FormField> Deciding(ProcedureDefinition procedure)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(procedure.TimeLimits.SelectMany(row => row.When?.References() ?? []));
        while (next.TryDequeue(out var key))
        {
            if (wanted.Add(key))
            {
                foreach (var section in procedure.Form.Sections.Where(section => section.Fields.Any(field => field.Key == key)))
                {
                    var opens = section.Fields.First(field => field.Key == key).VisibleWhen?.References() ?? [];
                    foreach (var opener in opens.Concat(section.VisibleWhen?.References() ?? []))
                    {
                        next.Enqueue(opener);
                    }
                }
            }
        }

        // A file or a list of things is nothing one answers before filing.
        return [.. procedure.Form.Sections
            .SelectMany(section => section.Fields.Select(field => field with { VisibleWhen = Both(section.VisibleWhen, field.VisibleWhen) }))
            .Where(field => wanted.Contains(field.Key) && field.Kind is not (FormFieldKind.File or FormFieldKind.Group))];
    }

    private static FormCondition? Both(FormCondition? section, FormCondition? field) =>
        section is null ? field : field is null ? section : new FormCondition { All = [section, field] };
}
