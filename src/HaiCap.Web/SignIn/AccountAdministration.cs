using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.SignIn;

/// <param name="Account">Null when the officer has none yet.</param>
public sealed record OfficerAccount(Officer Officer, Account? Account);

/// <summary>
/// An administrator opens, closes and resets the accounts of the unit's officers. Only where every post the officer holds lies in the
/// administrator's unit: a further post given elsewhere gives that place no power over the account.
/// </summary>
public sealed class AccountAdministration(
    HaiCapDb db, Access access, ActRecorder acts, AccountOpening opening, IPasswordHasher<Account> hasher, TimeProvider time)
{
    private static readonly Problem NoOfficer = new("ORG-002", "Không tìm thấy cán bộ này.", "No such officer.");
    private static readonly Problem NoAccount = new("ORG-013", "Cán bộ này chưa có tài khoản.", "The officer has no account.");
    private static readonly Problem HasAccount = new("ORG-014", "Cán bộ này đã có tài khoản.", "The officer has an account already.");
    private static readonly Problem OwnAccount = new(
        "ORG-015", "Không tự khóa tài khoản của mình; nhờ quản trị viên khác.", "One does not disable one's own account; ask another administrator.");

    /// <summary>ORG-002: no such officer; ACC-001: not the caller's.</summary>
    public async Task<Outcome<OfficerAccount>> ShowAsync(Actor by, Guid officerId, CancellationToken cancellationToken = default)
    {
        var officer = await db.Set<Officer>().FirstOrDefaultAsync(o => o.Id == officerId, cancellationToken);
        if (officer is null)
        {
            return NoOfficer;
        }

        var today = time.Now().LocalDay();
        var posts = await db.Set<Position>().AsNoTracking().Where(p => p.OfficerId == officerId)
            .OrderByDescending(p => p.ValidTo == null).ThenByDescending(p => p.ValidTo).ThenBy(p => p.Id)
            .Select(p => new { p.ValidTo, p.Agency!.Path }).ToListAsync(cancellationToken);
        var held = posts.Where(p => p.ValidTo is null || p.ValidTo >= today).ToList();
        foreach (var post in held.Count > 0 ? held : posts.Take(1))
        {
            var allowed = await access.DecideAsync(by, Permission.ManageOrganization, new([], post.Path, null), cancellationToken);
            if (!allowed.Ok)
            {
                return allowed.As<OfficerAccount>();
            }
        }

        return posts.Count == 0
            ? Access.Refused
            : new OfficerAccount(officer, await db.Set<Account>().FirstOrDefaultAsync(a => a.OfficerId == officerId, cancellationToken));
    }

    public async Task<Outcome<Done>> OpenAsync(Actor by, Guid officerId, string userName, string password, CancellationToken cancellationToken = default)
    {
        var shown = await ShowAsync(by, officerId, cancellationToken);
        if (!shown.Ok)
        {
            return shown.As<Done>();
        }

        if (shown.Value.Account is not null)
        {
            return HasAccount;
        }

        var name = AccountStore.Normal(userName);
        if (name.Length is < 3 or > 100 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@'))
        {
            return new Problem(
                "ORG-016", "Tên đăng nhập gồm 3 đến 100 chữ cái, chữ số, dấu chấm hoặc gạch.", "A user name has 3 to 100 letters, digits, dots or dashes.", "UserName");
        }

        var opened = await opening.OpenAsync(shown.Value.Officer, name, password, by, cancellationToken);
        return opened.Ok ? default(Done) : opened.As<Done>();
    }

    /// <summary>The account stays, for acts name it; its sessions end at once.</summary>
    public Task<Outcome<Done>> DisableAsync(Actor by, Guid officerId, string? why, CancellationToken cancellationToken = default) =>
        ChangeAsync(by, officerId, new AccountDisabled(AccountState.Disabled), why, endSessions: true, cancellationToken, account =>
        {
            account.State = AccountState.Disabled;
            return account.OfficerId == by.Id ? OwnAccount : null;
        });

    public Task<Outcome<Done>> EnableAsync(Actor by, Guid officerId, CancellationToken cancellationToken = default) =>
        ChangeAsync(by, officerId, new AccountEnabled(), why: null, endSessions: false, cancellationToken, account =>
        {
            account.State = AccountState.Enabled;

            // Also counts the 45 idle days anew, else a sleeper would sleep on.
            account.NoteSuccess(time.Now());
            return null;
        });

    /// <summary>For who forgot it: a password to be told in person and changed by its owner.</summary>
    public Task<Outcome<Done>> ResetPasswordAsync(Actor by, Guid officerId, string password, CancellationToken cancellationToken = default) =>
        ChangeAsync(by, officerId, new AccountPasswordChanged(), why: null, endSessions: true, cancellationToken, account =>
        {
            account.PasswordHash = hasher.HashPassword(account, password);
            account.PasswordStandsAlone = true;
            account.PasswordSetAt = time.Now();
            account.FailedCount = 0;
            account.LockedUntil = null;
            return PasswordRule.Check(password, secondFactor: false, account.UserName);
        });

    /// <summary>For who lost the telephone: the next sign-in is by password alone, or asks for a new factor where that is required.</summary>
    public Task<Outcome<Done>> RemoveSecondFactorAsync(Actor by, Guid officerId, CancellationToken cancellationToken = default) =>
        ChangeAsync(by, officerId, new AccountSecondFactorRemoved(), why: null, endSessions: true, cancellationToken, account =>
        {
            account.TotpEnabled = false;
            account.TotpSecret = null;
            account.RecoveryCodes = null;
            return null;
        });

    private async Task<Outcome<Done>> ChangeAsync(
        Actor by, Guid officerId, ActData what, string? why, bool endSessions, CancellationToken cancellationToken, Func<Account, Problem?> change)
    {
        var shown = await ShowAsync(by, officerId, cancellationToken);
        if (!shown.Ok)
        {
            return shown.As<Done>();
        }

        if (shown.Value.Account is not { } account)
        {
            return NoAccount;
        }

        if (change(account) is { } refused)
        {
            db.ChangeTracker.Clear();
            return refused;
        }

        account.SecurityStamp = Guid.CreateVersion7(time.Now()).ToString("N");
        account.Version++;
        await acts.RecordAsync(AccountSubjects.Of(account), by, what, string.IsNullOrWhiteSpace(why) ? null : why, cancellationToken: cancellationToken);
        if (endSessions)
        {
            await EndSessionsAsync(account, by, cancellationToken);
        }

        return await db.SaveActsAsync(cancellationToken);
    }

    private async Task EndSessionsAsync(Account account, Actor by, CancellationToken cancellationToken)
    {
        var open = await db.Set<SignInSession>().Where(s => s.AccountId == account.Id && s.EndedAt == null).ToListAsync(cancellationToken);
        if (open.Count > 0)
        {
            open.ForEach(s => s.EndedAt = time.Now());
            await acts.RecordAsync(AccountSubjects.Of(account), by, new AccountSessionsEnded(open.Count), cancellationToken: cancellationToken);
        }
    }
}
