namespace HaiCap.Core.Organizations;

/// <summary>One position in force, as access sees it.</summary>
public sealed record Grant(Guid PositionId, Guid AgencyId, string AgencyPath, AgencyKind AgencyKind, string AgencyName, string Title, Role Role, bool IsPrimary)
{
    /// <summary>Paths of agencies that are no more and that this one, or one below it, succeeded: what they left may be read here.</summary>
    public IReadOnlyList<string> Former { get; init; } = [];

    public bool Covers(string agencyPath) => agencyPath.StartsWith(AgencyPath, StringComparison.Ordinal);

    /// <summary>As <see cref="Covers"/>, and what agencies that are no more have left.</summary>
    public bool Reads(string agencyPath) => Covers(agencyPath) || (Former.Count > 0 && Former.Any(path => agencyPath.StartsWith(path, StringComparison.Ordinal)));

    /// <summary>A clerk's office seals for the agency above it and reads what that agency decides; a committee's own clerk serves the committee.</summary>
    public string? ServedPath => Role == Role.Clerk && AgencyKind is not (AgencyKind.CommuneCommittee or AgencyKind.ProvincialCommittee)
        ? Above : null;

    /// <summary>A legal unit advises the agency above it; one that is the committee's own advises the committee.</summary>
    public string? AdvisedPath => Role == Role.Legal && AgencyKind is not (AgencyKind.CommuneCommittee or AgencyKind.ProvincialCommittee) ? Above : null;

    /// <summary>A division does its department's work.</summary>
    public bool IsDivisionOf(string agencyPath) => AgencyKind == AgencyKind.Division && agencyPath == Above;

    private string Above => AgencyPath[..(AgencyPath.TrimEnd('/').LastIndexOf('/') + 1)];
}
