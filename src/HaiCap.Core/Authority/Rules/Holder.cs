using HaiCap.Core.Organizations;

namespace HaiCap.Core.Authority.Rules;

/// <summary>In what capacity an agency decides.</summary>
public enum Office
{
    /// <summary>Its head, in own competence: chairman, director.</summary>
    Head,

    /// <summary>The committee as a body; its chairman signs TM.</summary>
    Collective,
}

/// <summary>
/// Who has a competence, as an instrument says it: a kind of agency (the province's committee, the committee of the place), one agency by its code, one
/// position, or a body outside this system by name (a ministry, the former district).
/// </summary>
public sealed record Holder(AgencyKind? Kind = null, string? AgencyCode = null, Guid? PositionId = null, string? Outside = null, Office Office = Office.Head)
{
    /// <summary>Whether it says one thing only: agency kinds that are one in a province or in a commune.</summary>
    public bool IsPlain => (Kind, AgencyCode, Outside) switch
    {
        (AgencyKind.ProvincialCommittee or AgencyKind.ProvincialCentre or AgencyKind.CommuneCommittee or AgencyKind.CommuneCentre, null, null) => true,
        (null, not null, null) => Organizations.AgencyCode.TryParse(AgencyCode, out _),
        (null, null, { Length: > 0 }) => PositionId is null,
        _ => false,
    };

    /// <summary>Whether it is another agency in each commune.</summary>
    public bool IsOfPlace => Kind is AgencyKind.CommuneCommittee or AgencyKind.CommuneCentre;

    /// <summary>The agency meant at a place on a day, or who has succeeded it; null for a body outside, and where there is none.</summary>
    /// <param name="place">Code of a commune; null where it is not known.</param>
    /// <param name="work">What it is about, where several successors share what was one's.</param>
    public Agency? At(AgencyShelf agencies, string? place, DateOnly day, WorkOf? work = null) => Named(agencies, place, day) is { } named ? agencies.Heir(named, day, work) : null;

    /// <summary>The agency as the instrument names it; where it is no more, the one that was.</summary>
    public Agency? Named(AgencyShelf agencies, string? place, DateOnly day)
    {
        if (AgencyCode is not null)
        {
            return Organizations.AgencyCode.TryParse(AgencyCode, out var code) ? agencies.Find(code) : null;
        }

        if (Kind is not { } kind)
        {
            return null;
        }

        Agency? gone = null;
        foreach (var agency in IsOfPlace ? place is null ? [] : agencies.In(place) : agencies.Of(kind))
        {
            if (agency.Kind == kind && agency.InForceOn(day))
            {
                return agency;
            }

            gone ??= agency.Kind == kind && agency.ValidFrom <= day ? agency : null;
        }

        return gone;
    }
}
