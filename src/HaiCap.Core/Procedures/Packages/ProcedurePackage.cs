using HaiCap.Core.Procedures.National;
using HaiCap.Core.Procedures.Recipes;

namespace HaiCap.Core.Procedures.Packages;

/// <summary>One procedure with all its versions and what was done with it, as it goes from one house to another.</summary>
public sealed record ProcedurePackage(ProcedureCode Code, IReadOnlyList<PackagedVersion> Versions, IReadOnlyList<PackagedAct> Acts)
{
    /// <summary>What a draft is made of: the newest version the other house took dossiers by.</summary>
    public PackagedVersion? Newest => Versions.LastOrDefault(version => version.Recipe is not null);
}

/// <summary>A version; one published for information has a notice in place of a definition.</summary>
/// <param name="Published">How it was published; null for one somebody wrote into the package.</param>
public sealed record PackagedVersion(int Number, PublishedLine? Published, ProcedureRecipe? Recipe, PackagedNotice? Notice);

/// <summary>How a version was published.</summary>
/// <param name="Sha256">Digest of its definition: says whether the package's was changed since.</param>
public sealed record PublishedLine(
    int Number, PublicationKind Kind, DateOnly ValidFrom, DateOnly? ValidTo = null, string? DecisionNumber = null, DateOnly? DecidedOn = null, string? Origin = null, string? Sha256 = null);

/// <summary>What was done with the procedure, by whom left out: it is another house's business.</summary>
public sealed record PackagedAct(string Name, DateTimeOffset At, string? Why = null);

/// <summary>A version published for information.</summary>
public sealed record PackagedNotice
{
    public required ProcedureCode Code { get; init; }

    public required string Name { get; init; }

    public required string Field { get; init; }

    public required ProcedureLevel Level { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required InformationNotice Notice { get; init; }
}

/// <summary>history.yaml.</summary>
internal sealed record PackageHistory
{
    public const string Known = "haicap-procedure/1";

    public required string Format { get; init; }

    public required ProcedureCode Code { get; init; }

    public IReadOnlyList<PublishedLine> Versions { get; init; } = [];

    public IReadOnlyList<PackagedAct> Acts { get; init; } = [];
}

/// <summary>Where what stands in a package.</summary>
internal static class PackageLayout
{
    public const string Readme = "README.md";
    public const string History = "history.yaml";
    public const string Samples = "samples/";

    public static string Procedure(int number) => $"versions/{number}/procedure.yaml";

    public static string Notice(int number) => $"versions/{number}/notice.yaml";
}
