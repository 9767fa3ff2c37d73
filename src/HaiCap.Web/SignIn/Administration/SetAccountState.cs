using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.SignIn.Administration;

/// <summary>Shuts an account, with its sessions, or opens one that was shut or slept.</summary>
public sealed record SetAccountState(Actor By, Guid OfficerId, bool Enabled, string? Why);

public sealed class SetAccountStateHandler(HaiCapDb db, AccountBook book, ActRecorder acts, TimeProvider time)
{
    private static readonly Problem Own = new("SGN-031", "Không tự vô hiệu hóa tài khoản của chính mình.", "You cannot disable your own account.");

    public async Task<Outcome<Done>> HandleAsync(SetAccountState request, CancellationToken cancellationToken)
    {
        var found = await book.FindAsync(request.By, request.OfficerId, cancellationToken);
        if (!found.Ok)
        {
            return found.As<Done>();
        }

        var (_, account, by) = found.Value;
        if (account is null)
        {
            return AccountBook.NotFound;
        }

        if (!request.Enabled && account.OfficerId == request.By.Id)
        {
            return Own;
        }

        if ((account.State == AccountState.Enabled) == request.Enabled)
        {
            return default(Done);
        }

        var now = time.Now();
        account.State = request.Enabled ? AccountState.Enabled : AccountState.Disabled;
        account.Version++;
        if (request.Enabled)
        {
            // Else it would fall asleep again at once.
            account.LastSignInAt = now;
            account.FailedCount = 0;
            account.LockedUntil = null;
        }
        else
        {
            foreach (var session in await db.Set<SignInSession>().Where(s => s.AccountId == account.Id && s.EndedAt == null).ToListAsync(cancellationToken))
            {
                session.EndedAt = now;
            }
        }

        ActData data = request.Enabled ? new AccountEnabled() : new AccountDisabled(AccountState.Disabled);
        await acts.RecordAsync(
            AccountSubjects.Of(account), by, data, string.IsNullOrWhiteSpace(request.Why) ? null : request.Why[..Math.Min(request.Why.Length, 500)], cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }
}
