using System.Net;
using System.Net.Sockets;

namespace Workshop.WebFront.Outgoing;

/// <summary>Addresses that are not out in the world: a URL that leads there asks the service to reach what only it can reach.</summary>
internal static class PrivateAddresses
{
    /// <summary>Special-purpose networks of RFC 6890 and its successors.</summary>
    private static readonly IPNetwork[] Networks =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool Contains(IPAddress address)
    {
        var one = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return one.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6) || Networks.Any(network => network.Contains(one));
    }
}
