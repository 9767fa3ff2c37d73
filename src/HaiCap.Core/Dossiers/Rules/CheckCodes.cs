using System.Security.Cryptography;

namespace HaiCap.Core.Dossiers.Rules;

/// <summary>Codes of the public check page: 80 random bits in letters and digits that cannot be mistaken for one another.</summary>
public static class CheckCodes
{
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    public const int Length = 16;

    public static string Make() => RandomNumberGenerator.GetString(Letters, Length);
}
