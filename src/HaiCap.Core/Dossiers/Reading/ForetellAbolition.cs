using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>What an abolition would meet, to be read before it is decided.</summary>
/// <param name="Running">Dossiers not decided yet; they go on under their version.</param>
/// <param name="Begun">Filings people have begun and not sent; after the last day they cannot be sent.</param>
/// <param name="OnlyGrants">Grants of competence that are for this procedure alone: nothing is left of them.</param>
/// <param name="OtherGrants">Grants that cover it among others: they go on for the rest.</param>
/// <param name="Namesakes">Other procedures in force of the same national code or the same name, which people may file instead or take for it.</param>
public sealed record AbolitionEffects(
    ProcedureVersion Last, int Running, int Begun, IReadOnlyList<StandingGrant> OnlyGrants, IReadOnlyList<StandingGrant> OtherGrants, IReadOnlyList<ProcedureVersion> Namesakes);

public sealed class ForetellAbolition(HaiCapDb db, ProcedureBook procedures, AuthorityBook authority, TimeProvider time)
{
    /// <summary>ACC-001; PRO-020: there is no such procedure.</summary>
    public async Task<Outcome<AbolitionEffects>> HandleAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        var versions = await procedures.VersionsAsync(by, code, cancellationToken);
        if (!versions.Ok)
        {
            return versions.As<AbolitionEffects>();
        }

        if (versions.Value is not [var last, ..])
        {
            return AbolishProcedure.NotFound;
        }

        var today = time.Now().LocalDay();
        var running = await db.Set<Dossier>().CountAsync(
            dossier => db.Set<OpenWork>().Select(work => work.DossierId).Contains(dossier.Id) && dossier.ProcedureCode == code && dossier.DecidedAt == null, cancellationToken);
        var begun = await db.Set<Draft>().CountAsync(draft => draft.ProcedureCode == code && draft.Step != Draft.SupplementStep, cancellationToken);
        var (only, others) = last.Kind == PublicationKind.Handled ? Grants(await authority.RegisterAsync(db, cancellationToken), ProcedureFacts.Of(last), today) : ([], []);
        var national = ProcedureCode.Parse(code).National;
        var namesakes = await db.Set<ProcedureVersion>().AsNoTracking()
            .Where(version => version.Code != code && version.ValidFrom <= today && (version.ValidTo == null || version.ValidTo >= today) && (version.Code.StartsWith(national) || version.Name == last.Name))
            .OrderBy(version => version.Code).Take(20).ToListAsync(cancellationToken);
        return new AbolitionEffects(last, running, begun, only, others, namesakes);
    }

    private static (List<StandingGrant> Only, List<StandingGrant> Others) Grants(AuthorityRegister register, ProcedureFacts procedure, DateOnly today)
    {
        var standing = register.Grants.Where(grant => (grant.To is null || grant.To >= today) && grant.Terms.Covers(procedure)).ToLookup(grant => grant.Terms is { Codes: [_], Fields: [], Tags: [] });
        return ([.. standing[true]], [.. standing[false]]);
    }
}
