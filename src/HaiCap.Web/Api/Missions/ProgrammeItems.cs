using HaiCap.Core.Missions.Programmes;

namespace HaiCap.Web.Api.Missions;

/// <summary>A programme of visits of a list.</summary>
/// <param name="Decision">As it is quoted: Quyết định số 2083/QĐ-BKHCN.</param>
/// <param name="Delegations">Those the key may see: all where it was opened, elsewhere those that come.</param>
public sealed record MissionLine(Guid Id, string Title, string Decision, DateOnly Begins, DateOnly Ends, IReadOnlyList<DelegationLine> Delegations);

/// <param name="Number">Counted within the programme.</param>
public sealed record DelegationLine(Guid Id, int Number, string Name);

/// <summary>A programme of visits.</summary>
/// <param name="Prepares">What every place prepares.</param>
/// <param name="Delegations">Those the key may see, each with its stops.</param>
/// <param name="Seq">Number of the programme's last act, for If-Match.</param>
public sealed record MissionItem(
    Guid Id, string Title, string Decision, DateOnly Begins, DateOnly Ends, string Purpose, string? Prepares, IReadOnlyList<DelegationItem> Delegations, int Seq);

/// <summary>A delegation: who travels, where to, when.</summary>
/// <param name="Number">Counted within the programme.</param>
/// <param name="Stops">In their order, those called off among them.</param>
/// <param name="Seq">Number of its last act, for If-Match.</param>
public sealed record DelegationItem(
    Guid Id, int Number, string Name, IReadOnlyList<MemberItem> Members, IReadOnlyList<PlaceItem> Places, IReadOnlyList<VisitItem> Stops, int Seq);

public sealed record MemberItem(MemberPart Part, string Name, string? Title, string? Unit);

/// <param name="Code">Two digits of a province, five of a commune.</param>
/// <param name="Contact">Who there is spoken to.</param>
public sealed record PlaceItem(string Code, string Name, string? Contact, string? Phone);

public enum VisitKind
{
    Meeting,
    SiteVisit,
}

/// <summary>A stop: a meeting or a site visit.</summary>
/// <param name="Place">Code of the province or commune.</param>
/// <param name="Cancelled">Called off.</param>
public sealed record VisitItem(
    Guid Id, VisitKind Kind, string Place, string PlaceName, string Venue, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Prepares, bool Cancelled);

/// <summary>What an act led to. The same request sent again gets the same answer.</summary>
/// <param name="Delegation">Number of the delegation the act was about.</param>
/// <param name="Stop">The stop the act was about.</param>
/// <param name="Act">Stable name of the act that was recorded.</param>
/// <param name="Seq">Number of that act of the programme, or of the delegation where one is told; the ETag.</param>
public sealed record MissionDone(Guid Mission, int? Delegation, Guid? Stop, string Act, int Seq, string Self);
