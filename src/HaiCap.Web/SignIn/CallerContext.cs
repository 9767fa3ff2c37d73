using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.SignIn;

/// <summary>
/// Who asks (scoped): loaded once per request, before the page. Inject it as <c>Caller</c>. What they may do is for Access to say.
/// </summary>
public sealed class CallerContext(HaiCapDb db, GrantBook book, SessionMemory memory, SignInState state, SiteIdentity site, TimeProvider time)
{
    /// <summary>The province this request works in; open for reading and writing while it lasts.</summary>
    public string ProvinceCode { get; private set; } = site.ProvinceCode;

    public bool IsSignedIn => Session is not null;

    public SignInSession? Session { get; private set; }

    public Account? Account { get; private set; }

    public OfficerPosts? Officer { get; private set; }

    /// <summary>Positions held today, each with its agency; the one acted from first.</summary>
    public IReadOnlyList<HeldPosition> Positions { get; private set; } = [];

    /// <summary>The position acted from.</summary>
    public HeldPosition? Position => Positions.Count > 0 ? Positions[0] : null;

    public CitizenAccount? Citizen { get; private set; }

    /// <summary>For acts.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lacks its policy.</exception>
    public Actor Actor => Officer is not null ? new Actor(ActorKind.Officer, Officer.OfficerId, Officer.Name, Position?.Id, Position?.AgencyId)
        : Citizen is not null ? new Actor(ActorKind.Citizen, Citizen.Id, Citizen.Name)
        : throw new InvalidOperationException("Nobody is signed in.");

    public bool Holds(Role role) => Positions.Any(p => p.Role == role);

    /// <summary>The same person acting from another of their positions.</summary>
    public async Task<bool> ActFromAsync(Guid positionId, CancellationToken cancellationToken)
    {
        if (Session is not { } session || Positions.All(p => p.Id != positionId))
        {
            return false;
        }

        await db.Set<SignInSession>().Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.PositionId, positionId), cancellationToken);
        memory.Forget(session.Id);
        return true;
    }

    internal async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        if (state.Known is not { } known)
        {
            return;
        }

        if (known.Session.Kind == AccountKind.Citizen)
        {
            Citizen = known.Citizen;
            Session = Citizen is null ? null : known.Session;
            return;
        }

        ProvinceCode = known.Session.ProvinceCode;
        Account = known.Account;
        if (Account is null)
        {
            return;
        }

        Session = known.Session;
        using var province = db.Tenant.Open(ProvinceCode);
        Officer = await book.OfficerAsync(db, Account.OfficerId, cancellationToken) ?? throw new InvalidOperationException($"Account {Account.Id} has no officer.");
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var today = time.Now().LocalDay();
        Positions =
        [
            .. Officer.Posts.Where(post => post.InForceOn(today))
                .OrderByDescending(post => post.PositionId == Session.PositionId)
                .Select(post => new HeldPosition(post.PositionId, shelf.Find(post.AgencyId) ?? throw new InvalidOperationException($"No agency {post.AgencyId}."), post.Title, post.Role)),
        ];
    }
}

/// <summary>A position held today.</summary>
public sealed record HeldPosition(Guid Id, Agency Agency, string Title, Role Role)
{
    public Guid AgencyId => Agency.Id;
}
