using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Api.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Api.Dossiers;

/// <summary>What systems name by code and user name, as use cases know it.</summary>
public sealed class ActNaming(HaiCapDb db, ApiCaller caller, GrantBook book, FindOfficerByName officers, NameApiPapers papers)
{
    public static readonly Problem NoSuchTaker = FindOfficerByName.NoSuchOfficer with { Field = "to" };

    private static readonly Problem NoSuchLateUnit = new("DOS-014", "Không có đơn vị mang mã này.", "No unit has this code.", "lateUnit");

    public Task<Outcome<Actor>> OfficerAsync(string userName, CancellationToken cancellationToken) => officers.HandleAsync(userName, cancellationToken);

    public async Task<Outcome<DossierMoved>> ConsultAsync(ActCall call, ConsultBody body, CancellationToken cancellationToken)
    {
        var unit = AgencyCode.TryParse(body.Unit, out var code) ? (await book.AgenciesAsync(db, cancellationToken)).Find(code) : null;
        return await call.Use<ConsultUnit>().HandleAsync(call.By, new(call.Which, unit?.Id ?? Guid.Empty, body.Question, body.Days), cancellationToken);
    }

    public async Task<Outcome<DossierMoved>> ApologiseAsync(ActCall call, ApologiseBody body, CancellationToken cancellationToken)
    {
        var unit = body.LateUnit is null ? null : AgencyCode.TryParse(body.LateUnit, out var code) ? (await book.AgenciesAsync(db, cancellationToken)).Find(code) : null;
        return body.LateUnit is not null && unit is null ? NoSuchLateUnit
            : await call.Use<ApologiseForDelay>().HandleAsync(call.By, new(call.Which, body.Reason, body.NewDay, unit?.Id), cancellationToken);
    }

    /// <summary>A question nobody named is the only one that is open.</summary>
    public async Task<Outcome<DossierMoved>> OpinionAsync(ActCall call, OpinionBody body, CancellationToken cancellationToken)
    {
        var id = body.Consultation;
        if (id is null)
        {
            var open = await db.Set<Dossier>().Where(row => row.Code == call.Which.Code)
                .Join(db.Set<Consultation>().Where(asked => asked.AnsweredAt == null), row => row.Id, asked => asked.DossierId, (_, asked) => asked.Id).Order().Take(2).ToListAsync(cancellationToken);
            if (open.Count != 1)
            {
                return DossierNaming.NoSuchQuestion;
            }

            id = open[0];
        }

        return await call.Use<AnswerConsultation>().HandleAsync(call.By, new(call.Which, id.Value, body.Answer), cancellationToken);
    }

    public async Task<Outcome<DossierMoved>> SupplementAsync(ActCall call, SupplementedBody body, CancellationToken cancellationToken)
    {
        var named = await papers.HandleAsync(caller.Actor, call.Which.Code, [.. (body.Attachments ?? []).Select(Named)], onPaperToo: call.By.Kind == ActorKind.Officer, cancellationToken);
        return named.Ok
            ? await call.Use<AnswerSupplement>().HandleAsync(
                call.By, new(call.Which, named.Value, body.Answers is null ? null : new FormAnswers(body.Answers), body.Note), cancellationToken)
            : named.As<DossierMoved>();
    }

    public async Task<Outcome<DossierMoved>> ReassignAsync(ActCall call, ReassignBody body, CancellationToken cancellationToken)
    {
        if (await OfficerAsync(body.To, cancellationToken) is not { Ok: true } to)
        {
            return NoSuchTaker;
        }

        var holder = await db.Set<Dossier>().Where(row => row.Code == call.Which.Code).Select(row => row.HolderOfficerId).FirstOrDefaultAsync(cancellationToken);
        var done = await call.Use<ReassignWork>().HandleAsync(call.By, new(holder ?? Guid.Empty, to.Value.Id!.Value, body.Reason, call.Which), cancellationToken);
        return !done.Ok ? done.As<DossierMoved>()
            : done.Value.Left.Count > 0 ? NoSuchTaker with { Code = "DOS-013", Vi = "Người được chọn không có chức vụ phù hợp tại đơn vị này.", En = "The person chosen holds no fitting position in this unit." }
            : done.Value.Moved == 0 ? DossierNaming.NobodyHasIt
            : new DossierMoved(call.Which.Code, default);
    }

    public static FileByKey.Attachment Named(AttachmentBody one) => new(one.Component, one.Name, one.Sha256, one.Size, one.Form, one.Sets);
}
