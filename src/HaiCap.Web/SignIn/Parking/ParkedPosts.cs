using System.Security.Cryptography;
using System.Text.Json;
using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.SignIn.Parking;

/// <param name="Path">Where it was sent, with its query.</param>
/// <param name="Files">Names of files that were sent along and could not be kept.</param>
public sealed record Parked(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields, IReadOnlyList<string> Files);

/// <summary>Keeps what was sent after the session's end, encrypted for its owner alone.</summary>
public sealed class ParkedPosts(HaiCapDb db, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>In characters over all fields; files are not kept.</summary>
    public const int Largest = 512 * 1024;

    public async Task<Guid> ParkAsync(SignInSession owner, Parked post, CancellationToken cancellationToken)
    {
        using var opened = db.Tenant.Open(owner.ProvinceCode);
        var now = time.Now();
        await db.Set<ParkedPost>().Where(p => p.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        var row = new ParkedPost
        {
            ProvinceCode = owner.ProvinceCode,
            Id = Ids.New(now),
            AccountId = owner.AccountId,
            ExpiresAt = now + ParkedPost.KeptFor,
            Content = ProtectorOf(owner.AccountId).Protect(JsonSerializer.SerializeToUtf8Bytes(post)),
        };
        db.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return row.Id;
    }

    /// <summary>Null when there is none, it is too old, or it is another person's: nobody learns which.</summary>
    public async Task<Parked?> FindAsync(SignInSession caller, Guid id, CancellationToken cancellationToken)
    {
        using var opened = db.Tenant.Open(caller.ProvinceCode);
        var now = time.Now();
        var row = await db.Set<ParkedPost>().AsNoTracking()
            .FirstOrDefaultAsync(p => p.Id == id && p.AccountId == caller.AccountId && p.ExpiresAt > now, cancellationToken);
        try
        {
            return row is null ? null : JsonSerializer.Deserialize<Parked>(ProtectorOf(caller.AccountId).Unprotect(row.Content));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public async Task DropAsync(SignInSession caller, Guid id, CancellationToken cancellationToken)
    {
        using var opened = db.Tenant.Open(caller.ProvinceCode);
        await db.Set<ParkedPost>().Where(p => p.Id == id && p.AccountId == caller.AccountId).ExecuteDeleteAsync(cancellationToken);
    }

    private IDataProtector ProtectorOf(Guid accountId) => protection.CreateProtector("HaiCap.ParkedPost", accountId.ToString());
}
