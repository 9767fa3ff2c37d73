using System.ComponentModel.DataAnnotations;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Web.Api.Dossiers;

namespace HaiCap.Web.Api.Missions;

/// <summary>A programme of visits to be opened, or as it is to be.</summary>
/// <param name="Decision">Number and notation of the decision, of the register of who sends: 2083/QĐ-BKHCN.</param>
/// <param name="Ends">The last day.</param>
/// <param name="Prepares">What every place prepares.</param>
/// <param name="Officer">User name of an officer of the secretariat.</param>
public sealed record ProgrammeBody(
    [property: MaxLength(60)] string Decision, [property: MaxLength(300)] string Title, DateOnly Begins, DateOnly Ends, [property: MaxLength(MissionProgramme.LongestText)] string Purpose,
    [property: MaxLength(MissionProgramme.LongestText)] string? Prepares = null, [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <summary>A delegation to be named, or as it is to be.</summary>
/// <param name="Members">One head, and one secretary at least.</param>
/// <param name="Places">Provinces and communes it goes to.</param>
/// <param name="Officer">User name of an officer of the secretariat.</param>
public sealed record DelegationBody(
    [property: MaxLength(200)] string Name, [property: MaxLength(SetDelegation.MostMembers)] IReadOnlyList<MemberBody> Members,
    [property: MaxLength(SetDelegation.MostPlaces)] IReadOnlyList<PlaceBody> Places, [property: MaxLength(100)] string? Officer = null) : IActBody;

/// <summary>Who travels: an officer of the sender by user name, or somebody by name.</summary>
public sealed record MemberBody(
    MemberPart Part, [property: MaxLength(100)] string? UserName = null, [property: MaxLength(200)] string? Name = null, [property: MaxLength(200)] string? Title = null,
    [property: MaxLength(200)] string? Unit = null, [property: MaxLength(30)] string? Phone = null);

/// <param name="Place">Code of a province or commune, or its name: Phường Trường Vinh, Nghệ An.</param>
/// <param name="Contact">Who there is spoken to.</param>
public sealed record PlaceBody([property: MaxLength(200)] string Place, [property: MaxLength(200)] string? Contact = null, [property: MaxLength(30)] string? Phone = null);

/// <summary>A stop of an itinerary to be set, or as it is to be.</summary>
/// <param name="Place">Code of a province or commune, or its name.</param>
/// <param name="Venue">House or room.</param>
/// <param name="EndsAt">On the same local day, after the start.</param>
/// <param name="Prepares">What the place prepares for it.</param>
/// <param name="Officer">User name of an officer of the secretariat, or of who leads the delegation or keeps its papers.</param>
public sealed record VisitBody(
    VisitKind Kind, [property: MaxLength(200)] string Place, [property: MaxLength(300)] string Venue, [property: MaxLength(300)] string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    [property: MaxLength(MissionProgramme.LongestText)] string? Prepares = null, [property: MaxLength(100)] string? Officer = null) : IActBody;
