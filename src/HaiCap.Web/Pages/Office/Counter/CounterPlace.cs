using HaiCap.Core;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.SignIn;

namespace HaiCap.Web.Pages.Office.Counter;

/// <summary>The counter somebody stands at: their centre, the catalogue, the communes a case may belong to.</summary>
public sealed class CounterPlace(CallerContext caller, ProcedureCatalogue catalogue, UnitDirectory units, TimeProvider time)
{
    public CallerContext Caller => caller;

    /// <summary>The centre the caller receives for; null when they do not.</summary>
    public Agency? Centre => caller.Positions.FirstOrDefault(position => Access.RoleAllows(position.Role, Permission.ReceiveDossier) && position.Agency is { IsCentre: true })?.Agency;

    public ValueTask<CatalogueSnapshot> CatalogueAsync(CancellationToken cancellationToken) => catalogue.GetAsync(caller.ProvinceCode, cancellationToken);

    /// <summary>Whose commune decides, where the procedure is a commune's.</summary>
    public async Task<IReadOnlyList<UnitView>> CommunesAsync(ProcedureDefinition procedure, CancellationToken cancellationToken) =>
        procedure.CompetentAgency.Kind != CompetentKind.CommuneCommittee ? []
            : [.. (await units.GetAsync(cancellationToken)).Communes(caller.ProvinceCode, time.Now().LocalDay())];
}
