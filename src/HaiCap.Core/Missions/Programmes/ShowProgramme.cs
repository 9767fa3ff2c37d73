using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Programmes;

/// <param name="Stops">In their order, those called off among them.</param>
/// <param name="MayArrange">Whether the caller may set its itinerary.</param>
/// <param name="MayVisit">Whether the caller may read what is written of its stops.</param>
public sealed record DelegationView(
    MissionDelegation Row, IReadOnlyList<MissionMember> Members, IReadOnlyList<MissionPlace> Places, IReadOnlyList<MissionStop> Stops, bool MayArrange, bool MayVisit)
{
    /// <summary>Whether the caller may write down what is heard at its stops: everybody who travels with it.</summary>
    public bool MayRecord { get; init; }

    public IEnumerable<MissionStop> Standing => Stops.Where(stop => stop.CancelledAt is null);

    public MissionMember? Head => Members.FirstOrDefault(member => member.Part == MemberPart.Head);
}

/// <param name="Delegations">All of them where it was opened; elsewhere those that come, with what of them comes here.</param>
/// <param name="Conflicts">Only where it was opened.</param>
/// <param name="IsHost">Seen whole.</param>
public sealed record ProgrammeView(
    MissionProgramme Row, IReadOnlyList<DelegationView> Delegations, IReadOnlyList<ItineraryConflict> Conflicts, ProgrammeViewer Viewer, bool IsHost, UnitSnapshot Units)
{
    /// <summary>«Nghệ An»; «Phường Trường Vinh, Tỉnh Nghệ An».</summary>
    public string NameOf(string place) => Units.Find(place, Row.Begins) is { } unit ? (unit.Level == UnitLevel.Province ? unit.Name : unit.WithProvince) : place;

    public string ShortNameOf(string place) => Units.Find(place, Row.Begins)?.FullName ?? place;

    public DelegationView? Find(int number) => Delegations.FirstOrDefault(one => one.Row.Number == number);

    public MissionDelegation DelegationOf(MissionStop stop) => Delegations.First(one => one.Row.Id == stop.DelegationId).Row;
}

/// <summary>A programme as the caller may see it, and the list of them.</summary>
public sealed class ShowProgramme(HaiCapDb db, ProgrammeAccess access, UnitDirectory directory)
{
    public sealed record Listed(IReadOnlyList<MissionProgramme> Programmes, ProgrammeViewer Viewer);

    /// <summary>ACC-001.</summary>
    public async Task<Outcome<Listed>> ListAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        return viewer.Ok ? new Listed(await access.SeenAsync(viewer.Value, cancellationToken), viewer.Value) : viewer.As<Listed>();
    }

    /// <summary>Delegations of the listed programmes: all where they were opened, elsewhere those that come.</summary>
    public async Task<ILookup<Guid, MissionDelegation>> DelegationsAsync(Listed listed, CancellationToken cancellationToken = default)
    {
        var (ids, viewer) = (listed.Programmes.Select(row => row.Id).ToList(), listed.Viewer);
        var coming = (await access.ComingAsync(viewer, cancellationToken)).Select(place => place.DelegationId).ToHashSet();
        var all = await db.AcrossProvinces<MissionDelegation>("a place sees who comes to it, whoever sends them").AsNoTracking().Where(row => ids.Contains(row.ProgrammeId)).OrderBy(row => row.Number)
            .ToListAsync(cancellationToken);
        return all.Where(row => (viewer.Units is null && row.ProvinceCode == viewer.Province) || coming.Contains(row.Id)).ToLookup(row => row.ProgrammeId);
    }

    /// <summary>MIS-040, ACC-001.</summary>
    public async Task<Outcome<ProgrammeView>> HandleAsync(Actor by, Guid id, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<ProgrammeView>();
        }

        return (await access.SeenAsync(viewer.Value, cancellationToken)).FirstOrDefault(row => row.Id == id) is { } programme
            ? await ViewAsync(by, programme, viewer.Value, cancellationToken)
            : ProgrammeProblems.NoProgramme;
    }

    /// <summary>Only of one the viewer may see.</summary>
    internal async Task<ProgrammeView> ViewAsync(Actor by, MissionProgramme programme, ProgrammeViewer viewer, CancellationToken cancellationToken)
    {
        var units = await directory.GetAsync(cancellationToken);
        using var host = db.Tenant.Open(programme.ProvinceCode);
        var delegations = await db.Set<MissionDelegation>().AsNoTracking().Where(row => row.ProgrammeId == programme.Id).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        var places = await db.Set<MissionPlace>().AsNoTracking().Where(row => row.ProgrammeId == programme.Id).OrderBy(row => row.PlaceCode).ToListAsync(cancellationToken);
        var stops = await db.Set<MissionStop>().AsNoTracking().Where(row => row.ProgrammeId == programme.Id).OrderBy(row => row.StartsAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var isHost = programme.ProvinceCode == viewer.Province && viewer.Units is null;
        var seen = delegations.Select(row => new DelegationView(
            row, row.ReadMembers(), [.. places.Where(place => place.DelegationId == row.Id && (isHost || viewer.IsOwn(place.PlaceProvince, place.PlaceCode)))],
            [.. stops.Where(stop => stop.DelegationId == row.Id && (isHost || viewer.IsOwn(stop.PlaceProvince, stop.PlaceCode)))], isHost && (viewer.Runs || ProgrammeAccess.Leads(by, row)),
            !isHost || viewer.Runs || ProgrammeAccess.PartOf(by, row) is not null)
        {
            MayRecord = isHost && (viewer.Runs || ProgrammeAccess.PartOf(by, row) is not null),
        });
        return new ProgrammeView(
            programme, [.. seen.Where(one => isHost || one.Places.Count > 0 || one.Stops.Count > 0)], isHost ? ItineraryRules.Conflicts(programme, delegations, places, stops) : [], viewer, isHost, units);
    }
}
