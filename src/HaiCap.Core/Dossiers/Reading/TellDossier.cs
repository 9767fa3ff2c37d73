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
    Dossier Dossier, int Seq, bool Full, ProcessStep? Step, Agency Receiving, Agency Competent, Agency Division, Agency? Holder, IReadOnlyList<ToldPaper> Papers,
    IReadOnlyList<ToldDocument> Documents, IReadOnlyList<ToldQuestion> Questions);

public sealed record ToldPaper(Guid Id, string Component, PaperForm Form, int Sets, string? FileName, long FileSize, string? Hash, DateTimeOffset AddedAt, bool Supplemented);

public sealed record ToldDocument(Guid Id, DocumentKind Kind, string? Number, string Title, DateTimeOffset IssuedAt);

/// <summary>A question to another unit.</summary>
/// <param name="Question">Null unless personal data may be told: it may name people.</param>
public sealed record ToldQuestion(Guid Id, Agency Unit, DateTimeOffset AskedAt, DateTimeOffset DueAt, DateTimeOffset? AnsweredAt, string? Question);

/// <summary>One dossier for another system, within its key's territory. To a key beyond it the dossier is not there.</summary>
public sealed class TellDossier(HaiCapDb db, Access access, GrantBook book, PublishedProcedures procedures, ToldParts parts)
{
    // With the end of its chain, and the key it was filed through.
    private static readonly CompiledRead<string, Found> ByCode = new((db, code) =>
        from dossier in db.Set<Dossier>().AsNoTracking()
        join head in db.Set<ActHead>() on DossierSubject.Of(dossier.Id) equals head.Subject
        join first in db.Set<Act>() on DossierSubject.Of(dossier.Id) equals first.Subject
        where dossier.Code == code && first.Seq == 1
        select new Found(dossier, head.Seq, first.ActorKind == ActorKind.Integrator ? first.ActorId : null));

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
        if (!DossierCode.TryParse(code, out var parsed) || await ByCode.FirstAsync(db, parsed.Value, cancellationToken) is not { } found)
        {
            return DossierProblems.NotFound;
        }

        var dossier = found.Dossier;
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var (_, asked, papers, documents) = await parts.GetAsync(db.ProvinceCode, dossier.Id, found.Seq, async () => new ToldParts.Parts(
            found.Seq, await AskedOf.ListAsync(db, dossier.Id, cancellationToken), await PapersOf.ListAsync(db, dossier.Id, cancellationToken),
            await DocumentsOf.ListAsync(db, dossier.Id, cancellationToken)));
        var target = TargetOf(dossier, asked.Select(row => row.AskedUnitId), shelf);
        foreach (var reader in new[] { system, officer }.OfType<Actor>())
        {
            if (await access.DecideAsync(reader, Permission.ReadDossier, target, cancellationToken) is { Ok: false })
            {
                return DossierProblems.NotFound;
            }
        }

        var full = officer is not null || found.FiledBy == system.Id;
        if (officer is null && dossier.State is not (DossierState.Finished or DossierState.Returned))
        {
            documents = [.. documents.Where(document => document.Kind != DocumentKind.Result)];
        }

        return new ToldDossier(
            dossier, found.Seq, full, Workflow.Find((await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read().Steps, dossier.StepKey),
            shelf.Find(dossier.ReceivingAgencyId)!, shelf.Find(dossier.CompetentAgencyId)!, shelf.Find(dossier.DivisionId)!, shelf.Find(dossier.HolderUnitId),
            papers,
            documents,
            [.. asked.Select(row => new ToldQuestion(row.Id, shelf.Find(row.AskedUnitId)!, row.AskedAt, row.DueAt, row.AnsweredAt, full ? row.Question : null))]);
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

    internal static AccessTarget TargetOf(Dossier dossier, IEnumerable<Guid> asked, AgencyShelf shelf) => new(
        [
            .. asked.Concat([dossier.ReceivingAgencyId, dossier.CompetentAgencyId, dossier.DivisionId, dossier.HolderUnitId ?? dossier.DivisionId])
                .Distinct().Select(id => shelf.Find(id)?.Path).OfType<string>(),
        ],
        shelf.Find(dossier.HolderUnitId)?.Path,
        dossier.HolderOfficerId);

    private sealed record Found(Dossier Dossier, int Seq, Guid? FiledBy);
}
