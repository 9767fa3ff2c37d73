using System.Security.Cryptography;
using HaiCap.Core.Webhooks.Rules;
using Microsoft.AspNetCore.DataProtection;

namespace HaiCap.Web.SignIn;

/// <summary>Signing secrets under the keys of the host (Data Protection), as sessions and second factors are.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection) : IWebhookSecrets
{
    private readonly IDataProtector box = protection.CreateProtector("webhook-secret");

    public string Protect(string secret) => box.Protect(secret);

    public string? Unprotect(string kept)
    {
        try
        {
            return box.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
