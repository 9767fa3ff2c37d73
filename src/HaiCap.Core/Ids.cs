using System.Buffers.Binary;

namespace HaiCap.Core;

/// <summary>Ids made by the application (rule 7 of the house): UUIDv7 that sort as they were made, within a millisecond too.</summary>
public static class Ids
{
    private const int CounterBits = 26;

    private static int last;

    /// <summary>
    /// A new id. Of two made in one process for the same millisecond the later one sorts last: RFC 9562's fixed-length counter, 26 bits
    /// after the time, so that lists ordered by id show things as they came. 48 random bits keep processes apart.
    /// </summary>
    public static Guid New(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(at).TryWriteBytes(bytes, bigEndian: true, out _);
        var count = (uint)Interlocked.Increment(ref last) & ((1u << CounterBits) - 1);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (count >> 14)));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[8..], (ushort)(0x8000 | (count & 0x3FFF)));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>When an id was made, to the millisecond: the first 48 bits of a UUIDv7.</summary>
    public static DateTimeOffset TimeOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }
}
