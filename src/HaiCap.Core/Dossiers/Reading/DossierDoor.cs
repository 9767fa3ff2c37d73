using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>
/// Opens a dossier for reading: for its owner or the system that filed it, or for an officer whose position reads it. To anybody else it
/// is not there, so that nobody learns which codes are in use.
/// </summary>
public sealed class DossierDoor(HaiCapDb db, DossierDesk desk, Access access)
{
    public async Task<Outcome<Dossier>> OpenAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        if (!DossierCode.TryParse(code, out var parsed)
            || await db.Set<Dossier>().AsNoTracking().FirstOrDefaultAsync(row => row.Code == parsed.Value, cancellationToken) is not { } dossier)
        {
            return DossierProblems.NotFound;
        }

        if (by.Kind == ActorKind.Citizen)
        {
            return by.Id is { } me && dossier.CitizenId == me ? dossier : DossierProblems.NotFound;
        }

        var target = await desk.TargetOfAsync(dossier, cancellationToken);
        var allowed = await access.DecideAsync(by, Permission.ReadDossier, target, cancellationToken);
        if (!allowed.Ok && await IssuerPathAsync(dossier, cancellationToken) is { } issuer)
        {
            allowed = await access.DecideAsync(by, Permission.ReadDossier, target with { Participants = [.. target.Participants, issuer] }, cancellationToken);
        }

        // Papers tell all of a person: a system has those it filed itself, and the others only in the name of an officer who may read them.
        return allowed.Ok && (by.Kind != ActorKind.Integrator || await desk.IsFiledByAsync(dossier, by, cancellationToken)) ? dossier : DossierProblems.NotFound;
    }

    /// <summary>The agency that authorised whoever signed: the result is its paper, which it may look at when the dossier has left its clerk.</summary>
    private async Task<string?> IssuerPathAsync(Dossier dossier, CancellationToken cancellationToken)
    {
        var result = await db.Set<DossierDocument>().AsNoTracking().FirstOrDefaultAsync(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.Result, cancellationToken);
        return result is not null && ResultFacts.Of(result).IssuerId is { } issuer
            ? await db.Set<Agency>().Where(agency => agency.Id == issuer).Select(agency => agency.Path).FirstOrDefaultAsync(cancellationToken) : null;
    }
}
