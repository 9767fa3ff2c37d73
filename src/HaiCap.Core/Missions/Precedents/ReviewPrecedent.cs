using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Precedents;

/// <summary>The unit that answered looks at a precedent again: it stands as the law is now, or is not to be followed any more.</summary>
public sealed class ReviewPrecedent(HaiCapDb db, Access access, ActRecorder acts, AuthorityBook authority, TimeProvider time)
{
    /// <param name="Stands">False: taken back, with another in its place where <paramref name="By"/> names one.</param>
    public sealed record Request(string Code, bool Stands, string? Why, string? By = null);

    /// <summary>ACC-001, ACT-001, MIS-010, MIS-013, MIS-032, MIS-033.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var code = request.Code.ToUpperInvariant();
        if (await db.Set<Precedent>().FirstOrDefaultAsync(one => one.Code == code, cancellationToken) is not { } row)
        {
            return MissionProblems.NoPrecedent;
        }

        var allowed = await access.DecideAsync(by, Permission.ApproveAnswer, new AccessTarget([row.OwnerPath], row.OwnerPath, null), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        var (why, other) = (RecommendationDesk.Said(request.Why), RecommendationDesk.Said(request.By)?.ToUpperInvariant());
        if (why is null)
        {
            return MissionProblems.NoReason;
        }

        if (row.SupersededAt is not null)
        {
            return MissionProblems.NotNow;
        }

        if (!request.Stands && other is not null && (other == row.Code || !await db.Set<Precedent>().AnyAsync(one => one.Code == other && one.SupersededAt == null, cancellationToken)))
        {
            return MissionProblems.NoOther;
        }

        var now = time.Now();
        row.ChangedAt = now > row.ChangedAt ? now : row.ChangedAt.AddTicks(10);
        if (request.Stands)
        {
            row.Basis = PrecedentRules.BasisOf(row.ReadCites(), await PrecedentBook.InstrumentsAsync(authority, db, row.ProvinceCode, cancellationToken), now.LocalDay());
        }
        else
        {
            (row.SupersededAt, row.SupersededBy) = (now, other);
        }

        await acts.RecordAsync(MissionSubjects.OfPrecedent(row.Id), allowed.Value, request.Stands ? new PrecedentReviewed() : new PrecedentSuperseded(other), why, at: now, cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }
}
