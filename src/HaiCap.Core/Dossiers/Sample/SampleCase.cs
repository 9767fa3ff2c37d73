using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Sample;

/// <summary>One sample dossier: who files it, who has it, and what is read of it.</summary>
internal sealed class SampleCase(SampleHouse house, SampleFilings filings, SampleFilings.Filing filing, int turn)
{
    private string code = "";

    public SampleFilings.Filing Filing => filing;

    public int Turn => turn;

    public DossierRef Which => new(code);

    public Actor Citizen => new(ActorKind.Citizen, SampleIds.For($"citizen/{Person.Number}"), Person.Name);

    private SampleCitizen Person => SamplePeople.Citizens(SampleLoader.Folder)[filing.By - 1];

    private Party CitizenParty => new(PartyKind.Citizen, Person.Name, Person.Number, Person.Address, Person.Phone, Person.Email);

    private Party Applicant => filing.For == 0 ? CitizenParty : CitizenParty with
    {
        Kind = PartyKind.Enterprise,
        Name = filings.Organisations[filing.For - 1].Name,
        IdNumber = filings.Organisations[filing.For - 1].TaxNumber,
    };

    public async Task FileAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var version = await VersionAsync(cancellationToken);
        var definition = version.Read();
        var answers = new SampleAnswers(filings.Texts, Applicant, CitizenParty, Person.UnitCode, today, turn).Fill(definition.Form);
        var papers = new List<SubmitDossier.Paper>();
        foreach (var component in definition.Components.Where(component => component.MustAttach(answers)))
        {
            var file = await house.PaperAsync(component.Key, cancellationToken);
            papers.Add(filing.Channel == Channel.Online
                ? new(component.Key, PaperForm.Electronic, file.Hash, $"{component.Key}.pdf", file.Size)
                : new(component.Key, PaperForm.CertifiedCopy, FileHash: null, FileName: null));
        }

        var (reception, centre) = await ReceptionAsync(cancellationToken);
        var request = new SubmitDossier.Request(
            SampleIds.For($"dossier/{turn}"), version.Id, centre, Applicant, CitizenParty.Name, answers, papers, filing.Channel, filing.Assisted, Person.UnitCode);
        code = filing.Channel == Channel.Online
            ? (await house.DoAsync<SubmitDossier, SubmitDossier.Submitted>(submit => submit.HandleAsync(filing.Assisted ? reception : Citizen, request, cancellationToken))).Code
            : (await house.DoAsync<FileAtCounter, DossierMoved>(file => file.HandleAsync(reception, new(request, filing.Channel == Channel.Post), cancellationToken))).Code;
    }

    /// <summary>Who works on it now: the officer named, else the first of the unit with the step's role.</summary>
    public async Task<Actor> ActorAsync(CancellationToken cancellationToken)
    {
        var dossier = await DossierAsync(cancellationToken);
        return await house.WithAsync(async db =>
        {
            var work = await db.Set<OpenWork>().AsNoTracking().FirstAsync(row => row.DossierId == dossier.Id && row.Kind == WorkKind.Step, cancellationToken);
            var officer = work.HolderOfficerId ?? await db.Set<Position>().AsNoTracking()
                .Where(position => position.Role == work.Role
                    && (position.AgencyId == work.HolderUnitId || (work.Role == Role.Clerk && position.Agency!.ParentId == work.HolderUnitId && position.Agency.Kind != AgencyKind.CommuneCommittee)))
                .OrderByDescending(position => position.SigningForm == SigningForm.Head).ThenBy(position => position.Id)
                .Select(position => position.OfficerId).FirstAsync(cancellationToken);
            return await NamedAsync(db, officer, cancellationToken);
        });
    }

    /// <summary>The head of the office that appraises it.</summary>
    public async Task<Actor> HeadAsync(CancellationToken cancellationToken)
    {
        var dossier = await DossierAsync(cancellationToken);
        return await house.WithAsync(async db => await NamedAsync(
            db,
            await db.Set<Position>().Where(position => position.AgencyId == dossier.DivisionId && position.Role == Role.HeadOfOffice)
                .OrderBy(position => position.Id).Select(position => position.OfficerId).FirstAsync(cancellationToken),
            cancellationToken));
    }

    /// <summary>Mostly the first specialist of the office, whose account a visitor is told of.</summary>
    public Task<Guid> SpecialistAsync(CancellationToken cancellationToken) => house.WithAsync(async db =>
    {
        var division = await db.Set<Dossier>().Where(row => row.Code == code).Select(row => row.DivisionId).FirstAsync(cancellationToken);
        var officers = await db.Set<Position>().Where(position => position.AgencyId == division && position.Role == Role.Specialist)
            .Join(db.Set<Officer>(), position => position.OfficerId, officer => officer.Id, (_, officer) => new { officer.Id, officer.Email })
            .OrderBy(officer => officer.Email).Select(officer => officer.Id).ToListAsync(cancellationToken);
        return officers[turn % 5 == 4 ? officers.Count - 1 : 0];
    });

    /// <summary>A paper to find fault with.</summary>
    public async Task<string> ComponentKeyAsync(CancellationToken cancellationToken) =>
        (await DefinitionAsync(cancellationToken)).Components.First(component => component is { FromForm: false, NeedsFile: true }).Key;

    public async Task<ProcedureDefinition> DefinitionAsync(CancellationToken cancellationToken) => (await VersionAsync(cancellationToken)).Read();

    public Task<Dossier> DossierAsync(CancellationToken cancellationToken) =>
        house.WithAsync(db => db.Set<Dossier>().AsNoTracking().FirstAsync(row => row.Code == code, cancellationToken));

    private static async Task<Actor> NamedAsync(HaiCapDb db, Guid officer, CancellationToken cancellationToken) =>
        new(ActorKind.Officer, officer, await db.Set<Officer>().Where(row => row.Id == officer).Select(row => row.Name).FirstAsync(cancellationToken));

    private Task<(Actor By, Guid Centre)> ReceptionAsync(CancellationToken cancellationToken) => house.WithAsync(async db =>
    {
        var officer = SampleIds.For($"officer/tiepnhan.{filing.Centre}");
        var post = await db.Set<Position>().AsNoTracking().Include(position => position.Officer).FirstAsync(position => position.OfficerId == officer, cancellationToken);
        return (new Actor(ActorKind.Officer, officer, post.Officer!.Name), post.AgencyId);
    });

    private Task<ProcedureVersion> VersionAsync(CancellationToken cancellationToken) => house.WithAsync(db =>
        db.Set<ProcedureVersion>().AsNoTracking().Handled().OrderByDescending(row => row.Number).FirstAsync(row => row.Code == filing.Procedure, cancellationToken));
}
