using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Authority.Grants;

/// <summary>A grant as it is about to be recorded.</summary>
/// <param name="To">Last day.</param>
public sealed record GrantFacts(
    Guid InstrumentId, string? Article, GrantKind Kind, Guid? ParentId, bool MayPassOn, DateOnly From, DateOnly? To, GrantTerms Terms);

/// <summary>What the law asks of a grant, whoever records it.</summary>
public static class GrantRules
{
    /// <summary>AUT-008, AUT-011 … AUT-014, AUT-017, AUT-030 … AUT-036.</summary>
    /// <param name="parent">The grant passed on, when one is named.</param>
    public static IEnumerable<Problem> Check(GrantFacts facts, LegalInstrument instrument, StandingGrant? parent)
    {
        var terms = facts.Terms;
        return OfTerms(terms, facts).Concat(OfDays(facts, instrument, parent)).Concat(facts.Kind == GrantKind.Original ? [] : OfPassingOn(facts, instrument, parent));
    }

    private static IEnumerable<Problem> OfTerms(GrantTerms terms, GrantFacts facts)
    {
        if (terms.Codes.Count + terms.Fields.Count + terms.Tags.Count == 0)
        {
            yield return AuthorityProblems.NothingCovered;
        }

        if (terms.Codes.Any(code => !ProcedureCode.TryParse(code, out _)))
        {
            yield return AuthorityProblems.NoCode;
        }

        if (!terms.To.IsPlain)
        {
            yield return AuthorityProblems.NoHolder;
        }

        if (facts.Kind != GrantKind.Original && terms.From is not { IsPlain: true })
        {
            yield return AuthorityProblems.NoGrantor;
        }

        if (terms.When is not null && string.IsNullOrWhiteSpace(terms.Case))
        {
            yield return AuthorityProblems.NoCondition;
        }

        if (facts.Article?.Length > 100)
        {
            yield return AuthorityProblems.TooLong("Article", 100);
        }
    }

    private static IEnumerable<Problem> OfDays(GrantFacts facts, LegalInstrument instrument, StandingGrant? parent)
    {
        if (facts.To < facts.From)
        {
            yield return AuthorityProblems.EndsBeforeItBegins;
        }

        if (facts.From < instrument.InForceFrom || (instrument.EndedOn is { } end && (facts.From > end || facts.To > end)))
        {
            yield return AuthorityProblems.LongerThanInstrument;
        }

        if (parent is not null && (facts.From < parent.From || (parent.To is { } last && (facts.From > last || facts.To > last))))
        {
            yield return AuthorityProblems.LongerThanParent;
        }
    }

    private static IEnumerable<Problem> OfPassingOn(GrantFacts facts, LegalInstrument instrument, StandingGrant? parent)
    {
        var authorisation = facts.Kind is GrantKind.Authorisation or GrantKind.Delegation;
        if (authorisation && facts.To is null)
        {
            yield return AuthorityProblems.NoEnd;
        }

        // Written before it is used: a decision or an authorisation of its own, not a decree that speaks of everybody.
        if (facts.Kind == GrantKind.Authorisation && (instrument.Kind is not (InstrumentKind.Decision or InstrumentKind.Authorisation) || instrument.SignedOn > facts.From))
        {
            yield return AuthorityProblems.NotWritten;
        }

        if (parent is null)
        {
            yield break;
        }

        if (parent.Kind == GrantKind.Authorisation || (parent.Kind == GrantKind.Delegation && authorisation))
        {
            yield return AuthorityProblems.PassedOn;
        }
        else if (parent is { Kind: not GrantKind.Original, MayPassOn: false } && facts.Kind is not (GrantKind.ByOrder or GrantKind.Authorisation))
        {
            yield return AuthorityProblems.MayNotPassOn;
        }

        if (facts.Terms.From is { } from && !IsHolder(from, parent.Terms.To))
        {
            yield return AuthorityProblems.NotTheHolder;
        }
    }

    /// <summary>The committee of one commune may pass on what committees of communes have.</summary>
    private static bool IsHolder(Holder from, Holder to) => from == to || (from.Office == to.Office && to.IsOfPlace && from.AgencyCode is not null);
}
