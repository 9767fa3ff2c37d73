using HaiCap.Core.Acts;

namespace HaiCap.Core.Organizations.Keys;

/// <summary>Acts of a key: subject "key/{id}". The key itself is in none.</summary>
public static class KeySubjects
{
    public static string Of(Guid id) => $"key/{id}";
}

/// <summary>Another system got a key.</summary>
[ActName("key.issued")]
public sealed record KeyIssued(string Name, string Ending, KeyScopes Scopes, string? AgencyCode, DateTimeOffset From, DateTimeOffset? To) : ActData;

/// <summary>A key was taken back; it opens nothing from that instant.</summary>
[ActName("key.revoked")]
public sealed record KeyRevoked(string Name, string Ending) : ActData;

/// <summary>The agency a key reached is no more: it reaches its successor, by a reviewed plan.</summary>
[ActName("key.moved")]
public sealed record KeyMoved(string Name, string Ending, string AgencyCode, Guid PlanId) : ActData;
