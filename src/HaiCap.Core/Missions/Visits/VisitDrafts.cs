using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Visits;

/// <summary>An officer's own drafts of visits. What was typed is kept as typed; whether it is whole is asked when it is sent.</summary>
public sealed class VisitDrafts(HaiCapDb db, VisitAccess access, TimeProvider time)
{
    public async Task<VisitDraft?> FindAsync(Actor by, Guid stop, VisitPart part, CancellationToken cancellationToken = default) =>
        await db.Set<VisitDraft>().AsNoTracking().FirstOrDefaultAsync(row => row.OfficerId == by.Id && row.StopId == stop && row.Part == part, cancellationToken);

    /// <summary>The instant it was saved at. ACC-001, MIS-100, MIS-008.</summary>
    /// <param name="revision">Of what stood written when it was begun.</param>
    public async Task<Outcome<DateTimeOffset>> SaveAsync(Actor by, Guid stop, VisitPart part, string typed, int revision, CancellationToken cancellationToken = default)
    {
        var seen = await access.FindAsync(by, stop, cancellationToken);
        if (!seen.Ok)
        {
            return seen.As<DateTimeOffset>();
        }

        if (by.Id is not { } officer || !seen.Value.Writes(part))
        {
            return Organizations.Access.Refused;
        }

        if (typed.Length > VisitDraft.Longest)
        {
            return MissionProblems.TooLong("Notes", VisitDraft.Longest);
        }

        var now = time.Now();
        if (await WriteAsync(officer, stop, part, typed, revision, now, cancellationToken) == 0)
        {
            db.Add(new VisitDraft { ProvinceCode = db.ProvinceCode, OfficerId = officer, StopId = stop, Part = part, Typed = typed, Revision = revision, SavedAt = now });

            // The script and the button may save the first time at once: the other's row then takes what came last.
            if (!(await db.SaveActsAsync(cancellationToken, taken => taken.Contains("visit_drafts", StringComparison.Ordinal))).Ok)
            {
                db.ChangeTracker.Clear();
                await WriteAsync(officer, stop, part, typed, revision, now, cancellationToken);
            }
        }

        return now;
    }

    public Task DropAsync(Actor by, Guid stop, VisitPart part, CancellationToken cancellationToken = default) =>
        db.Set<VisitDraft>().Where(row => row.OfficerId == by.Id && row.StopId == stop && row.Part == part).ExecuteDeleteAsync(cancellationToken);

    private Task<int> WriteAsync(Guid officer, Guid stop, VisitPart part, string typed, int revision, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<VisitDraft>().Where(row => row.OfficerId == officer && row.StopId == stop && row.Part == part)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Typed, typed).SetProperty(row => row.Revision, revision).SetProperty(row => row.SavedAt, now), cancellationToken);
}
