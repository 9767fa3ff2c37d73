using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HaiCap.Core.Webhooks.Rules;

/// <summary>
/// Standard Webhooks 1.0: HMAC-SHA256 over "id.timestamp.body" with the secret's bytes, "v1,base64", one for each secret in force. A secret is
/// "whsec_" and the base64 of its 32 bytes.
/// </summary>
public static class WebhookSignature
{
    private const string Prefix = "whsec_";

    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public static string Sign(IEnumerable<string> secrets, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}."));
        byte[] signed = [.. head, .. body];
        return string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), signed))));
    }
}

/// <summary>Keeps signing secrets unreadable in the database; the host knows how.</summary>
public interface IWebhookSecrets
{
    string Protect(string secret);

    /// <summary>Null when the keys it was protected with are gone.</summary>
    string? Unprotect(string kept);
}
