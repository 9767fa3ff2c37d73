using HaiCap.Core.Acts;

namespace HaiCap.Core.Organizations.Administration;

/// <summary>Subjects of the acts of an organisation: "agency/{id}", "officer/{id}", "position/{id}".</summary>
public static class OrganizationSubjects
{
    public static string OfAgency(Guid id) => $"agency/{id}";

    public static string OfOfficer(Guid id) => $"officer/{id}";

    public static string OfPosition(Guid id) => $"position/{id}";
}

/// <summary>A person came into the province's service.</summary>
[ActName("officer.added")]
public sealed record OfficerAdded(Guid OfficerId, string Name) : ActData;

/// <summary>An officer took up a post: from that day the post's role is theirs in that agency.</summary>
[ActName("position.started")]
public sealed record PositionStarted(Guid OfficerId, Guid AgencyId, string AgencyCode, string Title, Role Role, SigningForm? SigningForm, DateOnly From) : ActData;

/// <summary>An officer leaves a post; its role ends with the last day.</summary>
[ActName("position.ended")]
public sealed record PositionEnded(Guid OfficerId, Guid AgencyId, string AgencyCode, string Title, DateOnly LastDay) : ActData;

/// <summary>How an agency is reached changed; what it is did not.</summary>
[ActName("agency.contact-changed")]
public sealed record AgencyContactChanged(string? Address, string? Phone, string? Email) : ActData;
