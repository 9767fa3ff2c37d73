namespace HaiCap.Core.Acts;

public enum ActorKind
{
    Citizen,
    Officer,
    System,
    Integrator,
}

/// <summary>Who acts, in which position of which agency, and on whose behalf.</summary>
/// <param name="Id">The officer, citizen or key; null for the system.</param>
/// <param name="Name">As it stood when the act was done.</param>
/// <param name="PositionId">The position held; authority comes from it, not from the person.</param>
public sealed record Actor(ActorKind Kind, Guid? Id, string Name, Guid? PositionId = null, Guid? AgencyId = null, string? OnBehalfOf = null)
{
    public static readonly Actor System = new(ActorKind.System, null, "Hệ thống");
}
