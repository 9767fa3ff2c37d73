namespace HaiCap.Core.Procedures.Recipes;

/// <summary>One procedure as written in a YAML file: what a publication decision would fix.</summary>
public sealed record ProcedureRecipe
{
    public required ProcedureCode Code { get; init; }

    public required string Name { get; init; }

    public required string Field { get; init; }

    public required ProcedureLevel Level { get; init; }

    public ServiceLevel ServiceLevel { get; init; } = ServiceLevel.Full;

    public required DateOnly ValidFrom { get; init; }

    public required ProcedureDefinition Definition { get; init; }
}
