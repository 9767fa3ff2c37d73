using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Pages.Portal.File;

public sealed record SentDossier(
    Guid Id, string Code, string ProcedureName, DateTimeOffset SubmittedAt, DateTimeOffset ReceptionDueAt, string CentreName, string AgencyName);

/// <summary>The dossier a draft became, for who sent it.</summary>
public sealed class SentDossiers(HaiCapDb db)
{
    public async Task<SentDossier?> FindAsync(Actor by, Guid draftId, CancellationToken cancellationToken)
    {
        // What an officer sent for somebody is found by its key; the office's pages ask access again.
        var own = by switch
        {
            { Kind: ActorKind.Citizen, Id: { } me } => db.Set<Dossier>().Where(d => d.SubmissionKey == draftId && d.CitizenId == me),
            { Kind: ActorKind.Officer } => db.Set<Dossier>().Where(d => d.SubmissionKey == draftId && d.Assisted),
            _ => db.Set<Dossier>().Where(_ => false),
        };
        return await own.AsNoTracking()
            .Join(db.Set<Agency>(), d => d.ReceivingAgencyId, a => a.Id, (d, centre) => new { d, centre })
            .Join(db.Set<Agency>(), x => x.d.CompetentAgencyId, a => a.Id, (x, agency) => new SentDossier(
                x.d.Id, x.d.Code, x.d.ProcedureName, x.d.SubmittedAt, x.d.ReceptionDueAt, x.centre.Name, agency.Name))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
