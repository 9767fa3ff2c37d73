using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>All a dossier's page shows, in a fixed number of statements however long its history is.</summary>
public sealed class GetDossier(HaiCapDb db, Access access, GrantBook book, CalendarBook calendars, PublishedProcedures procedures, IPlaceNames places, TimeProvider time)
{
    /// <summary>For an officer whose position lets them read it; anybody else is told there is none, so that nobody learns which codes are in use.</summary>
    public async Task<Outcome<DossierView>> ForOfficerAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(code, cancellationToken) is not { } dossier)
        {
            return DossierProblems.NotFound;
        }

        var rows = await LoadAsync(dossier, cancellationToken);
        var allowed = await access.DecideAsync(by, Permission.ReadDossier, rows.Target(dossier), cancellationToken);
        return allowed.Ok ? await ViewAsync(dossier, rows, forOwner: false, cancellationToken) : DossierProblems.NotFound;
    }

    /// <summary>For the citizen who filed it; anybody else is told there is none.</summary>
    public async Task<Outcome<DossierView>> ForOwnerAsync(Actor by, string code, CancellationToken cancellationToken = default) =>
        by is { Kind: ActorKind.Citizen, Id: { } citizen } && await FindAsync(code, cancellationToken) is { } dossier && dossier.CitizenId == citizen
            ? await ViewAsync(dossier, await LoadAsync(dossier, cancellationToken), forOwner: true, cancellationToken)
            : DossierProblems.NotFound;

    private async Task<Dossier?> FindAsync(string code, CancellationToken cancellationToken) => DossierCode.TryParse(code, out var parsed)
        ? await db.Set<Dossier>().AsNoTracking().FirstOrDefaultAsync(row => row.Code == parsed.Value, cancellationToken)
        : null;

    private async Task<Rows> LoadAsync(Dossier dossier, CancellationToken cancellationToken)
    {
        var acts = await db.Set<Act>().AsNoTracking().Where(act => act.Subject == dossier.Subject).OrderBy(act => act.Seq).ToListAsync(cancellationToken);
        var hops = await db.Set<DossierHop>().AsNoTracking().Where(hop => hop.DossierId == dossier.Id).OrderBy(hop => hop.Number).ToListAsync(cancellationToken);
        var asked = await db.Set<Consultation>().AsNoTracking().Where(row => row.DossierId == dossier.Id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        HashSet<Guid> units =
        [
            dossier.ReceivingAgencyId, dossier.CompetentAgencyId, dossier.DivisionId, .. hops.Select(hop => hop.UnitId), .. asked.Select(row => row.AskedUnitId),
            .. acts.Where(act => act.AgencyId is not null).Select(act => act.AgencyId!.Value),
        ];
        var shelf = await book.AgenciesAsync(db, cancellationToken);

        // What is decided is told with the names of that day.
        var day = (dossier.DecidedAt ?? time.Now()).LocalDay();
        var agencies = units.Select(id => shelf.On(id, day)).OfType<Agency>().ToDictionary(agency => agency.Id);
        var people = hops.Select(hop => hop.OfficerId).Append(dossier.HolderOfficerId).OfType<Guid>().ToHashSet();
        return new Rows(
            acts, hops, asked, shelf, agencies,
            people.Count == 0 ? [] : await db.Set<Officer>().AsNoTracking().Where(officer => people.Contains(officer.Id))
                .ToDictionaryAsync(officer => officer.Id, officer => officer.Name, cancellationToken),
            await db.Set<DossierPaper>().AsNoTracking().Where(paper => paper.DossierId == dossier.Id).OrderBy(paper => paper.Id).ToListAsync(cancellationToken),
            await db.Set<DossierDocument>().AsNoTracking().Where(document => document.DossierId == dossier.Id).OrderBy(document => document.Id).ToListAsync(cancellationToken));
    }

    private async Task<DossierView> ViewAsync(Dossier dossier, Rows rows, bool forOwner, CancellationToken cancellationToken)
    {
        var procedure = (await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read();
        var calendar = await calendars.ForAsync(dossier.AcceptedAt is null ? dossier.ReceivingAgencyId : dossier.CompetentAgencyId, cancellationToken);
        var names = new StoryNames(procedure, rows.Shelf, time.Now().LocalDay());
        var due = dossier.State.IsDecided() ? null : dossier.AcceptedAt is null ? dossier.ReceptionDueAt : dossier.DueAt;
        var issued = dossier.State is DossierState.Finished or DossierState.Returned;
        var documents = rows.Documents.Where(document => document.Kind != DocumentKind.Result || !forOwner || issued).ToList();
        var result = rows.Documents.FindLast(document => document.Kind == DocumentKind.Result);
        return new DossierView
        {
            Dossier = dossier,
            Procedure = procedure,
            Seq = rows.Acts.Count == 0 ? 0 : rows.Acts[^1].Seq,
            Today = time.Now().LocalDay(),
            ForOwner = forOwner,
            Target = rows.Target(dossier),
            Receiving = rows.Name(dossier.ReceivingAgencyId),
            Competent = rows.Name(dossier.CompetentAgencyId),
            Division = rows.Name(dossier.DivisionId),
            Holder = dossier.HolderUnitId is { } holder ? rows.Name(holder) : null,
            HolderOfficer = forOwner || dossier.HolderOfficerId is not { } officer ? null : rows.Officers.GetValueOrDefault(officer),
            StepName = rows.Hops.FindLast(hop => hop.DoneAt is null)?.StepName ?? Workflow.Find(procedure.Steps, dossier.StepKey)?.Name,
            DueNow = due,
            MinutesLeft = due is { } end && !dossier.ClockStopped && dossier.State != DossierState.SupplementRequested
                ? calendar.WorkingMinutesBetween(time.Now(), end) : null,
            Components = Components(procedure, rows.Papers, FormAnswers.FromJson(dossier.Answers)),
            Answers = FormPrint.Rows(procedure.Form, FormAnswers.FromJson(dossier.Answers), places),
            Documents = [.. documents.Select(View)],
            Hops = forOwner ? [] : [.. rows.Hops.Select(rows.View)],
            Consultations = forOwner ? [] : [.. rows.Asked.Select(rows.View)],
            Clocks = DossierClocks.Of(new ClockFacts(
                dossier, procedure, calendar, rows.Hops, rows.Asked, documents, rows.Papers, rows.Acts.Where(act => act.Name == ActNames.Of<DueRecomputed>()),
                id => rows.Agencies.GetValueOrDefault(id), time.Now(), Inner: !forOwner)),
            History = [.. rows.Acts.Where(act => !forOwner || !RingingActs.IsInternal(act)).Select(act => ActStory.Tell(act, names, forOwner))],
            OpenSupplement = dossier.State == DossierState.SupplementRequested ? rows.Facts<SupplementFacts>(DocumentKind.SupplementRequest) : null,
            OpenPayment = dossier.State == DossierState.PaymentRequested ? rows.Facts<PaymentFacts>(DocumentKind.PaymentRequest) : null,
            Result = forOwner || result is null ? null : ResultFacts.Of(result),
        };
    }

    private static List<ComponentView> Components(Procedures.ProcedureDefinition procedure, List<DossierPaper> papers, FormAnswers answers)
    {
        var known = procedure.Components.Select(component => new ComponentView(
            component.Key, component.Name, component.IsRequired(answers), component.FromForm, [.. papers.Where(paper => paper.Component == component.Key).Select(View)]));
        var others = papers.Where(paper => procedure.Components.All(component => component.Key != paper.Component)).GroupBy(paper => paper.Component, StringComparer.Ordinal)
            .Select(group => new ComponentView(group.Key, group.First().Title, Required: false, FromForm: false, [.. group.Select(View)]));
        return [.. known, .. others];
    }

    private static PaperView View(DossierPaper paper) => new(
        paper.Id, paper.Title, paper.Form, paper.Sets, paper.FileHash is null ? null : paper.FileName ?? paper.Title, paper.FileSize, paper.AddedAt, paper.SupplementId is not null);

    private static DocumentView View(DossierDocument document) => new(
        document.Id, document.Kind, document.Number, document.Title, document.IssuedAt, document.IssuedBy, document.FileHash is not null, document.CheckCode);

    private sealed record Rows(
        List<Act> Acts, List<DossierHop> Hops, List<Consultation> Asked, AgencyShelf Shelf, Dictionary<Guid, Agency> Agencies, Dictionary<Guid, string> Officers,
        List<DossierPaper> Papers, List<DossierDocument> Documents)
    {
        public UnitName Name(Guid id) => Agencies.TryGetValue(id, out var agency) ? new(id, agency.Name, agency.ShortName, agency.Path) : new(id, "…", "…", "");

        public AccessTarget Target(Dossier dossier)
        {
            // Whose paper the result is reads on when the dossier has left its clerk.
            var issuer = Documents.Where(document => document.Kind == DocumentKind.Result).Select(document => ResultFacts.Of(document).IssuerId).OfType<Guid>();
            var parts = Asked.Select(row => row.AskedUnitId).Concat([dossier.ReceivingAgencyId, dossier.CompetentAgencyId, dossier.DivisionId, dossier.HolderUnitId ?? dossier.DivisionId]).Concat(issuer);
            return new AccessTarget(
                [.. parts.Distinct().Where(Agencies.ContainsKey).Select(id => Agencies[id].Path)],
                dossier.HolderUnitId is { } holder ? Agencies.GetValueOrDefault(holder)?.Path : null,
                dossier.HolderOfficerId);
        }

        public HopView View(DossierHop hop) => new(
            hop.Number, hop.StepKey, hop.StepName, hop.GivenBy, hop.UnitId, Name(hop.UnitId).Short, hop.OfficerId is { } id ? Officers.GetValueOrDefault(id) : null,
            hop.StartedAt, hop.DueAt, hop.DoneAt, hop.DoneBy, hop.Note);

        public ConsultationView View(Consultation row) => new(
            row.Id, Name(row.AskedUnitId), row.Question, row.AskedBy, row.AskedAt, row.DueAt, row.Answer, row.AnsweredBy, row.AnsweredAt);

        public T? Facts<T>(DocumentKind kind)
            where T : DocumentFacts => Documents.FindLast(document => document.Kind == kind) is { } document
                ? JsonSerializer.Deserialize<T>(document.Data, OpenedDossier.ClockJson) : null;
    }
}
