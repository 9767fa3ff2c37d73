using HaiCap.Core.Acts;

namespace HaiCap.Core.Succession;

/// <summary>A plan was drawn up or changed: it waits for a second person.</summary>
/// <param name="Terms"><see cref="PlanTerms"/> as JSON.</param>
[ActName("succession.drawn-up")]
public sealed record SuccessionDrawnUp(PlanKind Kind, string Title, Guid InstrumentId, DateOnly From, string Terms) : ActData;

/// <summary>A second person agreed, or gave it back with the reason.</summary>
[ActName("succession.reviewed")]
public sealed record SuccessionReviewed(bool Grants) : ActData;

[ActName("succession.withdrawn")]
public sealed record SuccessionWithdrawn : ActData;

/// <summary>From now on the successors have it; open work goes to them, each dossier by an act of its own.</summary>
[ActName("succession.took-effect")]
public sealed record SuccessionTookEffect(PlanKind Kind, DateOnly From, string Citation, IReadOnlyList<string> Codes) : ActData;

/// <summary>All open work has arrived.</summary>
/// <param name="Moved">Dossiers that went to another unit.</param>
[ActName("succession.completed")]
public sealed record SuccessionCompleted(int Checked, int Moved) : ActData;

/// <summary>An agency is no more after a day, or hands over a part and goes on.</summary>
/// <param name="LastDay">Null where it goes on.</param>
[ActName("agency.succeeded")]
public sealed record AgencySucceeded(Guid PlanId, string Code, DateOnly? LastDay, DateOnly From, string Citation, IReadOnlyList<string> Successors) : ActData;

/// <summary>An agency has another name from a day on; what was issued before keeps the old one.</summary>
[ActName("agency.renamed")]
public sealed record AgencyRenamed(Guid PlanId, string Code, string Before, string Name, DateOnly From, string Citation) : ActData;

/// <summary>An agency stands under another one from a day on.</summary>
[ActName("agency.placed")]
public sealed record AgencyPlaced(Guid PlanId, string Code, string Parent, DateOnly From, string Citation) : ActData;
