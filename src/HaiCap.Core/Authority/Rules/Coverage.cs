using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Authority.Rules;

public enum CoverageState
{
    /// <summary>Exactly one, and somebody fills the post.</summary>
    Covered,

    /// <summary>Exactly one, outside this system.</summary>
    Outside,

    /// <summary>Exactly one, but the post is vacant and nobody was charged with it.</summary>
    Vacant,

    /// <summary>Nobody.</summary>
    Gap,

    /// <summary>Several that contradict each other.</summary>
    Overlap,
}

/// <summary>Who decides one procedure in one unit on one day.</summary>
/// <param name="Who">Those who decide, as they are called; empty in a gap.</param>
/// <param name="Basis">The last instrument of each chain.</param>
public sealed record CoverageCell(CoverageState State, string Who, string Basis, GapReason? Gap);

/// <param name="Cells">One for each unit, in the order they were asked for.</param>
public sealed record CoverageRow(ProcedureFacts Procedure, IReadOnlyList<CoverageCell> Cells)
{
    public int Count(CoverageState state) => Cells.Count(cell => cell.State == state);
}

/// <summary>One procedure in one unit whose competence is another's on the second of two days.</summary>
public sealed record CoverageChange(ProcedureFacts Procedure, string Unit, CoverageCell Before, CoverageCell After);

/// <summary>For every procedure and every unit on a day: is there exactly one who decides?</summary>
public static class Coverage
{
    /// <param name="units">Codes of communes; null stands for the province as a whole.</param>
    public static IReadOnlyList<CoverageRow> Of(
        AuthorityRegister register, AgencyShelf agencies, IEnumerable<ProcedureFacts> procedures, IReadOnlyList<string?> units, DateOnly day) =>
        [.. procedures.Select(procedure => RowOf(register, agencies, procedure, units, day))];

    /// <summary>What changes from one day to another: a procedure that is not in force on a day counts as decided by nobody then.</summary>
    public static IEnumerable<CoverageChange> Between(IReadOnlyList<CoverageRow> before, IReadOnlyList<CoverageRow> after, IReadOnlyList<string?> units)
    {
        var were = before.ToDictionary(row => row.Procedure.Code, StringComparer.Ordinal);
        foreach (var row in after)
        {
            if (!were.TryGetValue(row.Procedure.Code, out var was))
            {
                continue;
            }

            for (var i = 0; i < units.Count; i++)
            {
                if (was.Cells[i].Who != row.Cells[i].Who || was.Cells[i].State != row.Cells[i].State)
                {
                    yield return new CoverageChange(row.Procedure, units[i] ?? "", was.Cells[i], row.Cells[i]);
                }
            }
        }
    }

    private static CoverageRow RowOf(AuthorityRegister register, AgencyShelf agencies, ProcedureFacts procedure, IReadOnlyList<string?> units, DateOnly day)
    {
        var known = register.OriginalsOf(procedure);
        var cells = new CoverageCell[units.Count];

        // What names no place is the same in every unit.
        CoverageCell? everywhere = null;
        var byPlace = procedure.Rule.Kind == CompetentKind.CommuneCommittee || DependsOnPlace(register, known) || DependsOnPlace(register, register.LooseOf(procedure));
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = everywhere ?? CellOf(Resolver.Resolve(register, agencies, procedure, known, units[i], day, answers: null));
            everywhere ??= byPlace ? null : cells[i];
        }

        return new CoverageRow(procedure, cells);
    }

    private static bool DependsOnPlace(AuthorityRegister register, IReadOnlyList<StandingGrant> grants)
    {
        foreach (var grant in grants)
        {
            if (grant.Terms.Territory.Count > 0 || grant.Terms.To.IsOfPlace || DependsOnPlace(register, register.ChildrenOf(grant.Id)))
            {
                return true;
            }
        }

        return false;
    }

    private static CoverageCell CellOf(Resolution found) => found.One is { } one
        ? new(one.Agency is null ? CoverageState.Outside : one.Signer is null ? CoverageState.Vacant : CoverageState.Covered, NameOf(one), BasisOf(one), null)
        : found.Found == Found.Several
            ? new(CoverageState.Overlap, string.Join("; ", found.All.Select(NameOf)), string.Join("; ", found.All.Select(BasisOf)), null)
            : new(CoverageState.Gap, "", "", found.Gap);

    private static string NameOf(Competent one)
    {
        var name = OfficeTitles.Of(one.Agency, one.Outside, one.Office);
        return one.By?.Kind switch
        {
            GrantKind.Authorisation => $"{name} (TUQ.)",
            GrantKind.ByOrder => $"{name} (TL.)",
            _ => name,
        };
    }

    private static string BasisOf(Competent one) => one.Chain[^1].Cited;
}
