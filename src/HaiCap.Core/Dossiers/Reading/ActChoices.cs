using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>A unit to be asked.</summary>
/// <param name="Near">Of the same agency, named first.</param>
public sealed record UnitChoice(Guid Id, string Name, AgencyKind Kind, bool Near);

/// <summary>What the forms of acts offer to choose from.</summary>
public sealed class ActChoices(HaiCapDb db, TimeProvider time)
{
    /// <summary>Who can be given the dossier at its next step, with what each has open.</summary>
    public async Task<IReadOnlyList<WorkHolder>> HoldersAsync(DossierView view, CancellationToken cancellationToken = default)
    {
        if (Workflow.Next(view.Procedure.Steps, view.Dossier.StepKey) is not { } next)
        {
            return [];
        }

        var unit = next.Tier switch
        {
            StepTier.ReceivingCentre => view.Receiving,
            StepTier.CompetentAgency => view.Competent,
            _ => view.Division,
        };
        return await Holders.ListAsync(db, unit.Id, Workflow.RoleOf(next.Performer), time.Now().LocalDay(), cancellationToken);
    }

    /// <summary>Units that can be asked: those of the same agency first, then the province's departments, then the communes.</summary>
    public async Task<IReadOnlyList<UnitChoice>> UnitsAsync(DossierView view, CancellationToken cancellationToken = default)
    {
        var (own, holder) = (view.Competent.Path, view.Dossier.HolderUnitId);
        var found = await db.Set<Agency>().AsNoTracking()
            .Where(agency => agency.ValidTo == null && agency.Id != holder && (agency.Path.StartsWith(own)
                || agency.Kind == AgencyKind.Department || agency.Kind == AgencyKind.SubDepartment || agency.Kind == AgencyKind.CommuneCommittee))
            .OrderBy(agency => agency.Code).Select(agency => new { agency.Id, agency.ShortName, agency.Kind, agency.Path }).ToListAsync(cancellationToken);
        return
        [
            .. found.Select(agency => new UnitChoice(agency.Id, agency.ShortName, agency.Kind, agency.Path.StartsWith(own, StringComparison.Ordinal)))
                .OrderByDescending(unit => unit.Near).ThenBy(unit => unit.Kind == AgencyKind.CommuneCommittee),
        ];
    }
}
