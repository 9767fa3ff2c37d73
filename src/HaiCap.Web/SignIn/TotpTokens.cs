using HaiCap.Core;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace HaiCap.Web.SignIn;

/// <summary>Identity's authenticator provider reads the system clock and takes a code twice; this one takes ours, and once.</summary>
public sealed class TotpTokens(IDataProtectionProvider protection, TimeProvider time) : IUserTwoFactorTokenProvider<Account>
{
    public const string Provider = "Totp";

    private readonly IDataProtector protector = protection.CreateProtector("HaiCap.Totp");

    public string Protect(string secret) => protector.Protect(secret);

    public string Reveal(Account account) => protector.Unprotect(account.TotpSecret ?? throw new InvalidOperationException("No second factor is being set."));

    public Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (user.TotpSecret is null || Totp.Match(Reveal(user), token, time.Now(), user.TotpLastStep) is not { } step)
        {
            return Task.FromResult(false);
        }

        user.TotpLastStep = step;
        return Task.FromResult(true);
    }

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(user.TotpEnabled);

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) =>
        throw new NotSupportedException("The app on the officer's phone makes the codes.");
}
