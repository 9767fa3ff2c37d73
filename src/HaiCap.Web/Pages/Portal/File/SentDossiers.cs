using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Pages.Portal.File;

public sealed record SentDossier(
    Guid Id, string Code, string ProcedureName, DateTimeOffset SubmittedAt, DateTimeOffset ReceptionDueAt, string CentreName, string AgencyName);

/// <summary>The dossier a draft became, for its own citizen.</summary>
public sealed class SentDossiers(HaiCapDb db)
{
    public async Task<SentDossier?> FindAsync(Actor by, Guid draftId, CancellationToken cancellationToken)
    {
        if (by is not { Kind: ActorKind.Citizen, Id: { } me })
        {
            return null;
        }

        return await db.Set<Dossier>().AsNoTracking().Where(d => d.SubmissionKey == draftId && d.CitizenId == me)
            .Join(db.Set<Agency>(), d => d.ReceivingAgencyId, a => a.Id, (d, centre) => new { d, centre })
            .Join(db.Set<Agency>(), x => x.d.CompetentAgencyId, a => a.Id, (x, agency) => new SentDossier(
                x.d.Id, x.d.Code, x.d.ProcedureName, x.d.SubmittedAt, x.d.ReceptionDueAt, x.centre.Name, agency.Name))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
