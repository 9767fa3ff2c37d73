using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>A dossier as another system is told of it.</summary>
/// <param name="Seq">Number of its last act.</param>
/// <param name="Full">Whether personal data may be told: to the system that filed it, or in the name of an officer who reads it.</param>
/// <param name="Step">Where it stands; null once it has ended.</param>
public sealed record ToldDossier(
    ToldCase Dossier, int Seq, bool Full, ProcessStep? Step, Agency Receiving, Agency Competent, Agency Division, Agency? Holder, IReadOnlyList<ToldPaper> Papers,
    IReadOnlyList<ToldDocument> Documents, IReadOnlyList<ToldQuestion> Questions);

/// <summary>What is told of the dossier's own row: neither its answers nor its clock.</summary>
public sealed record ToldCase(
    Guid Id, string Code, string ProcedureCode, string ProcedureName, Guid ProcedureVersionId, DossierState State, string? StepKey, Guid? HolderUnitId, Guid? HolderOfficerId,
    Channel Channel, DateTimeOffset SubmittedAt, DateTimeOffset ReceptionDueAt, DateTimeOffset? AcceptedAt, DateTimeOffset? DueAt, bool DueIsProvisional, bool ClockStopped,
    DateTimeOffset? DecidedAt, DateTimeOffset? ReturnedAt, Guid ReceivingAgencyId, Guid CompetentAgencyId, Guid DivisionId, Party Applicant);

public sealed record ToldPaper(Guid Id, string Component, PaperForm Form, int Sets, string? FileName, long FileSize, string? Hash, DateTimeOffset AddedAt, bool Supplemented);

public sealed record ToldDocument(Guid Id, DocumentKind Kind, string? Number, string Title, DateTimeOffset IssuedAt);

/// <summary>A question to another unit.</summary>
/// <param name="Question">Null unless personal data may be told: it may name people.</param>
public sealed record ToldQuestion(Guid Id, Agency Unit, DateTimeOffset AskedAt, DateTimeOffset DueAt, DateTimeOffset? AnsweredAt, string? Question);

/// <summary>One dossier for another system, within its key's territory. To a key beyond it the dossier is not there.</summary>
public sealed class TellDossier(HaiCapDb db, Access access, GrantBook book, PublishedProcedures procedures, ToldParts parts)
{
    private static readonly CompiledRead<string, LastAct> LastActOf = new((db, code) =>
        from dossier in db.Set<Dossier>()
        join head in db.Set<ActHead>() on DossierSubject.Of(dossier.Id) equals head.Subject
        where dossier.Code == code
        select new LastAct(dossier.Id, head.Seq));

    // With the end of its chain, and the key it was filed through.
    private static readonly CompiledRead<Guid, Found> ById = new((db, id) =>
        from dossier in db.Set<Dossier>()
        join head in db.Set<ActHead>() on DossierSubject.Of(dossier.Id) equals head.Subject
        join first in db.Set<Act>() on DossierSubject.Of(dossier.Id) equals first.Subject
        where dossier.Id == id && first.Seq == 1
        select new Found(
            new ToldCase(
                dossier.Id, dossier.Code, dossier.ProcedureCode, dossier.ProcedureName, dossier.ProcedureVersionId, dossier.State, dossier.StepKey, dossier.HolderUnitId, dossier.HolderOfficerId,
                dossier.Channel, dossier.SubmittedAt, dossier.ReceptionDueAt, dossier.AcceptedAt, dossier.DueAt, dossier.DueIsProvisional, dossier.ClockStopped,
                dossier.DecidedAt, dossier.ReturnedAt, dossier.ReceivingAgencyId, dossier.CompetentAgencyId, dossier.DivisionId,
                new Party(dossier.ApplicantKind, dossier.ApplicantName, dossier.ApplicantIdNumber, dossier.ApplicantAddress, dossier.ApplicantPhone, dossier.ApplicantEmail)),
            head.Seq, first.ActorKind == ActorKind.Integrator ? first.ActorId : null));

    private static readonly CompiledRead<Guid, ToldPaper> PapersOf = new((db, id) =>
        from paper in db.Set<DossierPaper>()
        where paper.DossierId == id
        orderby paper.Id
        select new ToldPaper(paper.Id, paper.Component, paper.Form, paper.Sets, paper.FileName, paper.FileSize, paper.FileHash, paper.AddedAt, paper.SupplementId != null));

    private static readonly CompiledRead<Guid, ToldDocument> DocumentsOf = new((db, id) =>
        from document in db.Set<DossierDocument>()
        where document.DossierId == id
        orderby document.Id
        select new ToldDocument(document.Id, document.Kind, document.Number, document.Title, document.IssuedAt));

    private static readonly CompiledRead<Guid, Consultation> AskedOf = new((db, id) =>
        from asked in db.Set<Consultation>().AsNoTracking()
        where asked.DossierId == id
        orderby asked.Id
        select asked);

    /// <param name="officer">In whose name the system reads; its authority is asked too, and it sees what that officer sees.</param>
    public async Task<Outcome<ToldDossier>> HandleAsync(Actor system, string code, Actor? officer = null, CancellationToken cancellationToken = default)
    {
        if (!DossierCode.TryParse(code, out var parsed) || await LastActOf.FirstAsync(db, parsed.Value, cancellationToken) is not { } last)
        {
            return DossierProblems.NotFound;
        }

        var told = parts.Find(db.ProvinceCode, last.Id, last.Seq) ?? parts.Keep(db.ProvinceCode, await ReadAsync(last.Id, cancellationToken));
        var (dossier, asked, documents) = (told.Case, told.Questions, told.Documents);
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var target = TargetOf(
            asked.Select(row => row.AskedUnitId), dossier.ReceivingAgencyId, dossier.CompetentAgencyId, dossier.DivisionId, dossier.HolderUnitId, dossier.HolderOfficerId, shelf);
        foreach (var reader in new[] { system, officer }.OfType<Actor>())
        {
            if (await access.DecideAsync(reader, Permission.ReadDossier, target, cancellationToken) is { Ok: false })
            {
                return DossierProblems.NotFound;
            }
        }

        var full = officer is not null || told.FiledBy == system.Id;
        if (officer is null && dossier.State is not (DossierState.Finished or DossierState.Returned))
        {
            documents = [.. documents.Where(document => document.Kind != DocumentKind.Result)];
        }

        return new ToldDossier(
            dossier, told.Seq, full, Workflow.Find((await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read().Steps, dossier.StepKey),
            shelf.Find(dossier.ReceivingAgencyId)!, shelf.Find(dossier.CompetentAgencyId)!, shelf.Find(dossier.DivisionId)!, shelf.Find(dossier.HolderUnitId),
            told.Papers,
            documents,
            [.. asked.Select(row => new ToldQuestion(row.Id, shelf.Find(row.AskedUnitId)!, row.AskedAt, row.DueAt, row.AnsweredAt, full ? row.Question : null))]);
    }

    private async Task<ToldParts.Parts> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await ById.FirstAsync(db, id, cancellationToken) ?? throw new InvalidOperationException($"Dossier {id} has acts and no row.");
        return new(
            found.Seq, found.Dossier, found.FiledBy, await AskedOf.ListAsync(db, id, cancellationToken), await PapersOf.ListAsync(db, id, cancellationToken),
            await DocumentsOf.ListAsync(db, id, cancellationToken));
    }

    /// <summary>Whether the key's territory reaches the dossier at all; what lies beyond is not there, whatever is asked of it.</summary>
    public async Task<bool> IsThereAsync(Actor system, string code, CancellationToken cancellationToken = default)
    {
        if (!DossierCode.TryParse(code, out var parsed)
            || await db.Set<Dossier>().AsNoTracking().FirstOrDefaultAsync(row => row.Code == parsed.Value, cancellationToken) is not { } dossier)
        {
            return false;
        }

        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var asked = await db.Set<Consultation>().Where(row => row.DossierId == dossier.Id).Select(row => row.AskedUnitId).ToListAsync(cancellationToken);
        var target = TargetOf(dossier, asked, shelf);
        return (await access.DecideAsync(system, Permission.ReadDossier, target, cancellationToken)).Ok
            || (await access.DecideAsync(system, Permission.FileForSomebody, target, cancellationToken)).Ok;
    }

    internal static AccessTarget TargetOf(Dossier dossier, IEnumerable<Guid> asked, AgencyShelf shelf) =>
        TargetOf(asked, dossier.ReceivingAgencyId, dossier.CompetentAgencyId, dossier.DivisionId, dossier.HolderUnitId, dossier.HolderOfficerId, shelf);

    private static AccessTarget TargetOf(IEnumerable<Guid> asked, Guid receiving, Guid competent, Guid division, Guid? holder, Guid? officer, AgencyShelf shelf) => new(
        [.. asked.Concat([receiving, competent, division, holder ?? division]).Distinct().Select(id => shelf.Find(id)?.Path).OfType<string>()],
        shelf.Find(holder)?.Path, officer);

    private sealed record LastAct(Guid Id, int Seq);

    private sealed record Found(ToldCase Dossier, int Seq, Guid? FiledBy);
}
