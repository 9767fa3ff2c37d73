namespace HaiCap.Core.Procedures;

/// <summary>The parts of a procedure as its editor shows them, each on a page of its own.</summary>
public enum ProcedurePart
{
    Info,
    Form,
    Components,
    Fees,
    Limits,
    Steps,
}

/// <summary>Something that keeps a procedure from being published, or ought to be looked at before, in the words of who keeps it.</summary>
/// <param name="Code">Stable: CHK-001 …</param>
/// <param name="Where">The property at fault ("Steps[2].Hours", "Form.Sections[0].Fields[1]"); empty: the part as a whole.</param>
public sealed record ProcedureProblem(string Code, ProcedurePart Part, string Where, string Vi, string En)
{
    /// <summary>Names of the communes or agencies it is so in; empty where it is so anywhere.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>It keeps the procedure from being published; otherwise it is only told.</summary>
    public bool Blocks { get; init; } = true;

    /// <summary>It is mended in the register of who decides and who holds which post, not in the procedure's own words.</summary>
    public bool IsOfAuthority { get; init; }
}
