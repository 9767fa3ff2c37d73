using System.Net;
using Microsoft.Extensions.Configuration;

namespace HaiCap.Core.Webhooks;

/// <summary>Configuration <c>HaiCap:Webhooks</c>.</summary>
public sealed record WebhookOptions
{
    /// <summary>Inner networks that may be called after all, such as 10.20.0.0/16 (<c>AllowedNetworks:0</c> …); none by default.</summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>Whether plain http may be subscribed: only inside a network one trusts.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>How long a delivery is tried before it becomes a dead letter.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(3);

    /// <summary>For one whole request, connecting included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the secret before the present one signs too.</summary>
    public TimeSpan SecretOverlap { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Requests to one subscriber at once.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>Longer than any request can last, or two nodes could send the same at once.</summary>
    public TimeSpan Lease => Timeout * 3;

    public static WebhookOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("HaiCap:Webhooks");
        var plain = new WebhookOptions();
        return new WebhookOptions
        {
            AllowedNetworks = [.. section.GetSection(nameof(AllowedNetworks)).GetChildren().Select(child => IPNetwork.Parse(child.Value ?? ""))],
            AllowHttp = section.GetValue(nameof(AllowHttp), plain.AllowHttp),
            GiveUpAfter = section.GetValue(nameof(GiveUpAfter), plain.GiveUpAfter),
            Timeout = section.GetValue(nameof(Timeout), plain.Timeout),
            SecretOverlap = section.GetValue(nameof(SecretOverlap), plain.SecretOverlap),
            Parallel = section.GetValue(nameof(Parallel), plain.Parallel),
        };
    }
}
