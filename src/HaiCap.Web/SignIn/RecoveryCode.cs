using System.Security.Cryptography;
using System.Text;

namespace HaiCap.Web.SignIn;

/// <summary>Sixty random bits each, so one round of SHA-256 is enough to keep them by.</summary>
internal static class RecoveryCode
{
    public static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant())));
}
