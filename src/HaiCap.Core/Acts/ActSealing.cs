using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Acts;

/// <summary>The key of the seals: 32 bytes in <c>keys/seal.key</c> of the data folder, made at first use. Keep a copy away from the database.</summary>
public sealed class SealKey(DatabaseOptions options)
{
    private readonly Lazy<byte[]> key = new(() => ReadOrMake(Path.Combine(options.DataFolder, "keys", "seal.key")));

    internal byte[] Value => key.Value;

    private static byte[] ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var fresh = $"{path}.{Environment.ProcessId}";
            var onlyOwner = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                onlyOwner.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(fresh, onlyOwner))
            {
                file.Write(RandomNumberGenerator.GetBytes(32));
            }

            // Another process may have made one meanwhile: the first stays.
            try
            {
                File.Move(fresh, path, overwrite: false);
            }
            catch (IOException)
            {
                File.Delete(fresh);
            }
        }

        return File.ReadAllBytes(path);
    }
}

/// <summary>Seals what has settled in the log of the open province since its last seal.</summary>
public sealed class ActSealing(HaiCapDb db, SealKey key, TimeProvider time)
{
    private const int MostActsASeal = 20_000;

    public async Task<int> SealAsync(CancellationToken cancellationToken = default)
    {
        var made = 0;
        while (await SealOnceAsync(cancellationToken))
        {
            made++;
        }

        return made;
    }

    internal static byte[] DigestOf(SealKey key, byte[] before, string province, int number, DateTimeOffset at, long transactionId, long position, string heads)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Value);
        hmac.AppendData(before);
        hmac.AppendData(Encoding.UTF8.GetBytes(province));
        Span<byte> numbers = stackalloc byte[32];
        BinaryPrimitives.WriteInt64BigEndian(numbers, number);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], at.UtcTicks / TimeSpan.TicksPerMicrosecond);
        BinaryPrimitives.WriteInt64BigEndian(numbers[16..], transactionId);
        BinaryPrimitives.WriteInt64BigEndian(numbers[24..], position);
        hmac.AppendData(numbers);
        hmac.AppendData(Encoding.UTF8.GetBytes(heads));
        return hmac.GetHashAndReset();
    }

    private async Task<bool> SealOnceAsync(CancellationToken cancellationToken)
    {
        var last = await db.Set<ActSeal>().AsNoTracking().OrderByDescending(seal => seal.Number).FirstOrDefaultAsync(cancellationToken);
        var after = last is null ? LogCursor.Start : new LogCursor(last.TransactionId, last.LogPosition);
        var (acts, next) = await new ActLog(db).ReadAsync(after, MostActsASeal, cancellationToken);
        var heads = acts.Where(act => act.ProvinceCode == db.ProvinceCode)
            .GroupBy(act => act.Subject, StringComparer.Ordinal)
            .Select(subject => subject.MaxBy(act => act.Seq)!)
            .OrderBy(act => act.Subject, StringComparer.Ordinal)
            .Aggregate(new StringBuilder(), static (text, act) => text.Append(CultureInfo.InvariantCulture, $"{act.Subject} {act.Seq} {Convert.ToHexString(act.Hash)}\n"));
        if (heads.Length == 0)
        {
            return false;
        }

        var at = time.Now();
        var number = (last?.Number ?? 0) + 1;
        var lines = heads.ToString();
        db.Add(new ActSeal
        {
            ProvinceCode = db.ProvinceCode,
            Number = number,
            At = at,
            TransactionId = next.TransactionId,
            LogPosition = next.Position,
            Heads = lines,
            Digest = DigestOf(key, last?.Digest ?? [], db.ProvinceCode, number, at, next.TransactionId, next.Position, lines),
        });
        await db.SaveChangesAsync(cancellationToken);
        return acts.Count == MostActsASeal;
    }
}
