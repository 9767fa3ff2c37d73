using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Visits;

/// <summary>The delegation sends the checklist of a site survey, the place what it was asked to prepare: each once for a stop. The draft it was typed in goes.</summary>
public sealed class AnswerForm(HaiCapDb db, VisitAccess access, VisitDrafts drafts, ActRecorder acts, IPlaceNames places, TimeProvider time)
{
    public sealed record Request(Guid Stop, VisitPart Part, FormAnswers Answers);

    /// <summary>ACC-001, ACT-001, MIS-053, MIS-100, MIS-104, MIS-106, MIS-107, and what the form asks (FRM-…).</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var found = await access.FindAsync(by, request.Stop, cancellationToken);
        if (!found.Ok)
        {
            return found.As<Done>();
        }

        var seen = found.Value;
        if (seen.Stop.CancelledAt is not null)
        {
            return ProgrammeProblems.Gone;
        }

        if (request.Part == VisitPart.Record || !seen.Writes(request.Part))
        {
            return Access.Refused;
        }

        var sent = await SendAsync(seen, request, cancellationToken);
        if (sent.Ok)
        {
            await drafts.DropAsync(by, request.Stop, request.Part, cancellationToken);
        }

        return sent;
    }

    private async Task<Outcome<Done>> SendAsync(SeenVisit seen, Request request, CancellationToken cancellationToken)
    {
        using var host = db.Tenant.Open(seen.Stop.ProvinceCode);
        var (stop, part) = (request.Stop, request.Part);

        // Read before the minutes: whoever approves them between takes the next number, and this act is told so.
        await acts.SeqAsync(VisitSubjects.Of(stop), cancellationToken);
        if (part == VisitPart.SiteSurvey && await db.Set<MissionVisit>().AnyAsync(row => row.StopId == stop && row.Minutes != null, cancellationToken))
        {
            return VisitProblems.Closed;
        }

        if ((part == VisitPart.SiteSurvey && seen.Stop.Kind != StopKind.SiteVisit) || await FormAsync(db, seen.Stop.ProgrammeId, part, cancellationToken) is not { } form)
        {
            return VisitProblems.NoForm;
        }

        var definition = form.Read();
        var faults = FormValidation.Validate(definition, request.Answers, new FormContext(time.Now().LocalDay(), places));
        var answers = FormRules.Settle(definition, request.Answers).ToJson();
        if (await SentAsync(stop, part, cancellationToken) is { } before)
        {
            return before.Answers == answers ? default(Done) : VisitProblems.SentAlready;
        }

        if (faults.Count > 0)
        {
            return faults.ToList();
        }

        db.Add(new StopAnswers
        {
            ProvinceCode = db.ProvinceCode, StopId = stop, Part = part, FormId = form.Id, Answers = answers, SentById = seen.By.Id ?? Guid.Empty, SentBy = seen.By.Name, SentAt = time.Now(),
        });
        ActData data = part == VisitPart.SiteSurvey ? new SurveySent(stop, form.Id, form.Number) : new PreparationSent(stop, form.Id, form.Number);
        await acts.RecordAsync(VisitSubjects.Of(stop), seen.By, data, cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken, taken => taken.Contains("stop_answers", StringComparison.Ordinal));
        if (saved.Ok)
        {
            return saved;
        }

        // The same page came in twice at once and the other was first.
        db.ChangeTracker.Clear();
        return (await SentAsync(stop, part, cancellationToken))?.Answers == answers ? default(Done) : saved;
    }

    private Task<StopAnswers?> SentAsync(Guid stop, VisitPart part, CancellationToken cancellationToken) =>
        db.Set<StopAnswers>().AsNoTracking().FirstOrDefaultAsync(row => row.StopId == stop && row.Part == part, cancellationToken);

    /// <summary>The version in force of a programme's form; null while there is none.</summary>
    internal static Task<MissionForm?> FormAsync(HaiCapDb db, Guid programme, VisitPart part, CancellationToken cancellationToken) =>
        db.Set<MissionForm>().AsNoTracking().Where(row => row.ProgrammeId == programme && row.Part == part).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
}
