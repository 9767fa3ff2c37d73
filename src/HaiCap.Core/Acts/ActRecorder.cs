using System.Security.Cryptography;
using System.Text.Json;
using HaiCap.Core.Data;

namespace HaiCap.Core.Acts;

/// <summary>Adds acts to the unit of work of the change they tell of; they are saved with it or not at all.</summary>
public sealed class ActRecorder(HaiCapDb db, TimeProvider time, ActOrigin? origin = null)
{
    private ApiRequest? request;

    /// <summary>The number of the subject's last act, 0 when it has none: what a page remembers to notice that somebody acted meanwhile.</summary>
    public async Task<int> SeqAsync(string subject, CancellationToken cancellationToken = default) =>
        (await HeadAsync(subject, cancellationToken))?.Seq ?? 0;

    /// <summary>Records the next act of a subject in the open province.</summary>
    /// <param name="at">The instant it happened; now, unless several acts of one change share theirs.</param>
    /// <param name="personal">Personal data, kept apart so that it can be erased; only its digest is chained.</param>
    public async Task<Act> RecordAsync(
        string subject, Actor by, ActData data, string? why = null, object? personal = null, DateTimeOffset? at = null, CancellationToken cancellationToken = default)
    {
        var head = await HeadAsync(subject, cancellationToken) ?? NewHead(subject);
        return Append(head, by, data, why, personal, at);
    }

    /// <summary>Records the first act of a subject that cannot exist yet, without asking the database.</summary>
    public Act RecordFirst(string subject, Actor by, ActData data, string? why = null, object? personal = null, DateTimeOffset? at = null) =>
        Append(NewHead(subject), by, data, why, personal, at);

    private Act Append(ActHead head, Actor by, ActData data, string? why, object? personal, DateTimeOffset? at)
    {
        if (origin?.Via is { } via)
        {
            data = data with { Via = via };
        }

        var kept = personal is null ? null : JsonSerializer.Serialize(
            new Act.PersonalPart<object>(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), personal), ActData.Json);
        var act = Next(head, by, data, at ?? time.Now(), why, kept);
        db.Add(act);
        Remember(act);
        return act;
    }

    /// <summary>The next link of a chain, and the head moved to it, in nobody's unit of work: for acts that are written in bulk.</summary>
    internal static Act Next(ActHead head, Actor by, ActData data, DateTimeOffset at, string? why = null, string? kept = null)
    {
        var act = new Act
        {
            ProvinceCode = head.ProvinceCode,
            Subject = head.Subject,
            Seq = head.Seq + 1,
            Name = ActNames.Of(data),
            ActorKind = by.Kind,
            ActorId = by.Id,
            ActorName = by.Name,
            PositionId = by.PositionId,
            AgencyId = by.AgencyId,
            OnBehalfOf = by.OnBehalfOf,
            At = at,
            Why = why is null ? null : VietnameseText.Nfc(why),
            Data = JsonSerializer.Serialize(data, data.GetType(), ActData.Json),
            Personal = kept,
            PersonalDigest = kept is null ? null : Act.DigestOf(kept),
        }.Sealed(head.Hash);
        head.Seq = act.Seq;
        head.Hash = act.Hash;
        return act;
    }

    /// <summary>A request that says it counts once is remembered by its acts; an act of another subject on the way is not its answer.</summary>
    private void Remember(Act act)
    {
        if (origin?.Once is not { } once)
        {
            return;
        }

        if (request is null || request.KeyHash != once.KeyHash)
        {
            request = db.Add(new ApiRequest
            {
                ProvinceCode = act.ProvinceCode,
                KeyId = once.KeyId,
                KeyHash = once.KeyHash,
                Fingerprint = once.Fingerprint,
                Subject = act.Subject,
                Seq = act.Seq,
                At = act.At,
            }).Entity;
        }
        else if (request.Subject == act.Subject)
        {
            request.Seq = act.Seq;
        }
    }

    private async ValueTask<ActHead?> HeadAsync(string subject, CancellationToken cancellationToken) =>
        await db.Set<ActHead>().FindAsync([db.ProvinceCode, subject], cancellationToken);

    private ActHead NewHead(string subject) =>
        db.Add(new ActHead { ProvinceCode = db.ProvinceCode, Subject = subject }).Entity;
}
