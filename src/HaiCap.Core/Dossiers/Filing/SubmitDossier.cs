using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>
/// Makes a dossier of a filing: one transaction, once. The number is reserved just before it, so 64 who submit at one agency do not wait
/// for each other; a submission that fails leaves nothing but a gap in the numbers.
/// </summary>
public sealed class SubmitDossier(
    HaiCapDb db, ActRecorder acts, FindCompetentAgency competence, CalendarBook calendars, PublishedProcedures procedures, SeriesReserver series,
    LadderBook ladders, IPlaceNames places, AbolishedProcedures abolished, TimeProvider time)
{
    /// <param name="SubmissionKey">The same on every try; the draft's id when there is one.</param>
    /// <param name="CommuneCode">The commune that decides, where neither the answers nor the centre say.</param>
    /// <param name="FormOnPaper">The law's form was handed in on paper: the electronic one may stay empty. Never online.</param>
    public sealed record Request(
        Guid SubmissionKey,
        Guid ProcedureVersionId,
        Guid? ReceivingAgencyId,
        Party Applicant,
        string? SubmitterName,
        FormAnswers Answers,
        IReadOnlyList<Paper> Papers,
        Channel Channel = Channel.Online,
        bool Assisted = false,
        string? CommuneCode = null,
        bool FormOnPaper = false);

    /// <summary>One paper handed in; without a file when it stays on paper.</summary>
    public sealed record Paper(string Component, PaperForm Form, string? FileHash, string? FileName, long FileSize = 0, int Sets = 1);

    /// <param name="Repeated">An earlier try of the same submission made it.</param>
    public sealed record Submitted(Guid Id, string Code, DateTimeOffset At, DateTimeOffset ReceptionDueAt, bool Repeated = false);

    public async Task<Outcome<Submitted>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        // Nearly every submission is new, and one that is not fails at its unique key: only what fails asks for an earlier try.
        var submitted = await SubmitAsync(by, request, [], cancellationToken);
        return submitted.Ok || await EarlierAsync(request.SubmissionKey, by, cancellationToken) is not { } earlier ? submitted : earlier;
    }

    /// <summary>For who knows that this submission has not been made yet, or loses only time when it has.</summary>
    /// <param name="spent">Rows that end with the submission: its draft and the draft's files.</param>
    internal async Task<Outcome<Submitted>> SubmitAsync(Actor by, Request request, IReadOnlyList<object> spent, CancellationToken cancellationToken)
    {
        var prepared = await PrepareAsync(by, request, cancellationToken);
        if (!prepared.Ok)
        {
            return prepared.As<Submitted>();
        }

        db.RemoveRange(spent);
        var saved = await db.SaveActsAsync(cancellationToken, IsSameSubmission);
        if (saved.Ok)
        {
            return Answer(prepared.Value);
        }

        // The same submission came in twice at once and the other was first: its dossier is the one.
        db.ChangeTracker.Clear();
        return await EarlierAsync(request.SubmissionKey, by, cancellationToken) is { } other ? other : saved.As<Submitted>();
    }

    /// <summary>Adds the dossier and its first act to the unit of work without saving, for a filing that goes on in the same transaction.</summary>
    internal async Task<Outcome<Dossier>> PrepareAsync(Actor by, Request request, CancellationToken cancellationToken)
    {
        var version = await procedures.FindAsync(request.ProcedureVersionId, cancellationToken);
        if (version is null || (request.Channel == Channel.Online && version.ServiceLevel == ServiceLevel.Information))
        {
            return DossierProblems.NotFiledOnline;
        }

        if (version.Kind != PublicationKind.Handled)
        {
            return DossierProblems.OnlyTold;
        }

        if (await abolished.HasEndedAsync(version.Code, cancellationToken))
        {
            return DossierProblems.Abolished;
        }

        var now = time.Now();
        var applicant = PartyRules.Normal(request.Applicant);
        var definition = version.Read();
        var answers = FormRules.Settle(definition.Form, request.Answers);
        var problems = PartyRules.Check(applicant)
            .Concat(request.FormOnPaper && request.Channel != Channel.Online
                ? [] : FormValidation.Validate(definition.Form, answers, new FormContext(now.LocalDay(), places)))
            .Concat(Missing(definition, answers, request))
            .ToList();
        var (receiving, competent) = await competence.ForAsync(version, answers, request.ReceivingAgencyId, request.CommuneCode, cancellationToken);
        if (receiving is not { IsCentre: true })
        {
            problems.Add(DossierProblems.NoCentre);
            return problems;
        }

        if (competent is null)
        {
            problems.Add(DossierProblems.NoCompetentAgency);
        }

        return problems.Count > 0 ? problems : await AddAsync(by, request, version, applicant, answers, receiving, competent!, now, cancellationToken);
    }

    private static Submitted Answer(Dossier dossier) => new(dossier.Id, dossier.Code, dossier.SubmittedAt, dossier.ReceptionDueAt);

    internal static bool IsSameSubmission(string message) => message.Contains("submission_key", StringComparison.Ordinal);

    private static IEnumerable<Problem> Missing(ProcedureDefinition definition, FormAnswers answers, Request request) =>
        request.Channel != Channel.Online
            ? []
            : definition.Components
                .Where(component => component.MustAttach(answers) && request.Papers.All(paper => paper.Component != component.Key || paper.FileHash is null))
                .Select(component => DossierProblems.MissingPaper(component.Key, component.Name));

    private async Task<Dossier> AddAsync(
        Actor by, Request request, ProcedureVersion version, Party applicant, FormAnswers answers, Agency receiving, CompetentAgency competent,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var calendar = await calendars.ForAsync(receiving.Id, cancellationToken);
        var rules = await calendars.RulesAsync(cancellationToken);
        var day = now.LocalDay();
        var number = await series.NextAsync(db.ProvinceCode, $"dossier/{competent.Agency.Code.Text}/{day:yyMMdd}", cancellationToken);
        var first = Workflow.First(version.Read().Steps);
        var dossier = new Dossier
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(now),
            Code = DossierCode.Make(competent.Agency.Code, day, number).Value,
            SubmissionKey = request.SubmissionKey,
            ProcedureCode = version.Code,
            ProcedureVersionId = version.Id,
            ProcedureName = version.Name,
            ReceivingAgencyId = receiving.Id,
            CompetentAgencyId = competent.Agency.Id,
            DivisionId = competent.DivisionId,
            Channel = request.Channel,
            Assisted = request.Assisted,
            CitizenId = by.Kind == ActorKind.Citizen ? by.Id : null,
            ApplicantKind = applicant.Kind,
            ApplicantName = applicant.Name,
            ApplicantIdNumber = applicant.IdNumber,
            ApplicantFolded = VietnameseText.Fold(applicant.Name),
            ApplicantAddress = applicant.Address,
            ApplicantPhone = applicant.Phone,
            ApplicantEmail = applicant.Email,
            SubmitterName = string.IsNullOrWhiteSpace(request.SubmitterName) ? applicant.Name : VietnameseText.Nfc(request.SubmitterName),
            Title = version.Name,
            Answers = answers.ToJson(),
            SubmittedAt = now,
            ReceptionDueAt = rules.DueAt(calendar, ClockRuleKey.ReceptionAnswer, now),
            State = DossierState.Submitted,
            StepKey = first.Key,
            HolderUnitId = receiving.Id,
        };
        db.Add(dossier);
        db.AddRange(FirstRows.Of(by, request.Papers, dossier, first, await BellAsync(dossier, calendar, cancellationToken)));
        acts.RecordFirst(
            dossier.Subject,
            by,
            new DossierSubmitted(
                dossier.Code, dossier.ProcedureCode, version.Id, receiving.Id, competent.Agency.Id, competent.DivisionId, dossier.Channel, dossier.Assisted,
                dossier.CitizenId, dossier.Title, dossier.ReceptionDueAt,
                [.. request.Papers.Where(paper => paper.FileHash is not null).Select(paper => new FileInAct(paper.Component, paper.FileName ?? "", paper.FileHash!))])
            {
                After = Standing.Of(dossier),
            },
            personal: new PeopleOfDossier(applicant, dossier.SubmitterName),
            at: now);
        return dossier;
    }

    private async ValueTask<DateTimeOffset> BellAsync(Dossier dossier, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var rungs = (await ladders.GetAsync(db, cancellationToken)).For(dossier.ReceivingAgencyId, dossier.SubmittedAt.LocalDay());
        return Bells.Next(calendar, [BellClocks.Reception(dossier, calendar)], rungs, marks: null) ?? OpenWork.Paused;
    }

    /// <summary>What an earlier try of the same submission by the same person made.</summary>
    internal Task<Submitted?> EarlierAsync(Guid submissionKey, Actor by, CancellationToken cancellationToken) =>
        db.Set<Dossier>().Where(dossier => dossier.SubmissionKey == submissionKey && (by.Kind != ActorKind.Citizen || dossier.CitizenId == by.Id))
            .Select(dossier => new Submitted(dossier.Id, dossier.Code, dossier.SubmittedAt, dossier.ReceptionDueAt, true)).FirstOrDefaultAsync(cancellationToken);
}
