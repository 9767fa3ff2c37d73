using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>A dossier's clocks as another system is told of them.</summary>
/// <param name="Clocks">Null before acceptance; with the internal limit only in the name of an officer who reads the dossier.</param>
public sealed record ToldClock(ToldDossier Told, DossierClocks? Clocks);

/// <summary>The clocks of one dossier for another system: to whom the dossier is there, as <see cref="TellDossier"/> decides.</summary>
public sealed class TellClock(HaiCapDb db, TellDossier dossiers, ReadClocks clocks)
{
    public async Task<Outcome<ToldClock>> HandleAsync(Actor system, string code, Actor? officer = null, CancellationToken cancellationToken = default)
    {
        var found = await dossiers.HandleAsync(system, code, officer, cancellationToken);
        if (!found.Ok)
        {
            return found.As<ToldClock>();
        }

        var dossier = await db.Set<Dossier>().AsNoTracking().FirstAsync(row => row.Id == found.Value.Dossier.Id, cancellationToken);
        return new ToldClock(found.Value, await clocks.HandleAsync(dossier, inner: officer is not null, reasons: found.Value.Full, cancellationToken));
    }
}
