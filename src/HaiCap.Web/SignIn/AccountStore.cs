using System.Linq.Expressions;
using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.SignIn;

/// <summary>
/// ASP.NET Core Identity over our own table. Acts recorded before a call are saved with it: one unit of work.
/// Lockout is not here: it runs on the injected clock (<see cref="Account.NoteFailure"/>).
/// </summary>
public sealed class AccountStore(HaiCapDb db) :
    IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserTwoFactorStore<Account>, IUserTwoFactorRecoveryCodeStore<Account>
{
    private static readonly IdentityError Stale = new() { Code = "SGN-009", Description = "The account was changed meanwhile." };

    public static string Normal(string? userName) => VietnameseText.Fold(userName ?? "").Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Of the province that is open, or of the nation: the ministry's officers sign in at every house.</summary>
    public async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        var name = Normal(normalizedUserName);
        return await HereOrInNationAsync(a => a.UserName == name, cancellationToken);
    }

    /// <inheritdoc cref="FindByNameAsync"/>
    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await HereOrInNationAsync(a => a.Id == id, cancellationToken) : null;

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        db.Add(user);
        return await SaveAsync(cancellationToken);
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        user.Version++;
        return await SaveAsync(cancellationToken);
    }

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("An account is disabled, never deleted: acts name it.");

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken)
    {
        user.UserName = Normal(userName);
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.TotpEnabled);

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken)
    {
        user.TotpEnabled = enabled;
        return Task.CompletedTask;
    }

    public Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        user.RecoveryCodes = string.Join(';', recoveryCodes.Select(RecoveryCode.Hash));
        return Task.CompletedTask;
    }

    public Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var hash = RecoveryCode.Hash(code);
        var left = (user.RecoveryCodes ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        user.RecoveryCodes = string.Join(';', left.Where(one => one != hash));
        return Task.FromResult(left.Contains(hash, StringComparer.Ordinal));
    }

    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult((user.RecoveryCodes ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Length);

    public void Dispose()
    {
        // The context belongs to the request.
    }

    private async Task<Account?> HereOrInNationAsync(Expression<Func<Account, bool>> which, CancellationToken cancellationToken)
    {
        var here = await db.Set<Account>().FirstOrDefaultAsync(which, cancellationToken);
        if (here is not null || db.ProvinceCode == Tenant.Nation)
        {
            return here;
        }

        using var nation = db.Tenant.Open(Tenant.Nation);
        return await db.Set<Account>().FirstOrDefaultAsync(which, cancellationToken);
    }

    private async Task<IdentityResult> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(Stale);
        }
    }
}
