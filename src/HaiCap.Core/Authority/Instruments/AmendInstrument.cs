using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Authority.Instruments;

/// <summary>Mends what the register says of an instrument: an article quoted, its link, what it replaces.</summary>
public sealed class AmendInstrument(HaiCapDb db, ActRecorder acts, AuthorityAccess access)
{
    /// <summary>ACC-001: not the province's legal unit; AUT-001, AUT-003 … AUT-007, AUT-015, AUT-017.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Guid id, InstrumentFacts facts, string? why = null, CancellationToken cancellationToken = default)
    {
        var allowed = await access.DecideForProvinceAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        var given = facts.Normal();
        if (await db.Set<LegalInstrument>().FirstOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } row || await UnknownAsync(db, given, cancellationToken))
        {
            return AuthorityProblems.NoInstrument;
        }

        var faults = given.Faults().ToList();
        if (row.EndedOn < given.InForceFrom)
        {
            faults.Add(AuthorityProblems.EndsBeforeItBegins);
        }

        if (faults.Count == 0 && await db.Set<LegalInstrument>().AnyAsync(one => one.Number == given.Number && one.Id != id, cancellationToken))
        {
            faults.Add(AuthorityProblems.KnownNumber);
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        (row.Kind, row.Number, row.Issuer, row.Title) = (given.Kind, given.Number!, given.Issuer!, given.Title!);
        (row.SignedOn, row.InForceFrom, row.Link) = (given.SignedOn, given.InForceFrom, given.Link);
        (row.Articles, row.Changes) = (LegalInstrument.ToJson(given.Articles!), LegalInstrument.ToJson(given.Changes!));
        row.Folded = LegalInstrument.Fold(row.Number, row.Title, row.Issuer);
        if (!db.ChangeTracker.HasChanges())
        {
            return default(Done);
        }

        await acts.RecordAsync(
            AuthoritySubjects.OfInstrument(id), allowed.Value,
            new InstrumentAmended(row.Kind, row.Number, row.Issuer, row.Title, row.SignedOn, row.InForceFrom, row.Link, row.FileHash, given.Articles!, given.Changes!),
            string.IsNullOrWhiteSpace(why) ? null : why, cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken, message => message.Contains("legal_instruments", StringComparison.Ordinal));
    }

    /// <summary>Whether it is said to amend or replace one the register does not have.</summary>
    internal static async Task<bool> UnknownAsync(HaiCapDb db, InstrumentFacts given, CancellationToken cancellationToken)
    {
        var named = given.Changes!.Select(change => change.InstrumentId).ToList();
        return named.Count > 0 && await db.Set<LegalInstrument>().CountAsync(row => named.Contains(row.Id), cancellationToken) < named.Count;
    }
}
