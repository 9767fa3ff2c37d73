using System.Text.Json;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Dossiers.Moves;

/// <summary>Why a running dossier stays on its version.</summary>
public enum StayReason
{
    Decided,

    /// <summary>The applicant or another unit is waited for, by what the version before asked.</summary>
    Waiting,

    StepGone,

    /// <summary>The step is another's work in the new version.</summary>
    StepOfOthers,

    AgencyDiffers,
}

/// <summary>What a move would do to one dossier.</summary>
/// <param name="Stays">Null where it can move.</param>
/// <param name="From">The step it stands at.</param>
/// <param name="To">The same step, by its key, in the new version; null where it stays.</param>
/// <param name="Clock">The whole clock after; null before acceptance.</param>
/// <param name="DueBefore">Legal due time; null before acceptance.</param>
/// <param name="StepDueBefore">Of the present step.</param>
/// <param name="NewQuestions">Required questions of the new form that the dossier has no answer to: not asked for afterwards.</param>
/// <param name="GoneQuestions">Answered questions that the new form no longer has: the answers are kept.</param>
/// <param name="NewPapers">Papers the new version asks for by these answers and the old did not.</param>
/// <param name="FeeBefore">In đồng; null while unknown. What a new version costs more is never charged afterwards.</param>
public sealed record MoveEffects(
    StayReason? Stays, ProcessStep? From, ProcessStep? To, ClockState? Clock, DateTimeOffset? DueBefore, DateTimeOffset? DueAfter, DateTimeOffset? StepDueBefore, DateTimeOffset? StepDueAfter,
    IReadOnlyList<string> NewQuestions, IReadOnlyList<string> GoneQuestions, IReadOnlyList<string> NewPapers, long? FeeBefore, long? FeeAfter);

/// <summary>Whether a running dossier can go on under another version, and what would be different. Pure. A move makes no due time earlier.</summary>
public static class MoveRules
{
    public static MoveEffects Of(Dossier dossier, OpenWork? work, DossierHop? hop, ProcedureVersion from, ProcedureVersion to, WorkingCalendar calendar, DateTimeOffset now)
    {
        var (old, anew, answers) = (from.Read(), to.Read(), FormAnswers.FromJson(dossier.Answers));
        var (here, there) = (Workflow.Find(old.Steps, dossier.StepKey), Workflow.Find(anew.Steps, dossier.StepKey));
        var stays = Stays(dossier, work, old, anew, here, there);
        var clock = stays is null && dossier.Clock is { } kept
            ? JsonSerializer.Deserialize<ClockState>(kept, OpenedDossier.ClockJson)!.MoveTo(calendar, new ClockMove(now, LimitText.Limits(anew, answers), $"{from.Number} → {to.Number}"))
            : null;
        return new MoveEffects(
            stays, here, stays is null ? there : null, clock, dossier.DueAt, clock?.CurrentDueAt, hop?.DueAt, stays is null && hop is not null ? StepDue(dossier, hop, here!, there!, calendar) : null,
            [.. Questions(anew.Form).Where(field => field.Required && !answers.IsAnswered(field.Key)).Select(field => field.Label)],
            [.. Questions(old.Form).Where(field => answers.IsAnswered(field.Key) && anew.Form.Field(field.Key) is null).Select(field => field.Label)],
            [.. anew.RequiredComponents(answers).Where(paper => old.Components.All(known => known.Key != paper.Key)).Select(paper => paper.Name)],
            FeeBill.Of(old, answers).Total, FeeBill.Of(anew, answers).Total);
    }

    public static (string Vi, string En) Words(StayReason why) => why switch
    {
        StayReason.Decided => ("đã có kết quả", "decided already"),
        StayReason.Waiting => ("đang chờ người nộp hoặc đơn vị khác trả lời", "the applicant or another unit is waited for"),
        StayReason.StepGone => ("bước hiện tại không còn ở phiên bản mới", "its step is not in the new version"),
        StayReason.StepOfOthers => ("bước hiện tại do người khác làm ở phiên bản mới", "its step is another's work in the new version"),
        _ => ("cơ quan giải quyết khác ở phiên bản mới", "another agency decides in the new version"),
    };

    private static StayReason? Stays(Dossier dossier, OpenWork? work, ProcedureDefinition old, ProcedureDefinition anew, ProcessStep? here, ProcessStep? there)
    {
        var (before, after) = (old.CompetentAgency, anew.CompetentAgency);
        return dossier.DecidedAt is not null || work is null || here is null ? StayReason.Decided
            : dossier.ClockStopped || work.WaitsFor != WaitsFor.Nobody || dossier.State is not (DossierState.Submitted or DossierState.Received or DossierState.InProcess) ? StayReason.Waiting
            : (before.Kind, before.AgencyCode, before.DivisionCode, before.PlaceField) != (after.Kind, after.AgencyCode, after.DivisionCode, after.PlaceField) ? StayReason.AgencyDiffers
            : there is null ? StayReason.StepGone
            : (here.Performer, here.Tier, here.DivisionCode) != (there.Performer, there.Tier, there.DivisionCode) ? StayReason.StepOfOthers
            : null;
    }

    /// <summary>The hours of the step in the new version, from when the stay began; reception answers by the rule of the one-stop mechanism, whatever the version.</summary>
    private static DateTimeOffset StepDue(Dossier dossier, DossierHop hop, ProcessStep here, ProcessStep there, WorkingCalendar calendar)
    {
        if (dossier.AcceptedAt is null || here.Hours == there.Hours)
        {
            return hop.DueAt;
        }

        var due = calendar.AddWorkingHours(hop.StartedAt, there.Hours);
        return due > hop.DueAt ? due : hop.DueAt;
    }

    private static IEnumerable<FormField> Questions(FormDefinition form) => form.Sections.SelectMany(section => section.Fields);
}
