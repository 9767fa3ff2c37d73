using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Procedures;

/// <summary>One stage of a limit: of its alternatives the first whose condition holds on the answers counts.</summary>
public sealed record StageOfLimit(TimeLimitKind Kind, IReadOnlyList<TimeLimit> Alternatives)
{
    /// <summary>The alternative without a condition; a published stage has one, and it is the last.</summary>
    public TimeLimit Otherwise => Alternatives.First(row => row.When is null);

    public TimeLimit For(FormAnswers answers) => Alternatives.First(row => row.When is null || row.When.Holds(answers));
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
}
