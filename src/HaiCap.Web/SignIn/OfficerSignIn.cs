using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HaiCap.Web.SignIn;

/// <param name="SecondStep">The password was right; a code is still needed.</param>
public sealed record PasswordStep(Account Account, bool SecondStep);

/// <summary>
/// An officer signs in: password, then a code where one is set. Each outcome for a known account is an act, in the tenant the account is of: the
/// province's, or the nation's for officers of the ministry.
/// </summary>
public sealed partial class OfficerSignIn(
    HaiCapDb db,
    UserManager<Account> manager,
    IPasswordHasher<Account> hasher,
    ActRecorder acts,
    SessionBook sessions,
    IOptions<SignInSettings> settings,
    TimeProvider time,
    ILogger<OfficerSignIn> log)
{
    public static readonly Problem Wrong = new("SGN-001", "Tên đăng nhập hoặc mật khẩu không đúng.", "The user name or the password is wrong.", "Password");
    public static readonly Problem Locked = new(
        "SGN-002", "Tài khoản tạm khóa 15 phút vì nhập sai nhiều lần.", "The account is locked for 15 minutes after too many wrong tries.");
    public static readonly Problem WrongCode = new("SGN-003", "Mã xác thực không đúng hoặc đã dùng.", "The code is wrong or was used already.", "Code");
    public static readonly Problem Disabled = new(
        "SGN-004", "Tài khoản đã bị vô hiệu hóa. Liên hệ quản trị viên của đơn vị.", "The account is disabled. Ask your unit's administrator.");
    public static readonly Problem Asleep = new(
        "SGN-005",
        "Tài khoản bị vô hiệu hóa vì lâu ngày không đăng nhập. Liên hệ quản trị viên để mở lại.",
        "The account was disabled because it was not used for long. Ask the administrator to open it.");
    private static readonly Problem Again = new("SGN-009", "Có lần đăng nhập khác cùng lúc. Thử lại.", "Another sign-in ran at the same time. Try again.");

    // Verified against when the name is unknown, so that the answer takes as long as for a known one.
    private static readonly string Decoy = new PasswordHasher<Account>().HashPassword(null!, "không ai dùng mật khẩu này");

    public async Task<Outcome<PasswordStep>> PasswordAsync(string userName, string password, HttpContext http)
    {
        var stop = http.RequestAborted;
        var account = await manager.FindByNameAsync(userName);
        if (account is null)
        {
            hasher.VerifyHashedPassword(null!, Decoy, password);
            UnknownName(log, SessionBook.AddressOf(http));
            return Wrong;
        }

        using var tenant = db.Tenant.Open(account.ProvinceCode);
        if (await VerifyAsync(account, password, http) is { } problem)
        {
            return problem;
        }

        if (account.State == AccountState.Enabled && account.HasSleptFor(TimeSpan.FromDays(settings.Value.SleepDays), time.Now()))
        {
            account.State = AccountState.Idle;
            account.Version++;
            await acts.RecordAsync(AccountSubjects.Of(account), Actor.System, new AccountDisabled(AccountState.Idle), cancellationToken: stop);
            await db.SaveActsAsync(stop);
        }

        if (account.State != AccountState.Enabled)
        {
            return await FailAsync(account, account.State == AccountState.Idle ? SignInFailure.Idle : SignInFailure.Disabled, http)
                ?? (account.State == AccountState.Idle ? Asleep : Disabled);
        }

        return new PasswordStep(account, account.TotpEnabled);
    }

    /// <summary>A right password or the problem; a wrong one counts towards the lock.</summary>
    public async Task<Problem?> VerifyAsync(Account account, string password, HttpContext http)
    {
        using var tenant = db.Tenant.Open(account.ProvinceCode);
        if (account.IsLockedAt(time.Now()))
        {
            return Locked;
        }

        return await manager.CheckPasswordAsync(account, password) ? null : await CountAsync(account, SignInFailure.WrongPassword, Wrong, http);
    }

    /// <summary>The app's code, or one of the recovery codes.</summary>
    public async Task<Problem?> CodeAsync(Account account, string code, HttpContext http)
    {
        using var tenant = db.Tenant.Open(account.ProvinceCode);
        if (account.IsLockedAt(time.Now()))
        {
            return Locked;
        }

        if (await manager.VerifyTwoFactorTokenAsync(account, TotpTokens.Provider, code))
        {
            return null;
        }

        var left = await manager.CountRecoveryCodesAsync(account);
        if (code.Trim().Length > 8 && (await manager.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded)
        {
            await acts.RecordAsync(AccountSubjects.Of(account), Unproven(account), new AccountRecoveryCodeUsed(left - 1));
            return null;
        }

        return await CountAsync(account, SignInFailure.WrongCode, WrongCode, http);
    }

    /// <summary>Opens the session and gives the cookie.</summary>
    public async Task<Outcome<SignInSession>> OpenAsync(Account account, bool secondFactor, HttpContext http)
    {
        using var tenant = db.Tenant.Open(account.ProvinceCode);
        var now = time.Now();
        var officer = await db.Set<Officer>().SingleAsync(o => o.Id == account.OfficerId, http.RequestAborted);
        var administrator = await db.Set<Position>().AnyAsync(
            p => p.OfficerId == officer.Id && p.Role == Role.Administrator && (p.ValidTo == null || p.ValidTo >= now.LocalDay()), http.RequestAborted);
        account.NoteSuccess(now);
        account.Version++;
        var idle = administrator ? settings.Value.AdministratorIdleMinutes : settings.Value.IdleMinutes;
        var session = sessions.Add(account.ProvinceCode, AccountKind.Officer, account.Id, idle, secondFactor, http);
        session.MustChangePassword = account.MustChangePassword;
        await acts.RecordAsync(
            AccountSubjects.Of(account),
            new Actor(ActorKind.Officer, officer.Id, officer.Name),
            new AccountSignedIn(session.Id, secondFactor, session.Address));
        if (await db.SaveActsAsync(http.RequestAborted) is { Ok: false })
        {
            return Again;
        }

        await http.SignInAsync(SessionClaims.Scheme, SessionClaims.Of(session, officer.Name));
        return session;
    }

    private async Task<Problem> CountAsync(Account account, SignInFailure reason, Problem problem, HttpContext http)
    {
        var locked = account.NoteFailure(time.Now());
        account.Version++;
        if (locked)
        {
            await acts.RecordAsync(
                AccountSubjects.Of(account), Unproven(account), new AccountLockedOut(account.LockedUntil!.Value, SessionBook.AddressOf(http)));
        }

        return await FailAsync(account, reason, http) ?? (locked ? Locked : problem);
    }

    private async Task<Problem?> FailAsync(Account account, SignInFailure reason, HttpContext http)
    {
        await acts.RecordAsync(
            AccountSubjects.Of(account), Unproven(account), new AccountSignInFailed(reason, SessionBook.AddressOf(http)));
        return (await db.SaveActsAsync(http.RequestAborted)).Ok ? null : Again;
    }

    // Nobody is known yet: the account's own name stands, not an officer who may be innocent of it.
    private static Actor Unproven(Account account) => new(ActorKind.System, null, account.UserName);

    [LoggerMessage(1, LogLevel.Warning, "Sign-in with an unknown user name from {Address}")]
    private static partial void UnknownName(ILogger logger, string? address);
}
