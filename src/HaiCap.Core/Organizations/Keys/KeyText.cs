using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HaiCap.Core.Organizations.Keys;

/// <summary><c>haicap_40_</c> and 32 random bytes in base64url: long enough that a plain digest guards it, with a name that a secret scanner finds.</summary>
public static class KeyText
{
    public const string Prefix = "haicap_";

    /// <summary>Prefix, two digits, an underscore, 43 characters.</summary>
    public const int Length = 53;

    public static string Make(string provinceCode) => $"{Prefix}{provinceCode}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";

    /// <summary>The digest a key is known by; false for what has not the shape of one.</summary>
    public static bool TryDigest(ReadOnlySpan<char> text, out KeyDigest digest)
    {
        digest = default;
        if (text.Length != Length || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[9] != '_')
        {
            return false;
        }

        Span<byte> ascii = stackalloc byte[Length];
        if (!Encoding.ASCII.TryGetBytes(text, ascii, out var written) || written != Length)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(ascii, hash);
        digest = KeyDigest.Of(hash);
        return true;
    }
}

/// <summary>SHA-256 as a value, so that looking a key up makes no garbage.</summary>
public readonly record struct KeyDigest(UInt128 High, UInt128 Low)
{
    public static KeyDigest Of(ReadOnlySpan<byte> hash) => new(
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash), System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));

    public byte[] ToArray()
    {
        var hash = new byte[32];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(hash, High);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(hash.AsSpan(16), Low);
        return hash;
    }
}
