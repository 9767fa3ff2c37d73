using System.Security.Cryptography;
using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.SignIn.Administration;

/// <summary>
/// Gives an officer a password drawn by chance, for one sign-in: opens the account when there is none, and removes a lost second factor when asked.
/// </summary>
/// <param name="UserName">For a new account.</param>
public sealed record GivePassword(Actor By, Guid OfficerId, string? UserName, bool RemoveSecondFactor);

public sealed record GivenPassword(string UserName, string Password);

public sealed class GivePasswordHandler(HaiCapDb db, AccountBook book, AccountOpening opening, IPasswordHasher<Account> hasher, ActRecorder acts, TimeProvider time)
{
    // Without letters and digits that look alike: it is read out or copied from paper.
    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Lower = "abcdefghijkmnpqrstuvwxyz";
    private const string Digit = "23456789";

    private static readonly Problem NoUserName = new("SGN-032", "Nhập tên đăng nhập: chữ thường không dấu, chữ số, dấu chấm.", "Enter a user name: small letters, digits, dots.", "UserName");
    private static readonly Problem Own = new("SGN-033", "Đổi mật khẩu của chính mình ở trang Tài khoản.", "Change your own password on the Account page.");

    public async Task<Outcome<GivenPassword>> HandleAsync(GivePassword request, CancellationToken cancellationToken)
    {
        var found = await book.FindAsync(request.By, request.OfficerId, cancellationToken);
        if (!found.Ok)
        {
            return found.As<GivenPassword>();
        }

        var (officer, account, by) = found.Value;
        var password = Draw();
        if (account is null)
        {
            if (AccountStore.Normal(request.UserName) is not { Length: >= 3 and <= 100 } name)
            {
                return NoUserName;
            }

            var opened = await opening.OpenAsync(officer, name, password, by, cancellationToken, mustChange: true);
            return opened.Ok ? new GivenPassword(name, password) : opened.As<GivenPassword>();
        }

        if (account.OfficerId == request.By.Id)
        {
            return Own;
        }

        var now = time.Now();
        account.PasswordHash = hasher.HashPassword(account, password);
        account.PasswordStandsAlone = true;
        account.PasswordSetAt = now;
        account.MustChangePassword = true;
        account.SecurityStamp = Ids.New(now).ToString("N");
        account.FailedCount = 0;
        account.LockedUntil = null;
        account.Version++;
        await acts.RecordAsync(AccountSubjects.Of(account), by, new AccountPasswordReset(), cancellationToken: cancellationToken);
        if (request.RemoveSecondFactor && account.TotpEnabled)
        {
            (account.TotpEnabled, account.TotpSecret, account.RecoveryCodes) = (false, null, null);
            await acts.RecordAsync(AccountSubjects.Of(account), by, new AccountSecondFactorRemoved(), cancellationToken: cancellationToken);
        }

        foreach (var session in await db.Set<SignInSession>().Where(s => s.AccountId == account.Id && s.EndedAt == null).ToListAsync(cancellationToken))
        {
            session.EndedAt = now;
        }

        var saved = await db.SaveActsAsync(cancellationToken);
        return saved.Ok ? new GivenPassword(account.UserName, password) : saved.As<GivenPassword>();
    }

    /// <summary>Four groups of four, each class present: about 67 bits, for one sign-in.</summary>
    private static string Draw() => string.Join('-', Enumerable.Range(0, 4).Select(_ =>
        RandomNumberGenerator.GetString(Upper, 1) + RandomNumberGenerator.GetString(Lower, 2) + RandomNumberGenerator.GetString(Digit, 1)));
}
