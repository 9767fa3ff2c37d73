using HaiCap.Core.Acts;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Authority.Grants;

/// <summary>Records that by an article of an instrument a competence is somebody's from a day on.</summary>
public sealed class GrantCompetence(HaiCapDb db, ActRecorder acts, AuthorityAccess access, AuthorityBook book, TimeProvider time)
{
    /// <summary>Its id. ACC-001: neither the grantor nor the legal unit over it; AUT-001, AUT-002, AUT-008, AUT-011 … AUT-017, AUT-030 … AUT-036.</summary>
    /// <param name="id">Chosen by a sample or an import; made here when null.</param>
    public async Task<Outcome<Guid>> HandleAsync(Actor by, GrantFacts facts, Guid? id = null, CancellationToken cancellationToken = default)
    {
        var register = await book.RegisterAsync(db, cancellationToken);
        var agencies = await book.AgenciesAsync(db, cancellationToken);
        if (GrantorOf(agencies, facts) is not { } grantor)
        {
            return AuthorityProblems.NoGrantor;
        }

        var allowed = await access.DecideAsync(by, grantor, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Guid>();
        }

        if (await db.Set<LegalInstrument>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == facts.InstrumentId, cancellationToken) is not { } instrument)
        {
            return AuthorityProblems.NoInstrument;
        }

        var parent = facts.ParentId is { } parentId ? register.Find(parentId) : null;
        if (facts.ParentId is not null && parent is null)
        {
            return AuthorityProblems.NoGrant;
        }

        var faults = GrantRules.Check(facts, instrument, parent).Concat(OfHouse(register, agencies, facts)).ToList();
        if (faults.Count > 0)
        {
            return faults;
        }

        var row = db.Add(new CompetenceGrant
        {
            ProvinceCode = db.ProvinceCode,
            Id = id ?? Ids.New(time.Now()),
            InstrumentId = instrument.Id,
            Article = string.IsNullOrWhiteSpace(facts.Article) ? "" : VietnameseText.Nfc(facts.Article),
            Kind = facts.Kind,
            ParentId = facts.ParentId,
            MayPassOn = facts.MayPassOn && facts.Kind is not (GrantKind.Authorisation or GrantKind.ByOrder),
            GrantorId = grantor.Id,
            ValidFrom = facts.From,
            ValidTo = facts.To,
            Terms = facts.Terms.ToJson(),
        }).Entity;
        acts.RecordFirst(
            AuthoritySubjects.OfGrant(row.Id), allowed.Value,
            new CompetenceGranted(row.Kind, instrument.Id, instrument.Number, row.Article, row.ParentId, row.MayPassOn, row.ValidFrom, row.ValidTo, row.Terms));
        var saved = await db.SaveActsAsync(cancellationToken);
        return saved.Ok ? row.Id : saved.As<Guid>();
    }

    /// <summary>Whose grant it is to give: the agency that had the competence; the province records what comes from outside.</summary>
    private static Agency? GrantorOf(AgencyShelf agencies, GrantFacts facts)
    {
        var committee = agencies.Head;
        return facts.Kind == GrantKind.Original || facts.Terms.From is not { Outside: null } from ? committee
            : from.IsOfPlace && facts.Terms.Territory is not [_] ? committee
            : from.At(agencies, facts.Terms.Territory.FirstOrDefault(), facts.From);
    }

    /// <summary>What is named must be there.</summary>
    private static IEnumerable<Problem> OfHouse(AuthorityRegister register, AgencyShelf agencies, GrantFacts facts)
    {
        var to = facts.Terms.To;
        if (to.AgencyCode is not null && to.At(agencies, null, facts.From) is null)
        {
            yield return AuthorityProblems.NoHolder;
        }
        else if (to.PositionId is { } position
            && !(to.At(agencies, facts.Terms.Territory.FirstOrDefault(), facts.From) is { } own && register.PostsOf(own.Id).Any(post => post.PositionId == position && post.InForceOn(facts.From))))
        {
            yield return AuthorityProblems.NoHolder;
        }

        if (facts.Terms.Territory.Any(unit => !agencies.In(unit).Any(agency => agency.IsCommunal)))
        {
            yield return AuthorityProblems.NoSuchPlace;
        }
    }
}
