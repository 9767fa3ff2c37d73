using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Authority;

/// <summary>The agency that decides and its office that appraises (the agency itself when it names none).</summary>
public sealed record CompetentAgency(Agency Agency, Guid DivisionId);

/// <summary>Which agency handles a dossier of a procedure: by the rule of its published version, never by habit.</summary>
public sealed class FindCompetentAgency(HaiCapDb db)
{
    /// <summary>Null when the place that decides it is not known yet.</summary>
    /// <param name="receiving">The centre that takes the dossier: its commune decides where the answers name none.</param>
    /// <param name="communeCode">The commune chosen by who files, for a commune-level procedure filed at another centre.</param>
    public async Task<CompetentAgency?> ForAsync(
        ProcedureDefinition procedure, FormAnswers answers, Agency receiving, string? communeCode, CancellationToken cancellationToken = default)
    {
        var rule = procedure.CompetentAgency;
        var agency = rule.Kind == CompetentKind.CommuneCommittee
            ? await CommitteeAsync(Commune(rule, answers) ?? communeCode ?? (receiving.IsCommunal ? receiving.UnitCode : null), cancellationToken)
            : await ByCodeAsync(rule, cancellationToken);
        return agency is null ? null : new CompetentAgency(agency, await DivisionAsync(agency, rule.DivisionCode, cancellationToken));
    }

    private static string? Commune(CompetentAgencyRule rule, FormAnswers answers) =>
        rule.PlaceField is null ? null : answers.Place(rule.PlaceField)?.Commune is { Length: > 0 } commune ? commune : null;

    private Task<Agency?> CommitteeAsync(string? communeCode, CancellationToken cancellationToken) =>
        db.Set<Agency>().AsNoTracking()
            .FirstOrDefaultAsync(agency => agency.UnitCode == communeCode && agency.Kind == AgencyKind.CommuneCommittee && agency.ValidTo == null, cancellationToken);

    private Task<Agency?> ByCodeAsync(CompetentAgencyRule rule, CancellationToken cancellationToken)
    {
        if (rule.AgencyCode is null)
        {
            return db.Set<Agency>().AsNoTracking()
                .FirstOrDefaultAsync(agency => agency.Kind == AgencyKind.ProvincialCommittee && agency.ValidTo == null, cancellationToken);
        }

        var code = AgencyCode.Parse(rule.AgencyCode);
        return db.Set<Agency>().AsNoTracking().FirstOrDefaultAsync(agency => agency.Code == code && agency.ValidTo == null, cancellationToken);
    }

    private async Task<Guid> DivisionAsync(Agency agency, string? divisionCode, CancellationToken cancellationToken)
    {
        if (agency.Kind == AgencyKind.CommuneCommittee)
        {
            return await db.Set<Agency>().Where(office => office.ParentId == agency.Id && office.Kind == AgencyKind.CommuneDivision && office.ValidTo == null)
                .OrderBy(office => office.Id).Select(office => (Guid?)office.Id).FirstOrDefaultAsync(cancellationToken) ?? agency.Id;
        }

        if (divisionCode is null)
        {
            return agency.Id;
        }

        var code = AgencyCode.Parse(divisionCode);
        return await db.Set<Agency>().Where(office => office.Code == code && office.ValidTo == null)
            .Select(office => (Guid?)office.Id).FirstOrDefaultAsync(cancellationToken) ?? agency.Id;
    }
}
