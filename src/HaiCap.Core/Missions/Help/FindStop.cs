using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Help;

/// <summary>A stop at which who leads the delegation writes down what the place needs.</summary>
public sealed class FindStop(HaiCapDb db, ProgrammeAccess programmes, UnitDirectory directory)
{
    /// <param name="By">In the position that allows it.</param>
    /// <param name="Place">«Phường Trường Vinh, Tỉnh Nghệ An».</param>
    public sealed record Found(Actor By, MissionStop Stop, MissionDelegation Delegation, string Place);

    /// <summary>For who leads the delegation or keeps its papers. ACC-001, MIS-040.</summary>
    public Task<Outcome<Found>> HandleAsync(Actor by, Guid id, CancellationToken cancellationToken = default) =>
        FindAsync(id, delegation => programmes.ArrangerAsync(by, delegation, cancellationToken), cancellationToken);

    /// <summary>For everybody who travels with the delegation. ACC-001, MIS-040.</summary>
    public Task<Outcome<Found>> AsMemberAsync(Actor by, Guid id, CancellationToken cancellationToken = default) =>
        FindAsync(id, delegation => programmes.MemberAsync(by, delegation, cancellationToken), cancellationToken);

    private async Task<Outcome<Found>> FindAsync(Guid id, Func<MissionDelegation, Task<Outcome<Actor>>> allow, CancellationToken cancellationToken)
    {
        if (await db.Set<MissionStop>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } stop)
        {
            return ProgrammeProblems.NoProgramme;
        }

        var delegation = await db.Set<MissionDelegation>().AsNoTracking().FirstAsync(row => row.Id == stop.DelegationId, cancellationToken);
        var allowed = await allow(delegation);
        return allowed.Ok
            ? new Found(allowed.Value, stop, delegation, (await directory.GetAsync(cancellationToken)).Find(stop.PlaceCode, stop.StartsAt.LocalDay())?.WithProvince ?? stop.PlaceCode)
            : allowed.As<Found>();
    }
}
