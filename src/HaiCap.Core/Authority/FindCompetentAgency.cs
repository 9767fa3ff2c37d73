using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Authority;

/// <summary>The agency that decides and its office that appraises (the agency itself when it names none).</summary>
public sealed record CompetentAgency(Agency Agency, Guid DivisionId);

/// <summary>Where a filing goes, as far as it is known: the centre that takes it, and who decides.</summary>
/// <param name="Receiving">Null when there is no such agency.</param>
/// <param name="Competent">Null when the place that decides it is not known yet.</param>
public sealed record FilingAgencies(Agency? Receiving, CompetentAgency? Competent);

/// <summary>Which agency handles a dossier of a procedure: by the rule of its published version, never by habit.</summary>
public sealed class FindCompetentAgency(HaiCapDb db, GrantBook book)
{
    /// <summary>All agencies of a filing, from memory: every submission asks.</summary>
    /// <param name="receivingId">The centre that takes the dossier: its commune decides where the answers name none.</param>
    /// <param name="communeCode">The commune chosen by who files, for a commune-level procedure filed at another centre.</param>
    public async Task<FilingAgencies> ForAsync(
        ProcedureDefinition procedure, FormAnswers answers, Guid? receivingId, string? communeCode, CancellationToken cancellationToken = default)
    {
        var rule = procedure.CompetentAgency;
        var commune = rule.Kind == CompetentKind.CommuneCommittee ? Commune(rule, answers) ?? communeCode : null;
        var here = await book.AgenciesAsync(db, cancellationToken);
        var receiving = here.Find(receivingId);
        commune ??= receiving is { IsCommunal: true } ? receiving.UnitCode : null;
        var deciding = (rule switch
        {
            { Kind: CompetentKind.CommuneCommittee } => commune is null ? [] : here.In(commune),
            { AgencyCode: null } => here.All.Where(agency => agency.Kind == AgencyKind.ProvincialCommittee),
            _ => new[] { here.Find(AgencyCode.Parse(rule.AgencyCode)), rule.DivisionCode is null ? null : here.Find(AgencyCode.Parse(rule.DivisionCode)) }.OfType<Agency>(),
        }).Where(agency => agency.ValidTo is null).ToList();
        var competent = deciding.Find(Decides(rule, commune));
        return new FilingAgencies(receiving, competent is null ? null : new CompetentAgency(competent, Division(deciding, competent, rule)));
    }

    private static string? Commune(CompetentAgencyRule rule, FormAnswers answers) =>
        rule.PlaceField is null ? null : answers.Place(rule.PlaceField)?.Commune is { Length: > 0 } commune ? commune : null;

    private static Predicate<Agency> Decides(CompetentAgencyRule rule, string? commune) => rule switch
    {
        { Kind: CompetentKind.CommuneCommittee } => agency => agency.Kind == AgencyKind.CommuneCommittee && agency.UnitCode == commune,
        { AgencyCode: null } => agency => agency.Kind == AgencyKind.ProvincialCommittee,
        _ => agency => agency.Code == AgencyCode.Parse(rule.AgencyCode),
    };

    private static Guid Division(List<Agency> inForce, Agency agency, CompetentAgencyRule rule)
    {
        var division = agency.Kind == AgencyKind.CommuneCommittee
            ? inForce.Where(office => office.ParentId == agency.Id && office.Kind == AgencyKind.CommuneDivision).MinBy(office => office.Id)
            : rule.DivisionCode is null ? null : inForce.Find(office => office.Code == AgencyCode.Parse(rule.DivisionCode));
        return division?.Id ?? agency.Id;
    }
}
