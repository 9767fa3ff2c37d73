using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Keys;

/// <summary>Takes a key of the open province back: from this instant it opens nothing.</summary>
public sealed record RevokeKey(Actor By, Guid KeyId, string? Why = null);

public sealed class RevokeKeyHandler(HaiCapDb db, ActRecorder acts, Access access, KeyBook keys, TimeProvider time)
{
    /// <summary>KEY-001: none such, or not the caller's to know of; KEY-005; ACT-001: somebody else did meanwhile.</summary>
    public async Task<Outcome<Done>> HandleAsync(RevokeKey request, CancellationToken cancellationToken = default)
    {
        var key = await db.Set<ApiKey>().Include(k => k.Agency).FirstOrDefaultAsync(k => k.Id == request.KeyId, cancellationToken);
        if (key is null)
        {
            return KeyProblems.NoKey;
        }

        var allowed = await KeyAccess.DecideAsync(db, access, request.By, key.Agency?.Path, cancellationToken);
        if (!allowed.Ok)
        {
            return KeyProblems.NoKey;
        }

        if (key.RevokedAt is not null)
        {
            return KeyProblems.AlreadyRevoked;
        }

        key.RevokedAt = time.Now();
        var why = string.IsNullOrWhiteSpace(request.Why) ? null : VietnameseText.Nfc(request.Why).Trim();
        await acts.RecordAsync(KeySubjects.Of(key.Id), allowed.Value, new KeyRevoked(key.Name, key.Ending), why, cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken);
        keys.Forget();
        return saved;
    }
}
