using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Missions.Visits;

/// <summary>Opens what was written of a stop for somebody who may write on; the tenant that is open must be the one that sends the delegation.</summary>
public sealed class VisitDesk(HaiCapDb db, VisitAccess access, ActRecorder acts, TimeProvider time)
{
    public DateTimeOffset Now { get; } = time.Now();

    /// <summary>The row is new and waits to be saved where nothing was written yet. ACC-001, MIS-053, MIS-100, MIS-104.</summary>
    public async Task<Outcome<(SeenVisit Seen, MissionVisit Row)>> OpenAsync(Actor by, Guid stop, VisitPart part, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(by, stop, cancellationToken);
        if (!found.Ok)
        {
            return found.As<(SeenVisit, MissionVisit)>();
        }

        if (found.Value.Stop.CancelledAt is not null)
        {
            return ProgrammeProblems.Gone;
        }

        if (!found.Value.Writes(part))
        {
            return Access.Refused;
        }

        // Read before the row: whoever acts between takes the next number, and this act is told so.
        await acts.SeqAsync(VisitSubjects.Of(stop), cancellationToken);
        var row = await RowAsync(found.Value.Stop, cancellationToken);
        return row.IsClosed ? VisitProblems.Closed : (found.Value, row);
    }

    internal async Task<MissionVisit> RowAsync(MissionStop stop, CancellationToken cancellationToken) =>
        await db.Set<MissionVisit>().FindAsync([stop.ProvinceCode, stop.Id], cancellationToken)
            ?? db.Add(new MissionVisit { ProvinceCode = stop.ProvinceCode, StopId = stop.Id, Agenda = "[]", Attendance = "[]" }).Entity;

    /// <summary>ACT-001.</summary>
    internal Task<Outcome<Done>> SaveAsync(CancellationToken cancellationToken) =>
        db.SaveActsAsync(cancellationToken, taken => taken.Contains("mission_visits", StringComparison.Ordinal));
}
