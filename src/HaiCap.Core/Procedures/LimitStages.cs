using System.Text.Json;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Procedures;

/// <summary>One stage of a limit: of its alternatives the first whose condition holds on the answers counts.</summary>
public sealed record StageOfLimit(TimeLimitKind Kind, IReadOnlyList<TimeLimit> Alternatives)
{
    /// <summary>The alternative without a condition; a published stage has one, and it is the last.</summary>
    public TimeLimit Otherwise => Alternatives.First(row => row.When is null);

    public TimeLimit For(FormAnswers answers) => Alternatives.First(row => row.When is null || row.When.Holds(answers));

    /// <summary>What counts in one case, whatever answers lead to it.</summary>
    public TimeLimit For(LimitCase one) => Alternatives.FirstOrDefault(row => row.When is not null && LimitCase.KeyOf(row.When) == one.Key) ?? Otherwise;
}

/// <summary>A case a procedure tells apart: the answers for which some row has a length of its own, or all others.</summary>
/// <param name="Key">Null: no condition holds.</param>
public sealed record LimitCase(string? Key, string? Name)
{
    public static readonly LimitCase Others = new(null, null);

    internal static string KeyOf(FormCondition when) => JsonSerializer.Serialize(when, ProcedureDefinition.Json);
}

/// <summary>How the rows of a procedure's limits stand together: neighbours with the same number are one stage. Pure.</summary>
public static class LimitStages
{
    public static IReadOnlyList<StageOfLimit> Of(IReadOnlyList<TimeLimit>? rows)
    {
        var stages = new List<List<TimeLimit>>();
        foreach (var row in rows ?? [])
        {
            if (stages.Count > 0 && row.Stage is { } number && stages[^1][0].Stage == number)
            {
                stages[^1].Add(row);
            }
            else
            {
                stages.Add([row]);
            }
        }

        return [.. stages.Select(stage => new StageOfLimit(stage[0].Kind, stage))];
    }

    /// <summary>The cases the agency's own time tells apart, the usual one first.</summary>
    public static IReadOnlyList<LimitCase> Cases(ProcedureDefinition procedure) =>
    [
        LimitCase.Others,
        .. procedure.TimeLimits.Concat(procedure.InternalLimits ?? []).Where(row => row is { When: not null, Kind: not TimeLimitKind.SupplementWindow })
            .Select(row => new LimitCase(LimitCase.KeyOf(row.When!), row.Case)).DistinctBy(one => one.Key, StringComparer.Ordinal),
    ];
}
