using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Keys;

/// <summary>
/// The officer for whom a system acts, by user name. From here on the acts of this unit of work are the officer's, say through which key they
/// came, and access asks both: the officer's position and the key's territory.
/// </summary>
public sealed class ActForOfficer(HaiCapDb db, ActOrigin origin, TimeProvider time)
{
    /// <summary>KEY-010: no name; KEY-011: nobody in service by it. What the officer may do is asked by the use case.</summary>
    public async Task<Outcome<Actor>> HandleAsync(KeyEntry key, string? userName, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(userName))
        {
            return KeyProblems.NoOfficer;
        }

        var normal = userName.Trim().ToLowerInvariant();
        var today = time.Now().LocalDay();
        var officer = normal.Length > 100 ? null : await db.Set<Account>().AsNoTracking()
            .Where(account => account.UserName == normal && account.State == AccountState.Enabled)
            .Join(db.Set<Officer>(), account => account.OfficerId, one => one.Id, (_, one) => new { one.Id, one.Name })
            .Where(one => db.Set<Position>().Any(held => held.OfficerId == one.Id && held.ValidFrom <= today && (held.ValidTo == null || held.ValidTo >= today)))
            .FirstOrDefaultAsync(cancellationToken);
        if (officer is null)
        {
            return KeyProblems.UnknownOfficer;
        }

        origin.Via = key.Via;
        return new Actor(ActorKind.Officer, officer.Id, officer.Name);
    }
}
