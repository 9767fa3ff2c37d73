using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HaiCap.Web.SignIn.Citizens;

/// <summary>What the identity provider says of a person (VNeID's names: SoDinhDanh, HoVaTen, NgayThangNamSinh).</summary>
public sealed record CitizenIdentity(string Issuer, string Subject, string IdNumber, string Name, DateOnly? BirthDate, int Assurance)
{
    /// <summary>Day and year as VNeID writes them (dd/MM/yyyy or yyyyMMdd) or ISO.</summary>
    public static DateOnly? Birth(string? text) =>
        DateOnly.TryParseExact(text, ["dd/MM/yyyy", "yyyyMMdd", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static bool IsIdNumber(string? text) => text is { Length: 12 } && text.All(char.IsAsciiDigit);
}

/// <summary>A citizen vouched for by the provider gets an account the first time, and a session.</summary>
public sealed class CitizenSignIn(HaiCapDb db, ActRecorder acts, SessionBook sessions, IOptions<SignInSettings> settings, TimeProvider time)
{
    public static readonly Problem NoNumber = new(
        "SGN-020",
        "Tài khoản định danh chưa có số định danh cá nhân 12 chữ số nên chưa đăng nhập được.",
        "The identity account carries no 12-digit personal number, so it cannot sign in.");

    public async Task<Outcome<SignInSession>> OpenAsync(CitizenIdentity identity, HttpContext http)
    {
        if (!CitizenIdentity.IsIdNumber(identity.IdNumber))
        {
            return NoNumber;
        }

        using var nation = db.Tenant.Open(Tenant.Nation);
        var now = time.Now();
        var stop = http.RequestAborted;

        // By the number, not by sub: the person stays the same when the provider renames them.
        var account = await db.Set<CitizenAccount>().FirstOrDefaultAsync(c => c.IdNumber == identity.IdNumber && c.Issuer == identity.Issuer, stop);
        if (account is null)
        {
            account = new CitizenAccount
            {
                Id = Ids.New(now),
                Issuer = identity.Issuer,
                Subject = identity.Subject,
                IdNumber = identity.IdNumber,
                Name = VietnameseText.Nfc(identity.Name),
                CreatedAt = now,
            };
            db.Add(account);
            acts.RecordFirst(AccountSubjects.Of(account), ActorOf(account), new CitizenRegistered(identity.Issuer));
        }

        account.Subject = identity.Subject;
        account.Name = VietnameseText.Nfc(identity.Name);
        account.BirthDate = identity.BirthDate ?? account.BirthDate;
        account.Assurance = identity.Assurance;
        account.LastSignInAt = now;
        var session = sessions.Add(Tenant.Nation, AccountKind.Citizen, account.Id, settings.Value.CitizenIdleMinutes, secondFactor: identity.Assurance >= 2, http);
        await acts.RecordAsync(AccountSubjects.Of(account), ActorOf(account), new CitizenSignedIn(session.Id, identity.Assurance, session.Address), cancellationToken: stop);
        if (await db.SaveActsAsync(stop) is { Ok: false } failed)
        {
            return failed.As<SignInSession>();
        }

        await http.SignInAsync(SessionClaims.Scheme, SessionClaims.Of(session, account.Name));
        return session;
    }

    private static Actor ActorOf(CitizenAccount account) => new(ActorKind.Citizen, account.Id, account.Name);
}
