using System.Net;
using System.Net.Sockets;

namespace HaiCap.Core.Webhooks.Rules;

/// <summary>
/// Which addresses a stranger's URL may not make this server call: itself, its neighbours, a cloud's metadata and all that is no public host
/// (IANA's special-purpose registries, RFC 6890 and after). Of IPv6 only global unicast (2000::/3) is public, less what carries an IPv4 address inside.
/// </summary>
public static class InnerNetworks
{
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Inner =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",

            // Azure's host agent answers metadata on a public number.
            "168.63.129.16/32",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    public static bool Contain(IPAddress address, IReadOnlyList<IPNetwork> allowed)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !allowed.Any(network => network.Contains(plain))
            && ((plain.AddressFamily == AddressFamily.InterNetworkV6 && !Global6.Contains(plain)) || Inner.Any(network => network.Contains(plain)));
    }
}
