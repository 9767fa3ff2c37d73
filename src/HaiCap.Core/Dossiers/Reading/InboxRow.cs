using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>A line of the inbox as the database has it; names of units and steps stand in memory.</summary>
internal sealed record InboxRow(
    Guid Id, DateTimeOffset DueKey, WorkKind Kind, WaitsFor WaitsFor, Guid Unit, string Code, string Applicant, string ProcedureCode, string ProcedureName, Guid Version,
    string? StepKey, DossierState State, Channel Channel, bool Assisted, Guid CalendarOf, DateTimeOffset? PromisedAt, bool Provisional, string? Officer)
{
    /// <summary>The rows of some work, in the order of what is due.</summary>
    internal static IQueryable<InboxRow> Of(HaiCapDb db, IQueryable<OpenWork> page) =>
        page.Join(db.Set<Dossier>(), work => work.DossierId, dossier => dossier.Id, (work, dossier) => new { Work = work, Dossier = dossier })
            .OrderBy(row => row.Work.DueKey).ThenBy(row => row.Work.Id)
            .Select(row => new InboxRow(
                row.Work.Id, row.Work.DueKey, row.Work.Kind, row.Work.WaitsFor, row.Work.HolderUnitId, row.Dossier.Code, row.Dossier.ApplicantName, row.Dossier.ProcedureCode,
                row.Dossier.ProcedureName, row.Dossier.ProcedureVersionId, row.Dossier.StepKey, row.Dossier.State, row.Dossier.Channel, row.Dossier.Assisted,
                row.Dossier.AcceptedAt == null ? row.Dossier.ReceivingAgencyId : row.Dossier.CompetentAgencyId, row.Dossier.DueAt, row.Dossier.DueIsProvisional,
                db.Set<Officer>().Where(officer => officer.Id == row.Work.HolderOfficerId).Select(officer => officer.Name).FirstOrDefault()));
}
