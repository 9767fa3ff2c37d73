using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HaiCap.Core.Acts;

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
