using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Web.Api.Dossiers;

/// <summary>What use cases tell, as the API says it.</summary>
internal static class DossierTelling
{
    private const string Address = DossierEndpoints.Address;

    public static DossierItem ItemOf(ToldDossier told)
    {
        var (dossier, full) = (told.Dossier, told.Full);
        return new(
            dossier.Code, new(dossier.ProcedureCode, dossier.ProcedureName), dossier.State, StepItem.Of(told.Step), AgencyItem.OfAny(told.Holder), dossier.Channel, dossier.SubmittedAt,
            dossier.ReceptionDueAt, dossier.AcceptedAt, dossier.DueAt, dossier.DueIsProvisional, dossier.ClockStopped || dossier.State == DossierState.SupplementRequested,
            dossier.DecidedAt, dossier.ReturnedAt, AgencyItem.Of(told.Competent), AgencyItem.Of(told.Division), AgencyItem.Of(told.Receiving), ApplicantItem.Of(dossier.Applicant, full),
            [
                .. told.Papers.Select(paper => new PaperItem(
                    paper.Id, paper.Component, paper.Form, paper.Sets, full ? paper.FileName : null, paper.FileSize, full ? paper.Hash : null, paper.AddedAt, paper.Supplemented,
                    full && paper.Hash is not null ? $"{Address}{dossier.Code}/files/{paper.Id}" : null)),
            ],
            [
                .. told.Documents.Select(document => new DocumentItem(
                    document.Id, document.Kind, document.Number, document.Title, document.IssuedAt, full && document.Kind != DocumentKind.PaymentRequest ? $"{Address}{dossier.Code}/documents/{document.Id}" : null)),
            ],
            [.. told.Questions.Select(asked => new ConsultationItem(asked.Id, AgencyItem.Of(asked.Unit), asked.AskedAt, asked.DueAt, asked.AnsweredAt, asked.Question))],
            $"{Address}{dossier.Code}/acts", told.Seq);
    }

    public static DossierLine LineOf(ListedDossier row) => new(
        row.Code, new(row.ProcedureCode, row.ProcedureName), row.State, row.Channel, row.SubmittedAt, row.DueAt, row.WorkDueAt, AgencyItem.Of(row.Competent), AgencyItem.Of(row.Receiving),
        AgencyItem.OfAny(row.Holder));

    public static ActItem ActOf(ToldAct act) => new(
        act.Seq, act.Name, act.At, act.Actor, AgencyItem.OfAny(act.Unit), act.Via, act.After?.State, act.After?.Step, act.After?.DueAt, act.Text.Vi, act.Text.En);
}
