using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Programmes;

/// <summary>Who looks at programmes of visits.</summary>
/// <param name="Units">Communes whose visits are seen; null: all of the province, or of the ministry.</param>
/// <param name="Runs">Of the secretariat: opens programmes, names delegations.</param>
public sealed record ProgrammeViewer(string Province, IReadOnlyList<string>? Units, bool Runs)
{
    /// <summary>Whether a place is the viewer's own.</summary>
    public bool IsOwn(string placeProvince, string placeCode) => placeProvince == Province && (Units is null || Units.Contains(placeCode));
}

/// <summary>
/// Programmes are seen whole where they were opened; elsewhere a province sees what comes to it, and a commune what comes to the commune. The secretariat
/// (the ministry's office, or the office of the provincial committee) runs them, a delegation's head, deputies and secretaries its own itinerary.
/// </summary>
public sealed class ProgrammeAccess(HaiCapDb db, MissionAccess missions, Access access, GrantBook book, TimeProvider time)
{
    /// <summary>ACC-001.</summary>
    public async Task<Outcome<ProgrammeViewer>> ViewerAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var viewer = await missions.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<ProgrammeViewer>();
        }

        var runs = (await RunnerAsync(by, cancellationToken)).Ok;
        if (viewer.Value.All || viewer.Value.IsMinistry)
        {
            return new ProgrammeViewer(db.ProvinceCode, null, runs);
        }

        var units = (await book.AgenciesAsync(db, cancellationToken)).All.Where(agency => viewer.Value.Paths.Contains(agency.Path)).Select(agency => agency.UnitCode).Distinct().ToList();
        return new ProgrammeViewer(db.ProvinceCode, units.Contains(db.ProvinceCode) ? null : units, runs);
    }

    /// <summary>The secretariat of the open tenant. ACC-001.</summary>
    public async Task<Outcome<Actor>> RunnerAsync(Actor by, CancellationToken cancellationToken = default) =>
        AnswerRoutes.SecretariatOf(await book.AgenciesAsync(db, cancellationToken), time.Now().LocalDay()) is { } secretariat
            ? await access.DecideAsync(by, Permission.RunMissions, new AccessTarget([], secretariat.Path, null), cancellationToken)
            : Access.Refused;

    /// <summary>Who may set a delegation's itinerary: the secretariat, or who leads it or keeps its papers. ACC-001.</summary>
    public async Task<Outcome<Actor>> ArrangerAsync(Actor by, MissionDelegation delegation, CancellationToken cancellationToken = default)
    {
        var runner = await RunnerAsync(by, cancellationToken);
        return runner.Ok || delegation.ProvinceCode != db.ProvinceCode || !Leads(by, delegation) ? runner
            : await access.DecideAsync(by, Permission.ReadMissions, cancellationToken: cancellationToken);
    }

    public static bool Leads(Actor by, MissionDelegation delegation) =>
        by is { Kind: ActorKind.Officer, Id: { } officer } && delegation.ReadMembers().Any(member => member.OfficerId == officer && member.Part != MemberPart.Member);

    /// <summary>Whether somebody travels with it, in whatever part.</summary>
    public static bool IsOf(Actor by, MissionDelegation delegation) =>
        by is { Kind: ActorKind.Officer, Id: { } officer } && delegation.ReadMembers().Any(member => member.OfficerId == officer);

    /// <summary>Programmes the viewer may open, the newest first.</summary>
    public async Task<IReadOnlyList<MissionProgramme>> SeenAsync(ProgrammeViewer viewer, CancellationToken cancellationToken)
    {
        var coming = (await ComingAsync(viewer, cancellationToken)).Select(place => place.ProgrammeId).Distinct().ToList();
        var own = viewer.Units is null;
        return await db.AcrossProvinces<MissionProgramme>("a place sees who comes to it, whoever sends them").AsNoTracking()
            .Where(row => (own && row.ProvinceCode == viewer.Province) || coming.Contains(row.Id)).OrderByDescending(row => row.Begins).ThenByDescending(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Where delegations, whoever sends them, come to the viewer's places.</summary>
    private async Task<IReadOnlyList<(Guid ProgrammeId, Guid DelegationId)>> ComingAsync(ProgrammeViewer viewer, CancellationToken cancellationToken)
    {
        var here = viewer.Province;
        var units = viewer.Units;
        var places = await db.AcrossProvinces<MissionPlace>("a place sees who comes to it, whoever sends them").AsNoTracking()
            .Where(row => row.PlaceProvince == here && (units == null || units.Contains(row.PlaceCode))).Select(row => new { row.ProgrammeId, row.DelegationId }).ToListAsync(cancellationToken);
        var stops = await db.AcrossProvinces<MissionStop>("a commune sees who comes to it, whoever sends them").AsNoTracking()
            .Where(row => row.PlaceProvince == here && (units == null || units.Contains(row.PlaceCode))).Select(row => new { row.ProgrammeId, row.DelegationId }).Distinct().ToListAsync(cancellationToken);
        return [.. places.Concat(stops).Select(one => (one.ProgrammeId, one.DelegationId)).Distinct()];
    }
}
