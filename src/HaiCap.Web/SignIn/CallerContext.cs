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
public sealed class CallerContext(HaiCapDb db, SignInState state, SiteIdentity site, TimeProvider time)
{
    /// <summary>The province this request works in; open for reading and writing while it lasts.</summary>
    public string ProvinceCode { get; private set; } = site.ProvinceCode;

    public bool IsSignedIn => Session is not null;

    public SignInSession? Session { get; private set; }

    public Account? Account { get; private set; }

    public Officer? Officer { get; private set; }

    /// <summary>Positions held today, each with its agency; the one acted from first.</summary>
    public IReadOnlyList<Position> Positions { get; private set; } = [];

    /// <summary>The position acted from.</summary>
    public Position? Position => Positions.Count > 0 ? Positions[0] : null;

    public CitizenAccount? Citizen { get; private set; }

    /// <summary>For acts.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lacks its policy.</exception>
    public Actor Actor => Officer is not null ? new Actor(ActorKind.Officer, Officer.Id, Officer.Name, Position?.Id, Position?.AgencyId)
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
        return true;
    }

    internal async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (state is not { Standing: SessionStanding.Live, Session: { } session })
        {
            return;
        }

        if (session.Kind == AccountKind.Citizen)
        {
            using var nation = db.Tenant.Open(Tenant.Nation);
            Citizen = await db.Set<CitizenAccount>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == session.AccountId, cancellationToken);
            Session = Citizen is null ? null : session;
            return;
        }

        ProvinceCode = session.ProvinceCode;
        using var province = db.Tenant.Open(ProvinceCode);
        Account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == session.AccountId && a.State == AccountState.Enabled, cancellationToken);
        if (Account is null)
        {
            return;
        }

        Session = session;
        var today = time.Now().LocalDay();
        Officer = await db.Set<Officer>().AsNoTracking().FirstAsync(o => o.Id == Account.OfficerId, cancellationToken);
        var held = await db.Set<Position>().AsNoTracking().Include(p => p.Agency)
            .Where(p => p.OfficerId == Account.OfficerId && p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo >= today))
            .ToListAsync(cancellationToken);
        Positions = [.. held.OrderByDescending(p => p.Id == session.PositionId).ThenByDescending(p => p.IsPrimary).ThenBy(p => p.Id)];
    }
}
