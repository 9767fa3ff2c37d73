using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>The applicant completes the dossier: new papers, corrected answers. The clock runs again, by the procedure's rule.</summary>
public sealed class AnswerSupplement(DossierDesk desk, HaiCapDb db, IPlaceNames places)
{
    /// <param name="Answers">Corrected answers to the form; null leaves them.</param>
    public sealed record Request(DossierRef Which, IReadOnlyList<Paper> Papers, FormAnswers? Answers = null, string? Note = null);

    /// <summary>A paper brought: a file online, or a paper at the counter with or without its scan.</summary>
    public sealed record Paper(string Component, string? FileHash, string? FileName, long FileSize, PaperForm Form = PaperForm.Electronic, int Sets = 1);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var found = await desk.OpenForApplicantAsync(request.Which, by, cancellationToken);
        return found.Ok ? await AnswerAsync(found.Value, request, cancellationToken) : found.As<DossierMoved>();
    }

    internal async Task<Outcome<DossierMoved>> AnswerAsync(OpenedDossier opened, Request request, CancellationToken cancellationToken)
    {
        var dossier = opened.Dossier;
        if (dossier.State != DossierState.SupplementRequested)
        {
            return DossierProblems.NotNow(dossier.State);
        }

        var document = db.Gathers ? db.Held<DossierDocument>().Last(row => row.Kind == DocumentKind.SupplementRequest) : await db.Set<DossierDocument>()
            .Where(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.SupplementRequest)
            .OrderByDescending(row => row.Id).FirstAsync(cancellationToken);
        var facts = JsonSerializer.Deserialize<SupplementFacts>(document.Data, OpenedDossier.ClockJson)!;
        var problems = Check(opened, facts, request);
        if (problems.Count > 0)
        {
            return problems;
        }

        Apply(opened, document, facts, request);
        await opened.RecordAsync(
            new DossierSupplemented(document.Id, [.. request.Papers.Where(paper => paper.FileHash is not null).Select(paper => new FileInAct(paper.Component, paper.FileName ?? "", paper.FileHash!))]),
            request.Note,
            cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }

    private List<Problem> Check(OpenedDossier opened, SupplementFacts facts, Request request)
    {
        var form = opened.Procedure.Form;
        var problems = request.Answers is null ? []
            : FormValidation.Validate(form, FormRules.Settle(form, request.Answers), new FormContext(opened.Now.LocalDay(), places)).ToList();
        if (request.Papers.Any(paper => facts.Defects.All(defect => defect.Component != paper.Component)))
        {
            problems.Add(DossierProblems.NotAskedFor);
        }

        foreach (var defect in facts.Defects)
        {
            var component = opened.Procedure.Components.FirstOrDefault(one => one.Key == defect.Component);
            var answered = component is { FromForm: true } || component is { NeedsFile: false } || request.Papers.Any(paper => paper.Component == defect.Component);
            if (!answered)
            {
                problems.Add(DossierProblems.MissingPaper(defect.Component, defect.Name));
            }
        }

        return problems;
    }

    private void Apply(OpenedDossier opened, DossierDocument document, SupplementFacts facts, Request request)
    {
        var dossier = opened.Dossier;
        if (request.Answers is not null)
        {
            dossier.Answers = FormRules.Settle(opened.Procedure.Form, request.Answers).ToJson();
        }

        foreach (var paper in request.Papers)
        {
            db.Add(new DossierPaper
            {
                ProvinceCode = dossier.ProvinceCode,
                DossierId = dossier.Id,
                Id = Ids.New(opened.Now),
                Component = paper.Component,
                Title = paper.FileName ?? paper.Component,
                Form = paper.Form,
                Sets = paper.Sets,
                FileHash = paper.FileHash,
                FileName = paper.FileName,
                FileSize = paper.FileSize,
                AddedAt = opened.Now,
                SupplementId = document.Id,
            });
        }

        document.Data = JsonSerializer.Serialize(facts with { AnsweredAt = opened.Now }, OpenedDossier.ClockJson);
        if (opened.Clock is { } clock)
        {
            var limits = request.Answers is null ? null : LimitText.Limits(opened.Procedure, FormAnswers.FromJson(dossier.Answers));
            opened.SetClock(clock.Resume(opened.Calendar, document.Id, opened.Now, limits: limits));
            dossier.State = DossierState.InProcess;
        }
        else
        {
            dossier.State = DossierState.Submitted;
        }

        opened.Restart();
    }
}
