package dev.tarmac.kickstart.firstboot;

import dev.tarmac.firstboot.Addresses;
import dev.tarmac.firstboot.Connection;
import dev.tarmac.firstboot.Ipv4;
import dev.tarmac.firstboot.Ipv6;
import dev.tarmac.firstboot.NameServers;
import dev.tarmac.kickstart.SystemCommand.Network;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.List;
import java.util.Optional;

/// The addresses that one `network` line gives.
final class Addressing {
    private static final int USUAL_PREFIX = 64;

    private final Line<Network> line;
    private final Network said;
    private final Departures departures;

    Addressing(Line<Network> line, Departures departures) {
        this.line = line;
        this.said = line.said();
        this.departures = departures;
    }

    /// A fixed address that cannot be is no reason to have none: DHCP is asked.
    Ipv4 ipv4() {
        boolean fixed = said.bootProtocol().equals("static");
        if (!fixed || said.noIpv4())
            for (String option : List.of("--ip", "--netmask", "--gateway"))
                departures.tellIfMentioned(line, option);
        if (said.noIpv4()) return new Ipv4.None();
        if (said.bootProtocol().equals("ibft")) departures.tell(line, "--bootproto");
        return fixed ? fixedIpv4() : new Ipv4.Dhcp();
    }

    private Ipv4 fixedIpv4() {
        try {
            Inet4Address address = Addresses.ipv4(said.ip().orElse(""));
            int prefix = Addresses.prefix(said.netmask().orElse(""));
            Optional<Inet4Address> gateway =
                    said.gateway()
                            .flatMap(
                                    it ->
                                            departures.made(
                                                    line, "--gateway", () -> Addresses.ipv4(it)));
            return new Ipv4.Static(address, prefix, gateway);
        } catch (IllegalArgumentException e) {
            departures.differently(
                    line,
                    "--bootproto",
                    "static needs --ip and --netmask, and "
                            + e.getMessage()
                            + "; DHCP is asked instead");
            return new Ipv4.Dhcp();
        }
    }

    Ipv6 ipv6() {
        String text = said.ipv6().orElse("auto");
        Ipv6 ipv6 =
                said.noIpv6()
                        ? new Ipv6.None()
                        : switch (text) {
                            case "auto" -> new Ipv6.Automatic();
                            case "dhcp" -> new Ipv6.Dhcp();
                            default ->
                                    departures
                                            .made(line, "--ipv6", () -> fixedIpv6(text))
                                            .orElse(new Ipv6.Automatic());
                        };
        if (!(ipv6 instanceof Ipv6.Static)) departures.tellIfMentioned(line, "--ipv6gateway");
        return ipv6;
    }

    private Ipv6 fixedIpv6(String text) {
        String[] parts = text.split("/", 2);
        int prefix = parts.length < 2 ? USUAL_PREFIX : Addresses.ipv6Prefix(parts[1]);
        Inet6Address address = Addresses.ipv6(parts[0]);
        Optional<Inet6Address> gateway =
                said.ipv6Gateway()
                        .flatMap(
                                it ->
                                        departures.made(
                                                line, "--ipv6gateway", () -> Addresses.ipv6(it)));
        return new Ipv6.Static(address, prefix, gateway);
    }

    NameServers nameServers() {
        Network.Names names = said.names();
        return new NameServers(
                departures.madeOf(line, "--nameserver", said.nameservers(), Addresses::either),
                departures.madeOf(
                        line, "--ipv4-dns-search", names.ipv4Search(), NameServers::domain),
                departures.madeOf(
                        line, "--ipv6-dns-search", names.ipv6Search(), NameServers::domain),
                names.none() || names.ignoreIpv4(),
                names.none() || names.ignoreIpv6());
    }

    Optional<Integer> mtu() {
        return said.mtu().flatMap(it -> departures.made(line, "--mtu", () -> Connection.mtu(it)));
    }
}
