using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.SignIn.Administration;

public sealed record AccountLine(Guid OfficerId, string Name, string Folded, string? Position, Guid? AccountId, string? UserName, AccountState? State, bool SecondFactor, DateTimeOffset? LastSignInAt);

/// <param name="After">Where the next page begins, when there is one.</param>
public sealed record AccountLines(IReadOnlyList<AccountLine> Lines, (string Folded, Guid Id)? After);

/// <summary>Officers of the administrator's units with their accounts.</summary>
public sealed class AccountBook(HaiCapDb db, Access access, TimeProvider time)
{
    private const int PageSize = 50;

    public static readonly Problem NotFound = new("SGN-030", "Không tìm thấy cán bộ hoặc tài khoản này.", "No such officer or account.");

    public async Task<Outcome<AccountLines>> ListAsync(Actor by, string? words, string? afterFolded, Guid? afterId, CancellationToken cancellationToken)
    {
        var scope = await access.ReadScopeAsync(by, Permission.ManageOrganization, cancellationToken);
        if (scope.Count == 0)
        {
            return Access.Refused;
        }

        var today = time.Now().LocalDay();
        var held = db.Set<Position>().Where(p => p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo >= today));
        var query =
            from officer in db.Set<Officer>().AsNoTracking()
            join account in db.Set<Account>() on officer.Id equals account.OfficerId into accounts
            from account in accounts.DefaultIfEmpty()
            select new { officer, account };
        if (!scope.Contains("/"))
        {
            // One administrator has one or two units; the longest list of prefixes is short.
            var (first, second) = (scope[0], scope[^1]);
            query = query.Where(x => held.Any(p => p.OfficerId == x.officer.Id && (p.Agency!.Path.StartsWith(first) || p.Agency.Path.StartsWith(second))));
        }

        if (!string.IsNullOrWhiteSpace(words))
        {
            var (folded, name) = (VietnameseText.Fold(words), AccountStore.Normal(words));
            query = query.Where(x => x.officer.Folded.Contains(folded) || (x.account != null && x.account.UserName.Contains(name)));
        }

        if (afterFolded is not null && afterId is { } id)
        {
            query = query.Where(x => x.officer.Folded.CompareTo(afterFolded) > 0 || (x.officer.Folded == afterFolded && x.officer.Id > id));
        }

        var lines = await query.OrderBy(x => x.officer.Folded).ThenBy(x => x.officer.Id).Take(PageSize + 1)
            .Select(x => new AccountLine(
                x.officer.Id,
                x.officer.Name,
                x.officer.Folded,
                held.Where(p => p.OfficerId == x.officer.Id).OrderByDescending(p => p.IsPrimary).Select(p => p.Title + ", " + p.Agency!.ShortName).FirstOrDefault(),
                x.account == null ? null : x.account.Id,
                x.account == null ? null : x.account.UserName,
                x.account == null ? null : x.account.State,
                x.account != null && x.account.TotpEnabled,
                x.account == null ? null : x.account.LastSignInAt))
            .ToListAsync(cancellationToken);
        var more = lines.Count > PageSize;
        return new AccountLines([.. lines.Take(PageSize)], more ? (lines[PageSize - 1].Folded, lines[PageSize - 1].OfficerId) : null);
    }

    /// <summary>The officer when the actor administers all the units they serve in.</summary>
    public async Task<Outcome<(Officer Officer, Account? Account, Actor By)>> FindAsync(Actor by, Guid officerId, CancellationToken cancellationToken)
    {
        var officer = await db.Set<Officer>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == officerId, cancellationToken);
        if (officer is null)
        {
            return NotFound;
        }

        // All posts in force or to come must be the administrator's to manage: who may set a password may act as its owner.
        // A leaver holds none; the posts that ended tell whose account is to be shut.
        var today = time.Now().LocalDay();
        var posts = await db.Set<Position>().AsNoTracking().Include(p => p.Agency).Where(p => p.OfficerId == officerId).ToListAsync(cancellationToken);
        var inForce = posts.Where(p => p.ValidTo is null || p.ValidTo >= today).ToList();
        Outcome<Actor> allowed = Access.Refused;
        foreach (var path in (inForce.Count > 0 ? inForce : posts.Take(1)).Select(p => p.Agency!.Path))
        {
            allowed = await access.DecideAsync(by, Permission.ManageOrganization, new([], path, null), cancellationToken);
            if (!allowed.Ok)
            {
                break;
            }
        }

        return allowed.Ok
            ? (officer, await db.Set<Account>().FirstOrDefaultAsync(a => a.OfficerId == officerId, cancellationToken), allowed.Value)
            : allowed.As<(Officer, Account?, Actor)>();
    }
}
