package dev.tarmac.firstboot;

import java.net.InetAddress;
import java.util.List;

/// Who is asked for the addresses of names.
///
/// @param ipv4Domains where short names are looked for; the same for `ipv6Domains`
/// @param ignoreIpv4 whether the servers that DHCP names are not asked; the same for `ignoreIpv6`
public record NameServers(
        List<InetAddress> servers,
        List<String> ipv4Domains,
        List<String> ipv6Domains,
        boolean ignoreIpv4,
        boolean ignoreIpv6) {
    public static final NameServers AUTOMATIC =
            new NameServers(List.of(), List.of(), List.of(), false, false);

    public NameServers {
        servers = List.copyOf(servers);
        ipv4Domains = List.copyOf(ipv4Domains);
        ipv6Domains = List.copyOf(ipv6Domains);
        ipv4Domains.forEach(NameServers::domain);
        ipv6Domains.forEach(NameServers::domain);
    }

    /// The rule for domains.
    public static String domain(String name) {
        return Hosts.domain(name);
    }
}
