using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Precedents;

/// <param name="MayReview">Of the unit that answered, while it stands.</param>
/// <param name="Story">Its acts, for who may review it.</param>
public sealed record PrecedentView(PrecedentLine Line, bool MayReview, IReadOnlyList<Act> Story);

/// <summary>Answers to go by, for every officer who reads recommendations: theirs is the whole knowledge, whoever asked.</summary>
public sealed class ListPrecedents(HaiCapDb db, MissionAccess missions, Access access, PrecedentBook book)
{
    public const int PageSize = 30;

    /// <param name="ToReview">How many want a review.</param>
    public sealed record Page(IReadOnlyList<PrecedentLine> Lines, int Total, int ToReview);

    /// <summary>ACC-001.</summary>
    /// <param name="onlyReview">Those whose cited instruments changed.</param>
    public async Task<Outcome<Page>> HandleAsync(Actor by, string? question, bool onlyReview = false, int page = 1, CancellationToken cancellationToken = default)
    {
        var viewer = await missions.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<Page>();
        }

        var found = await book.SearchAsync(db.ProvinceCode, question, cancellationToken);
        var review = found.Where(line => line.Standing is PrecedentStanding.ToReview or PrecedentStanding.LawEnded).ToList();
        var shown = onlyReview ? review : found;
        return new Page([.. shown.Skip((page - 1) * PageSize).Take(PageSize)], shown.Count, review.Count);
    }

    /// <summary>ACC-001, MIS-032.</summary>
    public async Task<Outcome<PrecedentView>> ShowAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        var viewer = await missions.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<PrecedentView>();
        }

        if (await book.FindAsync(db.ProvinceCode, code, cancellationToken) is not { } line)
        {
            return MissionProblems.NoPrecedent;
        }

        var mine = line.Row.ProvinceCode == db.ProvinceCode
            && (await access.DecideAsync(by, Permission.ApproveAnswer, new AccessTarget([line.Row.OwnerPath], line.Row.OwnerPath, null), cancellationToken)).Ok;
        var subject = MissionSubjects.OfPrecedent(line.Row.Id);
        IReadOnlyList<Act> story = mine ? await db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject).OrderBy(act => act.Seq).ToListAsync(cancellationToken) : [];
        return new PrecedentView(line, mine && line.Standing != PrecedentStanding.Superseded, story);
    }
}
