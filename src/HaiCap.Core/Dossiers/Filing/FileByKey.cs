using System.Security.Cryptography;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>
/// A dossier filed through another system: by the applicant's own hand there, or by an officer at a counter who works in that system. Everything
/// is named by its code; the rest is the use case the pages call.
/// </summary>
public sealed class FileByKey(
    HaiCapDb db, Access access, GrantBook book, ProcedureCatalogue catalogue, PublishedProcedures procedures, SubmitDossier submit, FileAtCounter counter, ActOrigin origin,
    ApiRequests requests, FileLimits limits, TimeProvider time)
{
    /// <param name="Procedure">Its code; the version in force today is filed.</param>
    /// <param name="ReceivingAgency">Code of the centre that takes it.</param>
    /// <param name="Officer">Who files for the applicant; null when the applicant does.</param>
    /// <param name="FormOnPaper">The law's form was handed in on paper; never online.</param>
    public sealed record Request(
        string Procedure, string ReceivingAgency, Party Applicant, string? Submitter, FormAnswers Answers, IReadOnlyList<Attachment> Attachments, Channel Channel = Channel.Online,
        Actor? Officer = null, string? Commune = null, bool FormOnPaper = false, string? Note = null);

    /// <param name="Sha256">Of a file this system has sent; null for a paper that stays on paper.</param>
    /// <param name="Size">As the system knows it; told when it is not so.</param>
    public sealed record Attachment(string Component, string? Name, string? Sha256, long? Size = null, PaperForm Form = PaperForm.Electronic, int Sets = 1);

    /// <param name="Repeated">The same request was sent before: this is what it led to.</param>
    public sealed record Filed(string Code, DossierState State, DateTimeOffset SubmittedAt, DateTimeOffset ReceptionDueAt, int Seq, bool Repeated);

    public async Task<Outcome<Filed>> HandleAsync(Actor system, Request request, CancellationToken cancellationToken = default)
    {
        var made = await FileAsync(system, request, cancellationToken);
        if (made is { Ok: true, Value.Repeated: false } || origin.Once is not { } once)
        {
            return made;
        }

        // Refused, or made before: a request that was answered once gets the same answer again, whatever has changed since.
        var before = await requests.FindAsync(once, cancellationToken);
        return !before.Ok ? before.As<Filed>()
            : before.Value is { } done && DossierSubject.IdOf(done.Subject) is { } id ? await AnswerAsync(id, done.Seq, repeated: true, cancellationToken)
            : made;
    }

    /// <summary>A submission's own key from the key of its request: one request makes one dossier, told by the dossier's own unique index.</summary>
    internal static Guid SubmissionKeyOf(OnceOnly once)
    {
        Span<byte> both = stackalloc byte[16 + 32];
        once.KeyId.TryWriteBytes(both, bigEndian: true, out _);
        once.KeyHash.CopyTo(both[16..]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(both, hash);
        var id = hash[..16];
        id[6] = (byte)(0x80 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }

    private async Task<Outcome<Filed>> FileAsync(Actor system, Request request, CancellationToken cancellationToken)
    {
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var centre = AgencyCode.TryParse(request.ReceivingAgency, out var code) ? shelf.FindNow(code, time.Now().LocalDay()) : null;
        var target = centre is null ? null : new AccessTarget([centre.Path], centre.Path, HolderOfficerId: null);
        var allowed = await access.DecideAsync(system, Permission.FileForSomebody, target, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Filed>();
        }

        if ((await catalogue.GetAsync(db.ProvinceCode, cancellationToken)).Find(request.Procedure) is not { } procedure)
        {
            return DossierProblems.NoSuchProcedure;
        }

        if (!procedure.IsHandled)
        {
            return DossierProblems.OnlyTold;
        }

        if (centre is not { IsCentre: true })
        {
            return DossierProblems.NoCentre;
        }

        var definition = (await procedures.GetAsync(procedure.VersionId, cancellationToken)).Read();
        var papers = await PapersAsync(system, definition, request, cancellationToken);
        if (!papers.Ok)
        {
            return papers.As<Filed>();
        }

        var filing = new SubmitDossier.Request(
            origin.Once is { } once ? SubmissionKeyOf(once) : Ids.New(time.Now()),
            procedure.VersionId, centre.Id, request.Applicant, request.Submitter, request.Answers, papers.Value, request.Channel,
            Assisted: request is { Officer: not null, Channel: Channel.Online }, request.Commune, request.FormOnPaper);
        return request.Channel == Channel.Online
            ? await SubmitAsync(system, request.Officer, filing, target!, cancellationToken)
            : await TakeAsync(request, filing, cancellationToken);
    }

    private async Task<Outcome<Filed>> SubmitAsync(Actor system, Actor? officer, SubmitDossier.Request filing, AccessTarget target, CancellationToken cancellationToken)
    {
        Outcome<Actor> by = officer is null ? system : await access.DecideAsync(officer, Permission.FileForSomebody, target, cancellationToken);
        if (!by.Ok)
        {
            return by.As<Filed>();
        }

        var made = await submit.SubmitAsync(by.Value, filing, [], cancellationToken);
        return made.Ok
            ? new Filed(made.Value.Code, DossierState.Submitted, made.Value.At, made.Value.ReceptionDueAt, Seq: 1, made.Value.Repeated)
            : made.As<Filed>();
    }

    private async Task<Outcome<Filed>> TakeAsync(Request request, SubmitDossier.Request filing, CancellationToken cancellationToken)
    {
        if (request.Officer is not { } officer)
        {
            return Access.Refused;
        }

        var taken = await counter.HandleAsync(officer, new(filing, ByPost: request.Channel == Channel.Post, request.Note), cancellationToken);
        if (!taken.Ok)
        {
            return taken.As<Filed>();
        }

        var made = db.Set<Dossier>().Local.FirstOrDefault(row => row.Code == taken.Value.Code);
        return made is null
            ? await AnswerAsync((await db.Set<Dossier>().AsNoTracking().FirstAsync(row => row.Code == taken.Value.Code, cancellationToken)).Id, 1, repeated: true, cancellationToken)
            : new Filed(made.Code, made.State, made.SubmittedAt, made.ReceptionDueAt, db.Set<ActHead>().Local.First(head => head.Subject == made.Subject).Seq, Repeated: false);
    }

    /// <summary>What a request led to, from the act it made last.</summary>
    private async Task<Outcome<Filed>> AnswerAsync(Guid id, int seq, bool repeated, CancellationToken cancellationToken)
    {
        var subject = DossierSubject.Of(id);
        var found = await db.Set<Dossier>().AsNoTracking().Where(row => row.Id == id)
            .Join(db.Set<Act>().Where(act => act.Subject == subject && act.Seq == seq), row => row.ProvinceCode, act => act.ProvinceCode, (row, act) => new { row, act })
            .FirstAsync(cancellationToken);
        var after = found.act.After() ?? throw new InvalidOperationException($"Act {seq} of {found.row.Code} does not say where the dossier stands.");
        return new Filed(found.row.Code, after.State, found.row.SubmittedAt, found.row.ReceptionDueAt, seq, repeated);
    }

    private async Task<Outcome<IReadOnlyList<SubmitDossier.Paper>>> PapersAsync(
        Actor system, ProcedureDefinition definition, Request request, CancellationToken cancellationToken)
    {
        var papers = await ApiPapers.ReadAsync(db, system, definition, request.Attachments, request.Channel != Channel.Online, limits, cancellationToken);
        if (!papers.Ok || request.Channel == Channel.Online)
        {
            return papers;
        }

        // An incomplete dossier is not accepted at a counter; online the submission itself asks.
        var missing = definition.Components.Where(component => component is { Required: true, RequiredWhen: null } && papers.Value.All(paper => paper.Component != component.Key))
            .Select(component => DossierProblems.MissingPaper(component.Key, component.Name)).ToList();
        return missing.Count > 0 ? missing : papers;
    }
}
