using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Visits;

/// <param name="Row">Null until something was written.</param>
/// <param name="Facts">Agenda, attendance, notes as written.</param>
/// <param name="Place">«Phường Trường Vinh, Tỉnh Nghệ An».</param>
public sealed record VisitView(SeenVisit Seen, MissionVisit? Row, VisitFacts Facts, string Place)
{
    public MissionStop Stop => Seen.Stop;

    public int Revision => Row?.Revision ?? 0;

    public bool IsClosed => Row?.IsClosed ?? false;

    public bool MayWrite => !IsClosed && Seen.Writes(VisitPart.Record);
}

/// <summary>What was written of a stop, as the caller may read it.</summary>
public sealed class ShowVisit(HaiCapDb db, VisitAccess access, UnitDirectory directory)
{
    /// <summary>ACC-001, MIS-100.</summary>
    public async Task<Outcome<VisitView>> HandleAsync(Actor by, Guid stop, CancellationToken cancellationToken = default)
    {
        var found = await access.FindAsync(by, stop, cancellationToken);
        if (!found.Ok)
        {
            return found.As<VisitView>();
        }

        var seen = found.Value;
        var units = await directory.GetAsync(cancellationToken);
        using var host = db.Tenant.Open(seen.Stop.ProvinceCode);
        var row = await db.Set<MissionVisit>().AsNoTracking().FirstOrDefaultAsync(one => one.StopId == stop, cancellationToken);
        return new VisitView(seen, row, row?.Read() ?? VisitFacts.Empty, units.Find(seen.Stop.PlaceCode, seen.Stop.StartsAt.LocalDay())?.WithProvince ?? seen.Stop.PlaceCode);
    }
}
