using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Visits;

/// <summary>A stop somebody may read of, and what they are there.</summary>
/// <param name="By">In the position that lets them read or write.</param>
/// <param name="IsOfDelegation">Travels with the delegation: writes.</param>
/// <param name="IsHead">Leads it: approves the minutes for it.</param>
/// <param name="Leads">Leads it or keeps its papers: writes down what help the place wants.</param>
/// <param name="IsOfPlace">An officer of the place: answers what it is asked to prepare.</param>
/// <param name="LeadsPlace">Leads the committee of the place: approves the minutes for it.</param>
/// <param name="Runs">Of the secretariat of who sends the delegation.</param>
public sealed record SeenVisit(
    Actor By, MissionStop Stop, MissionDelegation Delegation, MissionProgramme Programme, bool IsOfDelegation, bool IsHead, bool Leads, bool IsOfPlace, bool LeadsPlace, bool Runs)
{
    public bool Writes(VisitPart part) => Stop.CancelledAt is null && (part == VisitPart.Preparation ? IsOfPlace : IsOfDelegation);
}

/// <summary>
/// What a delegation writes of a stop is written by who travels with it, and read by them, by the secretariat that sends it and by the place: the commune, and the
/// province it lies in. Another delegation, another unit of the ministry, another commune reads nothing.
/// </summary>
public sealed class VisitAccess(HaiCapDb db, MissionAccess missions, ProgrammeAccess programmes, Access access, GrantBook book, TimeProvider time)
{
    /// <summary>ACC-001, MIS-100.</summary>
    public async Task<Outcome<SeenVisit>> FindAsync(Actor by, Guid id, CancellationToken cancellationToken = default)
    {
        var viewer = await missions.ViewerAsync(by, cancellationToken);
        var looks = await programmes.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok || !looks.Ok)
        {
            return Access.Refused;
        }

        var stop = await db.AcrossProvinces<MissionStop>("a place reads what was written of the visit to it, whoever came").AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (stop is null)
        {
            return VisitProblems.NoVisit;
        }

        var isHost = stop.ProvinceCode == db.ProvinceCode;
        var isPlace = looks.Value.IsOwn(stop.PlaceProvince, stop.PlaceCode);
        if (!isHost && !isPlace)
        {
            return VisitProblems.NoVisit;
        }

        var (delegation, programme) = await OfHostAsync(stop, cancellationToken);
        var part = isHost ? PartOf(by, delegation) : null;
        if (!isPlace && part is null && !viewer.Value.All && !looks.Value.Runs)
        {
            return VisitProblems.NoVisit;
        }

        var reader = await access.DecideAsync(by, Permission.ReadMissions, cancellationToken: cancellationToken);
        if (!reader.Ok)
        {
            return reader.As<SeenVisit>();
        }

        return new SeenVisit(
            reader.Value, stop, delegation, programme, part is not null, part == MemberPart.Head, part is not (null or MemberPart.Member), await IsOfPlaceAsync(by, stop, cancellationToken),
            (await PlaceLeaderAsync(by, stop, cancellationToken)).Ok, isHost && looks.Value.Runs);
    }

    /// <summary>Who leads the committee of the place, in that position. ACC-001.</summary>
    public async Task<Outcome<Actor>> PlaceLeaderAsync(Actor by, MissionStop stop, CancellationToken cancellationToken) =>
        stop.PlaceProvince == db.ProvinceCode && await CommitteeAsync(stop, cancellationToken) is { } committee
            ? await access.DecideAsync(by, Permission.ApproveMinutes, new AccessTarget([committee.Path], committee.Path, null), cancellationToken)
            : Access.Refused;

    /// <summary>Sides with nobody who could approve here: a head without an account, a place whose agency is not in this house or has no leader there. They sign the printed minutes.</summary>
    public async Task<IReadOnlyList<VisitSide>> OnPaperAsync(SeenVisit seen, CancellationToken cancellationToken = default)
    {
        var sides = new List<VisitSide>();
        if (!seen.Delegation.ReadMembers().Any(member => member is { Part: MemberPart.Head, OfficerId: not null }))
        {
            sides.Add(VisitSide.Delegation);
        }

        using var place = db.Tenant.Open(seen.Stop.PlaceProvince);
        var (committee, today) = (await CommitteeAsync(seen.Stop, cancellationToken), time.Now().LocalDay());
        var roles = committee is null ? [] : await db.Set<Position>().Where(post => post.AgencyId == committee.Id && post.ValidFrom <= today && (post.ValidTo == null || post.ValidTo >= today))
            .Select(post => post.Role).Distinct().ToListAsync(cancellationToken);
        if (!roles.Exists(role => Access.RoleAllows(role, Permission.ApproveMinutes)))
        {
            sides.Add(VisitSide.Place);
        }

        return sides;
    }

    private async Task<Agency?> CommitteeAsync(MissionStop stop, CancellationToken cancellationToken) => (await book.AgenciesAsync(db, cancellationToken)).In(stop.PlaceCode)
        .FirstOrDefault(agency => agency.Kind is AgencyKind.CommuneCommittee or AgencyKind.ProvincialCommittee && agency.InForceOn(stop.StartsAt.LocalDay()));

    private async Task<bool> IsOfPlaceAsync(Actor by, MissionStop stop, CancellationToken cancellationToken)
    {
        if (by.Kind == ActorKind.System)
        {
            return true;
        }

        if (stop.PlaceProvince != db.ProvinceCode || by is not { Kind: ActorKind.Officer, Id: { } officer })
        {
            return false;
        }

        var shelf = await book.AgenciesAsync(db, cancellationToken);
        return (await access.GrantsOfAsync(officer, cancellationToken))
            .Any(grant => Access.RoleAllows(grant.Role, Permission.RecordDifficulty) && shelf.Find(grant.AgencyId)?.UnitCode == stop.PlaceCode);
    }

    private async Task<(MissionDelegation Delegation, MissionProgramme Programme)> OfHostAsync(MissionStop stop, CancellationToken cancellationToken)
    {
        using var host = db.Tenant.Open(stop.ProvinceCode);
        return (await db.Set<MissionDelegation>().AsNoTracking().FirstAsync(row => row.Id == stop.DelegationId, cancellationToken),
            await db.Set<MissionProgramme>().AsNoTracking().FirstAsync(row => row.Id == stop.ProgrammeId, cancellationToken));
    }

    private static MemberPart? PartOf(Actor by, MissionDelegation delegation) => by.Kind == ActorKind.System ? MemberPart.Head : ProgrammeAccess.PartOf(by, delegation);
}
