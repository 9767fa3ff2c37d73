using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Authority;

/// <summary>Who keeps the register: the legal unit of an agency or of one above it, and the agency's head for what is its own to give.</summary>
public sealed class AuthorityAccess(HaiCapDb db, Access access, AuthorityBook book, TimeProvider time)
{
    /// <summary>ACC-001.</summary>
    public async Task<Outcome<Actor>> DecideAsync(Actor by, Agency owner, CancellationToken cancellationToken)
    {
        // What an agency gave that is no more, its successor takes back.
        owner = (await book.AgenciesAsync(db, cancellationToken)).Heir(owner, time.Now().LocalDay()) ?? owner;
        var target = new AccessTarget([], owner.Path, null);
        var legal = await access.DecideAsync(by, Permission.RecordAuthority, target, cancellationToken);
        if (legal.Ok)
        {
            return legal;
        }

        var head = await access.DecideAsync(by, Permission.GrantAuthority, target, cancellationToken);
        return head.Ok && await IsHeadAsync(owner.Id, head.Value.PositionId, cancellationToken) ? head : Access.Refused;
    }

    /// <summary>Whoever may give any competence may have the instrument recorded it rests on.</summary>
    public async Task<Outcome<Actor>> DecideAsync(Actor by, CancellationToken cancellationToken)
    {
        var legal = await access.DecideAsync(by, Permission.RecordAuthority, cancellationToken: cancellationToken);
        return legal.Ok ? legal : await access.DecideAsync(by, Permission.GrantAuthority, cancellationToken: cancellationToken);
    }

    /// <summary>The legal unit of the province: what it mends or ends touches everybody.</summary>
    public async Task<Outcome<Actor>> DecideForProvinceAsync(Actor by, CancellationToken cancellationToken)
    {
        var committee = (await book.AgenciesAsync(db, cancellationToken)).Head;
        return await access.DecideAsync(by, Permission.RecordAuthority, new AccessTarget([], committee?.Path, null), cancellationToken);
    }

    private async ValueTask<bool> IsHeadAsync(Guid agency, Guid? position, CancellationToken cancellationToken)
    {
        var (register, day) = (await book.RegisterAsync(db, cancellationToken), time.Now().LocalDay());
        return register.PostsOf(agency).Any(post => post.PositionId == position && post.IsHead)
            || register.CoversOf(agency).Any(cover => cover.PositionId == position && cover.InForceOn(day));
    }
}
