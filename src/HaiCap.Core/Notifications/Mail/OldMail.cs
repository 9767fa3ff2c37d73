using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Notifications.Mail;

/// <summary>What became of a mail is forgotten after a month.</summary>
public sealed class OldMail(HaiCapDb db, TimeProvider time) : IPruning
{
    public async Task<int> PruneAsync(CancellationToken cancellationToken = default)
    {
        var until = time.Now().AddDays(-30);
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var gone = await db.AcrossProvinces<MailDelivery>("mail of every province is forgotten").Where(row => row.MadeAt <= until).ExecuteDeleteAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return gone;
    }
}
