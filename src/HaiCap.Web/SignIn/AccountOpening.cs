using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.AspNetCore.Identity;

namespace HaiCap.Web.SignIn;

/// <summary>Opens an account for an officer.</summary>
public sealed class AccountOpening(UserManager<Account> manager, ActRecorder acts, TimeProvider time)
{
    /// <summary>Of every sample account; printed by <c>./run</c>. Production refuses to start while such accounts are enabled.</summary>
    public const string SamplePassword = "HaiCap-mau-2026";

    public async Task<Outcome<Account>> OpenAsync(Officer officer, string userName, string password, Actor by, CancellationToken cancellationToken, bool mustChange = false)
    {
        var name = AccountStore.Normal(userName);
        if (PasswordRule.Check(password, secondFactor: false, name) is { } weak)
        {
            return weak;
        }

        if (await manager.FindByNameAsync(name) is not null)
        {
            return new Problem("SGN-008", "Tên đăng nhập đã có người dùng.", "The user name is taken.", "UserName");
        }

        var account = New(officer, name);
        account.PasswordStandsAlone = true;
        account.MustChangePassword = mustChange;
        account.PasswordSetAt = account.CreatedAt;
        acts.RecordFirst(AccountSubjects.Of(account), by, new AccountCreated(name, officer.Id));
        var made = await manager.CreateAsync(account, password);
        return made.Succeeded ? account : new Problem("SGN-010", "Không mở được tài khoản: " + made, "The account could not be opened: " + made);
    }

    private Account New(Officer officer, string userName)
    {
        var now = time.Now();
        return new Account
        {
            ProvinceCode = officer.ProvinceCode,
            Id = Ids.New(now),
            UserName = userName,
            OfficerId = officer.Id,
            SecurityStamp = Ids.New(now).ToString("N"),
            CreatedAt = now,
        };
    }
}
