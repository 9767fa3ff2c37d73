using HaiCap.Core.Authority.Covers;
using HaiCap.Core.Authority.Grants;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Authority;

/// <summary>
/// Each province's register in memory, so that who decides costs no statement. A change made here is seen at once, one made by another process within
/// five seconds.
/// </summary>
public sealed class AuthorityBook(TimeProvider time, GrantBook agencies) : INewsReader
{
    private readonly Kept<string, AuthorityRegister> kept = new(time, TimeSpan.FromSeconds(5));

    public ValueTask<AuthorityRegister> RegisterAsync(HaiCapDb db, CancellationToken cancellationToken = default) =>
        kept.GetAsync(db.ProvinceCode, db, static (province, db, stop) => ReadAsync(province, db, stop), cancellationToken);

    public ValueTask<AgencyShelf> AgenciesAsync(HaiCapDb db, CancellationToken cancellationToken = default) => agencies.AgenciesAsync(db, cancellationToken);

    public bool Concerns(object row) => row is LegalInstrument or CompetenceGrant or HeadCover or Position or Officer;

    public void Tell(IReadOnlyList<object> news) => kept.Forget();

    private static async Task<AuthorityRegister> ReadAsync(string province, HaiCapDb db, CancellationToken cancellationToken)
    {
        var instruments = await db.Set<LegalInstrument>().AsNoTracking().ToListAsync(cancellationToken);
        var grants = await db.Set<CompetenceGrant>().AsNoTracking().ToListAsync(cancellationToken);
        var covers = await db.Set<HeadCover>().AsNoTracking().ToListAsync(cancellationToken);
        var posts = await db.Set<Position>().AsNoTracking().Where(post => post.Role == Role.Director || post.SigningForm != null)
            .Join(db.Set<Officer>(), post => post.OfficerId, officer => officer.Id, (post, officer) => new { Post = post, officer.Name })
            .ToListAsync(cancellationToken);
        return new AuthorityRegister(province, instruments, grants, covers, posts.ConvertAll(row => new SigningPost(
            row.Post.Id, row.Post.OfficerId, row.Name, row.Post.AgencyId, row.Post.Title, row.Post.Role, row.Post.SigningForm, row.Post.ValidFrom, row.Post.ValidTo, row.Post.SucceedsId)));
    }
}
