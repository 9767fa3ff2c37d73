using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Succession;

/// <summary>What a plan's terms must be in themselves, before anything is counted. Pure.</summary>
public static class PlanRules
{
    /// <summary>SUC-010 … SUC-020, SUC-023, SUC-027, SUC-028.</summary>
    public static IEnumerable<Problem> Check(PlanTerms terms, AgencyShelf shelf, DateOnly day)
    {
        var there = shelf.All.Where(agency => agency.InForceOn(day) || agency.InForceOn(day.AddDays(-1))).ToDictionary(agency => agency.Code.Text, StringComparer.Ordinal);
        var problems = Units(terms, there).Concat(News(terms, shelf, there)).Concat(Names(terms)).ToList();
        return problems.Count > 0 ? problems : Handings(terms, shelf, there).Concat(Children(terms, shelf, there)).DistinctBy(one => (one.Code, one.Vi));
    }

    private static IEnumerable<Problem> Units(PlanTerms terms, Dictionary<string, Agency> there)
    {
        if (!terms.Touched.Any())
        {
            yield return SuccessionProblems.NoUnit;
        }

        foreach (var code in terms.Touched.Where(code => !there.ContainsKey(code)))
        {
            yield return SuccessionProblems.NoSuchUnit(code);
        }

        foreach (var code in terms.Handings.Select(one => one.To).Where(code => !there.ContainsKey(code) && terms.New.All(one => one.Code != code)).Distinct(StringComparer.Ordinal))
        {
            yield return SuccessionProblems.NoSuccessor(code);
        }
    }

    private static IEnumerable<Problem> News(PlanTerms terms, AgencyShelf shelf, Dictionary<string, Agency> there)
    {
        foreach (var one in terms.New)
        {
            if (!AgencyCode.TryParse(one.Code, out var code) || shelf.Find(code) is not null || terms.New.Count(other => other.Code == one.Code) > 1)
            {
                yield return SuccessionProblems.CodeTaken(one.Code);
            }

            if (string.IsNullOrWhiteSpace(one.Name) || string.IsNullOrWhiteSpace(one.ShortName))
            {
                yield return SuccessionProblems.NoNewName with { Field = "New" };
            }

            if (one.Name.Length > 200 || one.ShortName.Length > 100 || one.EnglishName?.Length > 200 || one.Notation?.Length > 30)
            {
                yield return SuccessionProblems.TooLong with { Field = "New" };
            }

            // A chain of new units ends at one that is there; a circle does not.
            var above = one.Parent;
            for (var steps = 0; above.Length > 0 && !there.ContainsKey(above); steps++)
            {
                if (terms.New.FirstOrDefault(other => other.Code == above) is not { } next || steps > terms.New.Count)
                {
                    yield return SuccessionProblems.NoParent(one.Parent);
                    break;
                }

                above = next.Parent;
            }

            if (terms.Ending.Contains(above, StringComparer.Ordinal))
            {
                yield return SuccessionProblems.NoParent(above);
            }
        }
    }

    private static IEnumerable<Problem> Names(PlanTerms terms)
    {
        foreach (var one in terms.Names)
        {
            if (string.IsNullOrWhiteSpace(one.Name) || string.IsNullOrWhiteSpace(one.ShortName))
            {
                yield return SuccessionProblems.NoNewName;
            }
            else if (one.Name.Length > 200 || one.ShortName.Length > 100 || one.EnglishName?.Length > 200 || one.Notation?.Length > 30)
            {
                yield return SuccessionProblems.TooLong with { Field = "Names" };
            }
        }
    }

    private static IEnumerable<Problem> Handings(PlanTerms terms, AgencyShelf shelf, Dictionary<string, Agency> there)
    {
        foreach (var one in terms.Handings)
        {
            var to = there.GetValueOrDefault(one.To);
            if (one.From == one.To || terms.Ending.Contains(one.To, StringComparer.Ordinal))
            {
                yield return SuccessionProblems.SuccessorEnds(one.To);
            }

            if (!Fits(there[one.From].Kind, to?.Kind ?? terms.New.First(other => other.Code == one.To).Kind))
            {
                yield return SuccessionProblems.OtherKind(one.From, one.To);
            }

            foreach (var commune in one.Scope.Communes.Where(unit => !shelf.In(unit).Any(agency => agency.IsCommunal)))
            {
                yield return SuccessionProblems.NoPlace(commune);
            }

            if (one.Scope.Procedures.Any(code => !ProcedureCode.TryParse(code, out _)))
            {
                yield return SuccessionProblems.NoProcedure;
            }

            if (one.Scope.IsRest && terms.Staying.Contains(one.From, StringComparer.Ordinal))
            {
                yield return SuccessionProblems.StaysAndLeaves(one.From);
            }
        }

        foreach (var rests in terms.Handings.Where(one => one.Scope.IsRest).GroupBy(one => one.From, StringComparer.Ordinal).Where(rests => rests.Count() > 1))
        {
            yield return SuccessionProblems.TwoRests(rests.Key);
        }
    }

    /// <summary>Where no one has the rest, every unit below needs a line of its own.</summary>
    private static IEnumerable<Problem> Children(PlanTerms terms, AgencyShelf shelf, Dictionary<string, Agency> there) =>
        from code in terms.Ending
        where !terms.Handings.Any(one => one.From == code && one.Scope.IsRest)
        from child in shelf.All
        where child.ParentId == there[code].Id && there.ContainsKey(child.Code.Text) && !terms.Ending.Contains(child.Code.Text, StringComparer.Ordinal)
        select SuccessionProblems.Children(code, child.Name);

    /// <summary>A centre takes dossiers, a committee decides for its place: only their like goes on with that.</summary>
    private static bool Fits(AgencyKind from, AgencyKind to) => Group(from) == Group(to);

    private static int Group(AgencyKind kind) => kind switch
    {
        AgencyKind.ProvincialCentre or AgencyKind.CommuneCentre => 1,
        AgencyKind.CommuneCommittee => 2,
        AgencyKind.CommuneDivision => 3,
        AgencyKind.ProvincialCommittee => 4,
        _ => 5,
    };
}
