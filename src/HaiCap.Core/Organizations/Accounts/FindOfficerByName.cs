using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Accounts;

/// <summary>The officer a system acts for, by the user name of an account that is open. What they may do is for Access to say.</summary>
public sealed class FindOfficerByName(HaiCapDb db)
{
    public const int LongestUserName = 100;

    public static readonly Problem NoSuchOfficer = new(
        "ORG-020", "Không có cán bộ nào với tên đăng nhập này, hoặc tài khoản đã đóng.", "No officer has this user name, or the account is closed.", "officer");

    public async Task<Outcome<Actor>> HandleAsync(string userName, CancellationToken cancellationToken = default)
    {
        var name = userName.Trim().ToLowerInvariant();
        var found = name.Length is 0 or > LongestUserName || name.Contains('\0', StringComparison.Ordinal) ? null
            : await db.Set<Account>().Where(account => account.UserName == name && account.State == AccountState.Enabled)
                .Join(db.Set<Officer>(), account => account.OfficerId, officer => officer.Id, (_, officer) => new { officer.Id, officer.Name }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? NoSuchOfficer : new Actor(ActorKind.Officer, found.Id, found.Name);
    }
}
