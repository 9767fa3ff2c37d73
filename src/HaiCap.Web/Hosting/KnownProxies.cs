using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace HaiCap.Web.Hosting;

/// <summary>
/// <c>HaiCap:BehindProxy</c> trusts X-Forwarded-For and -Proto from a proxy on this machine; <c>HaiCap:KnownProxies</c> names others, addresses or
/// networks (10.1.2.3, 10.1.0.0/16) with commas between.
/// </summary>
public static class KnownProxies
{
    public static (IReadOnlyList<IPNetwork> Networks, IReadOnlyList<string> Bad) Read(IConfiguration configuration)
    {
        var (networks, bad) = (new List<IPNetwork>(), new List<string>());
        foreach (var text in (configuration["HaiCap:KnownProxies"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(text, out var address))
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else if (IPNetwork.TryParse(text, out var network))
                networks.Add(network);
            else
                bad.Add(text);
        }

        return (networks, bad);
    }

    public static void AddProxies(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.GetValue("HaiCap:BehindProxy", defaultValue: false))
            return;
        var (networks, _) = Read(builder.Configuration);
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in networks)
                o.KnownIPNetworks.Add(network);
        });
    }
}
