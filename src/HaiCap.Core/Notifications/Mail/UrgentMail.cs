using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Notifications.Mail;

/// <summary>The one mail of a quarter of an hour that tells an officer of all urgent notices in it.</summary>
public sealed class UrgentMail(MailOptions mail, TimeProvider time)
{
    // Told again from the beginning of the log, nobody gets mail of long ago.
    private static readonly TimeSpan OldNews = TimeSpan.FromDays(1);

    /// <summary>The key of the mail of now, made where there is none; null for what is too old for one.</summary>
    public async Task<string?> KeyAsync(HaiCapDb db, Guid officer, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var now = time.Now();
        if (at <= now - OldNews)
        {
            return null;
        }

        var urgent = MailDelivery.OfUrgent(now);
        if (await db.Set<MailDelivery>().FindAsync([db.ProvinceCode, officer, urgent.Key], cancellationToken) is null)
        {
            db.Add(new MailDelivery { ProvinceCode = db.ProvinceCode, OfficerId = officer, Key = urgent.Key, MadeAt = now, NextAt = urgent.At });
        }

        return urgent.Key;
    }

    /// <summary>Who of these has an address; nobody where the installation sends no mail.</summary>
    public async Task<HashSet<Guid>> MailedAsync(HaiCapDb db, IReadOnlyList<Guid> told, CancellationToken cancellationToken) => told.Count == 0 || !mail.IsUsable ? []
        : [.. await db.Set<Officer>().Where(row => told.Contains(row.Id) && row.Email != null && row.Email != "").Select(row => row.Id).ToListAsync(cancellationToken)];
}
