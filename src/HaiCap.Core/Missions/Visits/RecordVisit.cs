using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Missions.Visits;

/// <summary>Who travels with a delegation writes agenda, attendance and notes of a stop. The draft they were typed in goes.</summary>
public sealed class RecordVisit(VisitDesk desk, VisitDrafts drafts, ActRecorder acts)
{
    /// <param name="Expected">The revision the page was of; null: whatever stands.</param>
    public sealed record Request(Guid Stop, VisitFacts Facts, int? Expected = null);

    /// <summary>The new revision. ACC-001, ACT-001, MIS-053, MIS-100 … MIS-104, MIS-119, MIS-008.</summary>
    public async Task<Outcome<int>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.OpenAsync(by, request.Stop, VisitPart.Record, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<int>();
        }

        var (seen, row) = opened.Value;
        var facts = request.Facts.Normal();
        if (facts.Faults().ToList() is { Count: > 0 } faults)
        {
            return faults;
        }

        // The page sent twice, or a draft that says what stands.
        if (row.Revision > 0 && row.Read().IsSame(facts))
        {
            await drafts.DropAsync(by, request.Stop, VisitPart.Record, cancellationToken);
            return row.Revision;
        }

        if (request.Expected is { } expected && expected != row.Revision)
        {
            return ActSaving.SomebodyWasFirst;
        }

        row.Write(facts);
        (row.Revision, row.ChangedBy, row.ChangedAt) = (row.Revision + 1, seen.By.Name, desk.Now);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(facts, JsonSerializerOptions.Web))));
        await acts.RecordAsync(
            VisitSubjects.Of(request.Stop), seen.By, new VisitRecorded(request.Stop, row.Revision, facts.Agenda.Count, facts.Of(VisitSide.Delegation).Count(), facts.Of(VisitSide.Place).Count(), digest),
            at: desk.Now, cancellationToken: cancellationToken);
        var saved = await desk.SaveAsync(cancellationToken);
        if (!saved.Ok)
        {
            return saved.As<int>();
        }

        await drafts.DropAsync(by, request.Stop, VisitPart.Record, cancellationToken);
        return row.Revision;
    }
}

/// <summary>Opens what was written of a stop for somebody who may write on; the tenant that is open must be the one that sends the delegation.</summary>
public sealed class VisitDesk(HaiCapDb db, VisitAccess access, TimeProvider time)
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
