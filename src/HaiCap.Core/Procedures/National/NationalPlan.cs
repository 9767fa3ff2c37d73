namespace HaiCap.Core.Procedures.National;

/// <summary>What an import would do with one row.</summary>
public enum NationalStep
{
    /// <summary>Published for information for the first time.</summary>
    Add,

    /// <summary>A new version, since what the file says differs from what is published.</summary>
    Change,

    /// <summary>Published just so already.</summary>
    Leave,

    /// <summary>The province publishes and takes it itself, or a person has ended it: an import does not touch it.</summary>
    Keep,
}

/// <param name="Last">The newest version there is.</param>
public sealed record NationalMove(NationalRow Row, NationalStep Step, ProcedureVersion? Last);

/// <summary>What an import would do, all of it: pure, of a file and of the newest version of each procedure.</summary>
/// <param name="Vanished">Published for information and not in the file any more: told, never ended by an import.</param>
public sealed record NationalPlan(IReadOnlyList<NationalMove> Moves, IReadOnlyList<NationalFault> Faults, IReadOnlyList<ProcedureVersion> Vanished)
{
    public int FaultyRows => Faults.Select(fault => fault.Row).Distinct().Count();

    public int Rows => Moves.Count + FaultyRows;

    public IEnumerable<NationalMove> Writes => Moves.Where(move => move.Step is NationalStep.Add or NationalStep.Change);

    public int Count(NationalStep step) => Moves.Count(move => move.Step == step);

    /// <param name="newest">The newest version of each code.</param>
    public static NationalPlan Of(IReadOnlyList<NationalRow> rows, IReadOnlyList<NationalFault> faults, IReadOnlyDictionary<string, ProcedureVersion> newest)
    {
        var named = faults.Select(fault => fault.Code).OfType<string>().Concat(rows.Select(row => row.Code.Value)).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. rows.Select(row => newest.GetValueOrDefault(row.Code.Value) is var last ? new NationalMove(row, StepOf(row, last), last) : null!)],
            faults,
            [.. newest.Values.Where(last => last is { Kind: PublicationKind.Information, ValidTo: null } && !named.Contains(last.Code)).OrderBy(last => last.Code, StringComparer.Ordinal)]);
    }

    private static NationalStep StepOf(NationalRow row, ProcedureVersion? last) => last switch
    {
        null => NationalStep.Add,
        { Kind: PublicationKind.Handled } or { ValidTo: not null } => NationalStep.Keep,
        _ when last.Name == row.Name && last.Field == row.Field && last.Level == row.Level && last.Definition == row.Notice.ToJson() => NationalStep.Leave,
        _ => NationalStep.Change,
    };
}
