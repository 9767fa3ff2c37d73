using System.Security.Cryptography;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Acts;

/// <summary>A row that is not what the log says it was.</summary>
/// <param name="Row">Names the row: "acts 40 dossier/0199… 3".</param>
public sealed record Finding(string Row, string Vi, string En);

/// <summary>
/// Something that can be checked against the acts: chains, stored files, summary columns. Each room brings its own. The province works meanwhile: what is held against
/// each other is read as of one moment, a part at a time (a moment kept for long keeps the database from clearing up).
/// </summary>
public interface IVerification
{
    /// <summary>Checks the open province. Progress counts the rows read.</summary>
    IAsyncEnumerable<Finding> CheckAsync(HaiCapDb db, IProgress<int>? progress, CancellationToken cancellationToken);
}

/// <summary>Chains, heads and seals of the open province.</summary>
public sealed class ActVerification(SealKey key) : IVerification
{
    /// <summary>Acts read at a time.</summary>
    public int ChunkSize { get; init; } = 5_000;

    public async IAsyncEnumerable<Finding> CheckAsync(
        HaiCapDb db, IProgress<int>? progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var finding in ChainsAsync(db, progress, cancellationToken))
        {
            yield return finding;
        }

        await foreach (var finding in HeadsWithoutActsAsync(db, cancellationToken))
        {
            yield return finding;
        }

        await foreach (var finding in SealsAsync(db, cancellationToken))
        {
            yield return finding;
        }
    }

    private static string RowOf(Act act) => $"acts {act.ProvinceCode} {act.Subject} {act.Seq}";

    private static string RowOf(ActHead head) => $"act_heads {head.ProvinceCode} {head.Subject}";

    private async IAsyncEnumerable<Finding> ChainsAsync(
        HaiCapDb db, IProgress<int>? progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (subject, seq) = ("", 0);
        byte[] previous = [];
        ActHead? head = null;
        while (true)
        {
            // Acts with the heads of their chains in one statement: both of one moment.
            var chunk = await db.Set<Act>().AsNoTracking()
                .Where(act => act.Subject.CompareTo(subject) >= 0 && (act.Subject != subject || act.Seq > seq))
                .OrderBy(act => act.Subject).ThenBy(act => act.Seq).Take(ChunkSize)
                .LeftJoin(db.Set<ActHead>(), act => act.Subject, row => row.Subject, (act, row) => new { Act = act, Head = row })
                .OrderBy(row => row.Act.Subject).ThenBy(row => row.Act.Seq).ToListAsync(cancellationToken);
            foreach (var (act, its) in chunk.Select(row => (row.Act, row.Head)))
            {
                if (act.Subject != subject)
                {
                    if (EndFinding(db, subject, seq, previous, head) is { } missing)
                    {
                        yield return missing;
                    }

                    (subject, seq, previous) = (act.Subject, 0, []);
                }

                if (act.Seq != seq + 1)
                {
                    yield return new($"acts {act.ProvinceCode} {subject} {seq + 1}", "Thiếu sự kiện trong chuỗi.", "An act is missing from the chain.");
                }
                else if (!CryptographicOperations.FixedTimeEquals(act.HashAfter(previous), act.Hash))
                {
                    yield return new(RowOf(act), "Nội dung sự kiện không khớp với mã băm.", "The act does not match its hash.");
                }

                if (act.Personal is { } personal && !Act.DigestOf(personal).AsSpan().SequenceEqual(act.PersonalDigest))
                {
                    yield return new(RowOf(act), "Dữ liệu cá nhân không khớp với mã băm.", "The personal data do not match their digest.");
                }

                (seq, previous, head) = (act.Seq, act.Hash, its);
            }

            progress?.Report(chunk.Count);
            if (chunk.Count < ChunkSize)
            {
                break;
            }
        }

        if (EndFinding(db, subject, seq, previous, head) is { } last)
        {
            yield return last;
        }
    }

    /// <param name="seq">Of the chain's last act; 0 when there is no chain.</param>
    private static Finding? EndFinding(HaiCapDb db, string subject, int seq, byte[] hash, ActHead? head) =>
        seq == 0 || (head?.Seq == seq && head.Hash.AsSpan().SequenceEqual(hash)) ? null
        : head is null ? new($"act_heads {db.ProvinceCode} {subject}", "Thiếu dòng cuối chuỗi.", "The head of the chain is missing.")
        : new(RowOf(head), $"Chuỗi kết thúc ở {seq}, dòng cuối ghi {head.Seq}.", $"The chain ends at {seq}, its head says {head.Seq}.");

    private static async IAsyncEnumerable<Finding> HeadsWithoutActsAsync(
        HaiCapDb db, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var orphans = db.Set<ActHead>().AsNoTracking().Where(head => !db.Set<Act>().Any(act => act.Subject == head.Subject));
        foreach (var head in await orphans.OrderBy(head => head.Subject).Take(1_000).ToListAsync(cancellationToken))
        {
            yield return new(RowOf(head), "Cả chuỗi sự kiện đã mất.", "The whole chain of acts is gone.");
        }
    }

    private async IAsyncEnumerable<Finding> SealsAsync(HaiCapDb db, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        byte[] before = [];
        var number = 0;

        // One by one: their lines are long, and one connection reads one thing at a time.
        while (await db.Set<ActSeal>().AsNoTracking().Where(next => next.Number > number).OrderBy(next => next.Number)
            .FirstOrDefaultAsync(cancellationToken) is { } seal)
        {
            var row = $"act_seals {seal.ProvinceCode} {seal.Number}";
            if (seal.Number != number + 1)
            {
                yield return new($"act_seals {seal.ProvinceCode} {number + 1}", "Thiếu dấu niêm phong.", "A seal is missing.");
            }
            else if (!ActSealing.DigestOf(key, before, seal.ProvinceCode, seal.Number, seal.At, seal.TransactionId, seal.LogPosition, seal.Heads)
                .AsSpan().SequenceEqual(seal.Digest))
            {
                yield return new(row, "Dấu niêm phong không đúng.", "The seal does not hold.");
            }

            foreach (var finding in await SealedHeadsAsync(db, seal, row, cancellationToken))
            {
                yield return finding;
            }

            (number, before) = (seal.Number, seal.Digest);
        }
    }

    private static async Task<List<Finding>> SealedHeadsAsync(HaiCapDb db, ActSeal seal, string row, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var lines in seal.Heads.Split('\n', StringSplitOptions.RemoveEmptyEntries).Chunk(500))
        {
            var heads = lines.Select(line => line.Split(' ')).Where(parts => parts.Length == 3)
                .Select(parts => (Subject: parts[0], Seq: int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), Hash: parts[2])).ToList();
            var subjects = heads.Select(head => head.Subject).ToList();
            var found = await db.Set<Act>().AsNoTracking().Where(act => subjects.Contains(act.Subject))
                .Select(act => new { act.Subject, act.Seq, act.Hash }).ToListAsync(cancellationToken);
            var bySeq = found.ToDictionary(act => (act.Subject, act.Seq), act => Convert.ToHexString(act.Hash));
            findings.AddRange(heads.Where(head => !bySeq.TryGetValue((head.Subject, head.Seq), out var hash) || hash != head.Hash)
                .Select(head => new Finding(
                    $"acts {seal.ProvinceCode} {head.Subject} {head.Seq}",
                    $"Sự kiện đã niêm phong ({row}) bị mất hoặc bị sửa.",
                    $"A sealed act ({row}) is gone or was rewritten.")));
        }

        return findings;
    }
}
