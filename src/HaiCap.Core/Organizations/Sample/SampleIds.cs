using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HaiCap.Core.Organizations.Sample;

/// <summary>Ids of sample rows: UUIDv7 of a fixed instant whose random bits come from the row's key, so that two seeds are one.</summary>
public static class SampleIds
{
    private static readonly long Milliseconds = new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public static Guid For(string key)
    {
        Span<byte> bytes = stackalloc byte[16];
        Hash(key).AsSpan(0, 16).CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes, (int)(Milliseconds >> 16));
        BinaryPrimitives.WriteInt16BigEndian(bytes[4..], (short)Milliseconds);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    internal static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
