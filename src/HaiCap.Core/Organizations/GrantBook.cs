using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations;

/// <summary>A position with its days, as it is kept in memory; the agency stands in <see cref="AgencyShelf"/>.</summary>
public sealed record Post(
    Guid PositionId, Guid AgencyId, string Title, Role Role, SigningForm? SigningForm, DateOnly ValidFrom, DateOnly? ValidTo, bool IsPrimary)
{
    internal static Post Of(Position position) => new(
        position.Id, position.AgencyId, position.Title, position.Role, position.SigningForm, position.ValidFrom, position.ValidTo, position.IsPrimary);

    public bool InForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>An officer with every position held, past ones too, primary first.</summary>
public sealed record OfficerPosts(Guid OfficerId, string Name, IReadOnlyList<Post> Posts);

/// <summary>
/// Agencies and officers' positions in memory, so that who may do what costs an act no statement. A change made here is seen at once, one
/// made by another process within five seconds (<see cref="OrganizationNews"/> tells).
/// </summary>
public sealed class GrantBook(TimeProvider time)
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);

    private readonly Kept<string, AgencyShelf> agencies = new(time, Trusted);
    private readonly Kept<(string Province, Guid Officer), OfficerPosts?> officers = new(time, Trusted);
    private readonly Kept<(string Province, Guid Agency), string?> heads = new(time, Trusted);

    public void Forget()
    {
        agencies.Forget();
        officers.Forget();
        heads.Forget();
    }

    /// <summary>All agencies of the open province.</summary>
    public ValueTask<AgencyShelf> AgenciesAsync(HaiCapDb db, CancellationToken cancellationToken = default) => agencies.GetAsync(
        db.ProvinceCode, db, static async (_, db, stop) => new AgencyShelf(
            await db.Set<Agency>().AsNoTracking().ToListAsync(stop), await db.Set<AgencySuccession>().AsNoTracking().OrderBy(one => one.Id).ToListAsync(stop),
            await db.Set<AgencyPast>().AsNoTracking().ToListAsync(stop)), cancellationToken);

    /// <summary>An officer of the open province; null when there is none.</summary>
    public ValueTask<OfficerPosts?> OfficerAsync(HaiCapDb db, Guid officerId, CancellationToken cancellationToken = default) => officers.GetAsync(
        (db.ProvinceCode, officerId), db, static (key, db, stop) => ReadAsync(db, key.Officer, stop), cancellationToken);

    /// <summary>The title of an agency's head, for whom deputies sign.</summary>
    public ValueTask<string?> HeadTitleAsync(HaiCapDb db, Guid agencyId, CancellationToken cancellationToken = default) => heads.GetAsync(
        (db.ProvinceCode, agencyId), db,
        static (key, db, stop) => db.Set<Position>()
            .Where(row => row.AgencyId == key.Agency && row.Role == Role.Director
                && (row.SigningForm == SigningForm.Head || row.SigningForm == SigningForm.OnBehalf || row.SigningForm == SigningForm.Acting))
            .OrderBy(row => row.ValidTo != null).Select(row => row.Title).FirstOrDefaultAsync(stop),
        cancellationToken);

    /// <summary>What the officer's positions of a day give, primary first. Nobody without a position in force in an agency in force may do anything.</summary>
    public async ValueTask<IReadOnlyList<Grant>> GrantsAsync(HaiCapDb db, Guid officerId, DateOnly day, CancellationToken cancellationToken = default)
    {
        if (await OfficerAsync(db, officerId, cancellationToken) is not { } officer)
        {
            return [];
        }

        var shelf = await AgenciesAsync(db, cancellationToken);
        var grants = new List<Grant>(officer.Posts.Count);
        foreach (var post in officer.Posts)
        {
            if (post.InForceOn(day) && shelf.Find(post.AgencyId) is { } agency && agency.InForceOn(day))
            {
                grants.Add(new Grant(post.PositionId, agency.Id, agency.Path, agency.Kind, agency.Name, post.Title, post.Role, post.IsPrimary) { Former = shelf.LeftTo(agency.Path, day) });
            }
        }

        return grants;
    }

    private static async Task<OfficerPosts?> ReadAsync(HaiCapDb db, Guid officerId, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Officer>().AsNoTracking().Where(officer => officer.Id == officerId)
            .LeftJoin(db.Set<Position>(), officer => officer.Id, position => position.OfficerId, (officer, position) => new { officer.Name, Position = position })
            .ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : new OfficerPosts(
            officerId,
            rows[0].Name,
            [.. rows.Select(row => row.Position).OfType<Position>().OrderByDescending(position => position.IsPrimary).ThenBy(position => position.Id)
                .Select(Post.Of)]);
    }
}
