using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Difficulties;

/// <summary>An officer's own drafts. What was typed is kept as typed; whether it is whole is asked when it is sent.</summary>
public sealed class DifficultyDrafts(HaiCapDb db, Access access, TimeProvider time)
{
    public async Task<IReadOnlyList<DifficultyDraft>> OfAsync(Actor by, CancellationToken cancellationToken = default) =>
        await db.Set<DifficultyDraft>().AsNoTracking().Where(row => row.OfficerId == by.Id).OrderByDescending(row => row.SavedAt).ToListAsync(cancellationToken);

    public async Task<DifficultyDraft?> FindAsync(Actor by, Guid id, CancellationToken cancellationToken = default) =>
        await db.Set<DifficultyDraft>().AsNoTracking().FirstOrDefaultAsync(row => row.OfficerId == by.Id && row.Id == id, cancellationToken);

    /// <summary>Saves under an id of the page's choosing, so that the same page sent twice is one draft. ACC-001.</summary>
    public async Task<Outcome<Done>> SaveAsync(Actor by, Guid id, DifficultyFacts facts, CancellationToken cancellationToken = default)
    {
        var allowed = await access.DecideAsync(by, Permission.RecordDifficulty, cancellationToken: cancellationToken);
        if (!allowed.Ok || by.Id is not { } officer)
        {
            return Access.Refused;
        }

        var mine = await db.Set<DifficultyDraft>().Where(row => row.OfficerId == officer).OrderBy(row => row.SavedAt).ToListAsync(cancellationToken);
        if (mine.Find(row => row.Id == id) is { } kept)
        {
            (kept.Facts, kept.SavedAt) = (DifficultyDraft.Write(Cut(facts)), time.Now());
        }
        else
        {
            db.RemoveRange(mine.Take(Math.Max(0, mine.Count + 1 - DifficultyDraft.Most)));
            db.Add(new DifficultyDraft { ProvinceCode = db.ProvinceCode, OfficerId = officer, Id = id, Facts = DifficultyDraft.Write(Cut(facts)), SavedAt = time.Now() });
        }

        await db.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    public async Task DropAsync(Actor by, Guid id, CancellationToken cancellationToken = default) =>
        await db.Set<DifficultyDraft>().Where(row => row.OfficerId == by.Id && row.Id == id).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Nothing a form could not hold is kept.</summary>
    private static DifficultyFacts Cut(DifficultyFacts facts)
    {
        static string? To(string? text, int most = 2 * Difficulty.LongestText) => text is null ? null : VietnameseText.Sound(text.Length > most ? text[..most] : text);
        return facts with
        {
            Kind = To(facts.Kind), Field = To(facts.Field), Procedure = To(facts.Procedure), Text = To(facts.Text), Affected = To(facts.Affected), Evidence = To(facts.Evidence),
            Person = To(facts.Person), Asks = To(facts.Asks), Answer = To(facts.Answer, 2 * RecommendationAnswer.LongestText),
        };
    }
}
