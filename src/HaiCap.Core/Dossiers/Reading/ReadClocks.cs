using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>The clocks of one dossier for whoever may see it already: five statements, however long its history is.</summary>
public sealed class ReadClocks(HaiCapDb db, GrantBook book, CalendarBook calendars, PublishedProcedures procedures, TimeProvider time)
{
    private static readonly string Recomputed = ActNames.Of<DueRecomputed>();

    /// <param name="inner">With the internal limit, for officers.</param>
    /// <param name="reasons">With what an officer wrote of the reason of an extension: not for the public.</param>
    /// <returns>Null before acceptance.</returns>
    public async Task<DossierClocks?> HandleAsync(Dossier dossier, bool inner, bool reasons = true, CancellationToken cancellationToken = default)
    {
        if (dossier.Clock is null)
        {
            return null;
        }

        var shelf = await book.AgenciesAsync(db, cancellationToken);
        return DossierClocks.Of(new ClockFacts(
            dossier,
            (await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read(),
            await calendars.ForAsync(dossier.CompetentAgencyId, cancellationToken),
            await db.Set<DossierHop>().AsNoTracking().Where(hop => hop.DossierId == dossier.Id).OrderBy(hop => hop.Number).ToListAsync(cancellationToken),
            await db.Set<Consultation>().AsNoTracking().Where(row => row.DossierId == dossier.Id).OrderBy(row => row.Id).ToListAsync(cancellationToken),
            await db.Set<DossierDocument>().AsNoTracking().Where(row => row.DossierId == dossier.Id && row.Kind != DocumentKind.Result).OrderBy(row => row.Id).ToListAsync(cancellationToken),
            await db.Set<DossierPaper>().AsNoTracking().Where(row => row.DossierId == dossier.Id && row.SupplementId != null).ToListAsync(cancellationToken),
            await db.Set<Act>().AsNoTracking().Where(act => act.Subject == dossier.Subject && act.Name == Recomputed).OrderBy(act => act.Seq).ToListAsync(cancellationToken),
            id => shelf.Find(id),
            time.Now(),
            inner,
            reasons));
    }
}
