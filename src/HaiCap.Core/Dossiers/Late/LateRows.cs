using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Late;

/// <summary>A piece of work with its dossier and, by one rule for counts and lists, why it stands on the list.</summary>
internal sealed class ReasonedWork
{
    public required OpenWork Work { get; init; }

    public required Dossier Dossier { get; init; }

    /// <summary>A <see cref="LateReason"/> as a number, which a database can group by.</summary>
    public required int Reason { get; init; }

    /// <param name="lateBefore">What was due before it is late.</param>
    /// <param name="ahead">Why what is not late is among these.</param>
    public static IQueryable<ReasonedWork> Of(HaiCapDb db, IQueryable<OpenWork> works, DateTimeOffset lateBefore, LateReason ahead)
    {
        var (paused, inTime) = (OpenWork.Paused, (int)ahead);
        return works.Join(db.Set<Dossier>().AsNoTracking(), work => work.DossierId, dossier => dossier.Id, (work, dossier) => new ReasonedWork
        {
            Work = work,
            Dossier = dossier,
            Reason = work.DueKey == paused ? (int)LateReason.Paused
                : work.DueKey >= lateBefore ? inTime
                : work.Kind == WorkKind.Consultation ? (int)LateReason.Consultation
                : dossier.AcceptedAt == null ? (int)LateReason.Reception
                : dossier.DecidedAt == null && dossier.DueAt < lateBefore ? (int)LateReason.Law
                : dossier.DecidedAt == null && dossier.InternalDueAt < lateBefore ? (int)LateReason.Internal
                : (int)LateReason.Step,
        });
    }
}

/// <summary>A line as the database has it; names of units and steps stand in memory.</summary>
internal sealed record LateRow(
    Guid Id, DateTimeOffset DueKey, WorkKind Kind, WaitsFor WaitsFor, Guid Unit, Guid? OfficerId, int Reason, Guid DossierId, string Code, PartyKind ApplicantKind, string Applicant,
    string ProcedureCode, string ProcedureName, Guid Version, string? StepKey, DateTimeOffset SubmittedAt, DateTimeOffset? AcceptedAt, DateTimeOffset? DecidedAt, Guid CalendarOf,
    DateTimeOffset? PromisedAt, bool Provisional, DateTimeOffset? AskedAt)
{
    public static IQueryable<LateRow> Of(HaiCapDb db, IQueryable<ReasonedWork> works) => works.Select(row => new LateRow(
        row.Work.Id, row.Work.DueKey, row.Work.Kind, row.Work.WaitsFor, row.Work.HolderUnitId, row.Work.HolderOfficerId, row.Reason, row.Dossier.Id, row.Dossier.Code,
        row.Dossier.ApplicantKind, row.Dossier.ApplicantName, row.Dossier.ProcedureCode, row.Dossier.ProcedureName, row.Dossier.ProcedureVersionId, row.Dossier.StepKey,
        row.Dossier.SubmittedAt, row.Dossier.AcceptedAt, row.Dossier.DecidedAt, row.Dossier.AcceptedAt == null ? row.Dossier.ReceivingAgencyId : row.Dossier.CompetentAgencyId,
        row.Dossier.DueAt, row.Dossier.DueIsProvisional,
        db.Set<Consultation>().Where(asked => asked.DossierId == row.Dossier.Id && asked.Id == row.Work.ConsultationId).Select(asked => (DateTimeOffset?)asked.AskedAt).FirstOrDefault()));
}
