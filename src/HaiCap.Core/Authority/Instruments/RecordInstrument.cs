using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Authority.Instruments;

/// <summary>Puts an instrument in the register.</summary>
public sealed class RecordInstrument(HaiCapDb db, ActRecorder acts, AuthorityAccess access, TimeProvider time)
{
    /// <summary>Its id. ACC-001, AUT-003 … AUT-007, AUT-015, AUT-017.</summary>
    /// <param name="id">Chosen by a sample or an import; made here when null.</param>
    public async Task<Outcome<Guid>> HandleAsync(Actor by, InstrumentFacts facts, Guid? id = null, CancellationToken cancellationToken = default)
    {
        var allowed = await access.DecideAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Guid>();
        }

        var given = facts.Normal();
        var faults = given.Faults().ToList();
        if (faults.Count > 0)
        {
            return faults;
        }

        if (await db.Set<LegalInstrument>().AnyAsync(row => row.Number == given.Number, cancellationToken))
        {
            return AuthorityProblems.KnownNumber;
        }

        if (await AmendInstrument.UnknownAsync(db, given, cancellationToken))
        {
            return AuthorityProblems.NoInstrument;
        }

        var row = db.Add(new LegalInstrument
        {
            ProvinceCode = db.ProvinceCode,
            Id = id ?? Ids.New(time.Now()),
            Kind = given.Kind,
            Number = given.Number!,
            Issuer = given.Issuer!,
            Title = given.Title!,
            SignedOn = given.SignedOn,
            InForceFrom = given.InForceFrom,
            Link = given.Link,
            Articles = LegalInstrument.ToJson(given.Articles!),
            Changes = LegalInstrument.ToJson(given.Changes!),
            Folded = LegalInstrument.Fold(given.Number!, given.Title!, given.Issuer!),
        }).Entity;
        acts.RecordFirst(
            AuthoritySubjects.OfInstrument(row.Id), allowed.Value,
            new InstrumentRecorded(row.Kind, row.Number, row.Issuer, row.Title, row.SignedOn, row.InForceFrom, row.Link, row.FileHash));
        var saved = await db.SaveActsAsync(cancellationToken, message => message.Contains("legal_instruments", StringComparison.Ordinal));
        return saved.Ok ? row.Id : saved.As<Guid>();
    }
}
