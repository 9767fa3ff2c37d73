using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace HaiCap.Web.SignIn;

/// <param name="Svg">The QR code for the app.</param>
/// <param name="Secret">The same, to type by hand.</param>
public sealed record Enrolment(string Svg, string Secret);

/// <summary>Sets and removes the second factor, and changes the password that depends on it.</summary>
public sealed class SecondFactor(
    HaiCapDb db, UserManager<Account> manager, TotpTokens tokens, ActRecorder acts, CallerContext caller, SessionBook sessions, SessionMemory memory, SiteIdentity site, TimeProvider time)
{
    private static readonly Problem WrongPassword = new("SGN-006", "Mật khẩu hiện tại không đúng.", "The current password is wrong.", "Password");
    private static readonly Problem Same = new("SGN-015", "Mật khẩu mới phải khác mật khẩu hiện tại.", "The new password must differ from the current one.", "NewPassword");
    private static readonly Problem TooWeakAlone = new(
        "SGN-007",
        "Mật khẩu hiện tại chưa đủ mạnh để dùng một mình. Đổi sang mật khẩu từ 14 ký tự trước khi tắt xác thực hai lớp.",
        "The password is too weak to stand alone. Change it to one of 14 characters before removing the second factor.",
        "Password");

    /// <summary>A secret waiting for its first code; the same one while the page is reloaded.</summary>
    public async Task<Enrolment> BeginAsync(CancellationToken cancellationToken)
    {
        var account = await MineAsync(cancellationToken);
        if (account.TotpSecret is null || account.TotpEnabled)
        {
            if (account.TotpEnabled)
            {
                throw new InvalidOperationException("The second factor is set already.");
            }

            account.TotpSecret = tokens.Protect(Totp.NewSecret());
            account.Version++;
            await db.SaveChangesAsync(cancellationToken);
        }

        var secret = tokens.Reveal(account);
        using var code = QRCodeGenerator.GenerateQrCode(Totp.Uri(secret, site.Title, account.UserName), QRCodeGenerator.ECCLevel.M);

        // Dark on light whatever the theme: phones read no inverted codes.
        var svg = new SvgQRCode(code).GetGraphic(4, "#1b2430", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
        return new Enrolment(svg, string.Join(' ', secret.Chunk(4).Select(four => new string(four))));
    }

    /// <summary>The first code proves the app; the recovery codes are shown this once.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> ConfirmAsync(string code, CancellationToken cancellationToken)
    {
        var account = await MineAsync(cancellationToken);
        if (account.TotpEnabled || !await manager.VerifyTwoFactorTokenAsync(account, TotpTokens.Provider, code))
        {
            return OfficerSignIn.WrongCode;
        }

        account.TotpEnabled = true;
        await acts.RecordAsync(AccountSubjects.Of(account), caller.Actor, new AccountSecondFactorSet(), cancellationToken: cancellationToken);
        var codes = await manager.GenerateNewTwoFactorRecoveryCodesAsync(account, 10) ?? [];
        await db.Set<SignInSession>().Where(s => s.Id == caller.Session!.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SecondFactor, true), cancellationToken);
        memory.Forget(caller.Session!.Id);
        return codes.ToList();
    }

    public async Task<Outcome<Done>> RemoveAsync(string password, CancellationToken cancellationToken)
    {
        var account = await MineAsync(cancellationToken);
        if (!await manager.CheckPasswordAsync(account, password))
        {
            return WrongPassword;
        }

        if (!account.PasswordStandsAlone)
        {
            return TooWeakAlone;
        }

        (account.TotpEnabled, account.TotpSecret, account.RecoveryCodes) = (false, null, null);
        await acts.RecordAsync(AccountSubjects.Of(account), caller.Actor, new AccountSecondFactorRemoved(), cancellationToken: cancellationToken);
        await manager.UpdateSecurityStampAsync(account);
        return default(Done);
    }

    /// <summary>A new password signs the other devices out.</summary>
    public async Task<Outcome<Done>> ChangePasswordAsync(string password, string newPassword, CancellationToken cancellationToken)
    {
        var account = await MineAsync(cancellationToken);
        if (PasswordRule.Check(newPassword, account.TotpEnabled, account.UserName) is { } weak)
        {
            return weak;
        }

        if (newPassword == password)
        {
            return Same;
        }

        account.PasswordStandsAlone = PasswordRule.StandsAlone(newPassword);
        account.PasswordSetAt = time.Now();
        account.MustChangePassword = false;
        await acts.RecordAsync(AccountSubjects.Of(account), caller.Actor, new AccountPasswordChanged(), cancellationToken: cancellationToken);
        if (!(await manager.ChangePasswordAsync(account, password, newPassword)).Succeeded)
        {
            db.ChangeTracker.Clear();
            return WrongPassword;
        }

        await db.Set<SignInSession>().Where(s => s.Id == caller.Session!.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.MustChangePassword, false), cancellationToken);
        memory.Forget(caller.Session!.Id);
        await sessions.EndAllAsync(caller.Session!, caller.Actor, except: caller.Session!.Id, cancellationToken);
        return default(Done);
    }

    private Task<Account> MineAsync(CancellationToken cancellationToken) =>
        db.Set<Account>().SingleAsync(a => a.Id == caller.Account!.Id, cancellationToken);
}
