using HaiCap.Core.Acts;

namespace HaiCap.Core.Organizations.Accounts;

/// <summary>Acts of accounts: subject "account/{id}" for officers, "citizen/{id}" for citizens. No password, code or secret is ever in one.</summary>
public static class AccountSubjects
{
    public static string Of(Account account) => $"account/{account.Id}";

    public static string Of(CitizenAccount account) => $"citizen/{account.Id}";
}

[ActName("account.created")]
public sealed record AccountCreated(string UserName, Guid OfficerId) : ActData;

[ActName("account.sample-opened")]
public sealed record SampleAccountsOpened(int Count) : ActData;

[ActName("account.signed-in")]
public sealed record AccountSignedIn(Guid Session, bool SecondFactor, string? Address) : ActData;

[ActName("account.sign-in-failed")]
public sealed record AccountSignInFailed(SignInFailure Reason, string? Address) : ActData;

[ActName("account.locked-out")]
public sealed record AccountLockedOut(DateTimeOffset Until, string? Address) : ActData;

[ActName("account.signed-out")]
public sealed record AccountSignedOut(Guid Session) : ActData;

[ActName("account.sessions-ended")]
public sealed record AccountSessionsEnded(int Count) : ActData;

[ActName("account.password-changed")]
public sealed record AccountPasswordChanged : ActData;

[ActName("account.password-reset")]
public sealed record AccountPasswordReset : ActData;

[ActName("account.second-factor-set")]
public sealed record AccountSecondFactorSet : ActData;

[ActName("account.second-factor-removed")]
public sealed record AccountSecondFactorRemoved : ActData;

[ActName("account.recovery-code-used")]
public sealed record AccountRecoveryCodeUsed(int Left) : ActData;

[ActName("account.disabled")]
public sealed record AccountDisabled(AccountState State) : ActData;

[ActName("account.enabled")]
public sealed record AccountEnabled : ActData;

[ActName("citizen.registered")]
public sealed record CitizenRegistered(string Issuer) : ActData;

[ActName("citizen.signed-in")]
public sealed record CitizenSignedIn(Guid Session, int Assurance, string? Address) : ActData;

[ActName("citizen.signed-out")]
public sealed record CitizenSignedOut(Guid Session) : ActData;

[ActName("citizen.sessions-ended")]
public sealed record CitizenSessionsEnded(int Count) : ActData;

public enum SignInFailure
{
    WrongPassword,
    WrongCode,
    LockedOut,
    Disabled,
    Idle,
}
