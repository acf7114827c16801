package dev.tarmac.firstboot;

import java.util.ArrayList;
import java.util.List;

/// A connection in one line.
final class ConnectionText {
    private ConnectionText() {}

    static String of(Connection connection) {
        List<String> parts = new ArrayList<>(List.of(link(connection.link())));
        parts.add("IPv4 " + ipv4(connection.ipv4()));
        parts.add("IPv6 " + ipv6(connection.ipv6()));
        names(connection.nameServers(), parts);
        connection.mtu().ifPresent(it -> parts.add("MTU " + it));
        if (!connection.defaultRoute()) parts.add("no default route");
        if (!connection.onBoot()) parts.add("not at boot");
        return String.join(", ", parts);
    }

    private static String link(Link link) {
        return switch (link) {
            case Link.Device(Nic nic) -> nic.toString();
            case Link.Bond bond -> "bond " + joined(bond.name(), bond.members(), bond.options());
            case Link.Bridge bridge ->
                    "bridge " + joined(bridge.name(), bridge.members(), bridge.options());
            case Link.Vlan vlan ->
                    "VLAN "
                            + vlan.number()
                            + vlan.name().map(it -> " as " + it).orElse("")
                            + " on "
                            + vlan.parent();
        };
    }

    private static String joined(String name, List<String> members, List<DeviceOption> options) {
        return name
                + " of "
                + FirstBootText.listed(members)
                + (options.isEmpty() ? "" : " with " + FirstBootText.listed(options));
    }

    private static String ipv4(Ipv4 ipv4) {
        return switch (ipv4) {
            case Ipv4.Dhcp() -> "by DHCP";
            case Ipv4.Static(var address, int prefix, var gateway) ->
                    Addresses.text(address)
                            + "/"
                            + prefix
                            + gateway.map(it -> " via " + Addresses.text(it)).orElse("");
            case Ipv4.None() -> "off";
        };
    }

    private static String ipv6(Ipv6 ipv6) {
        return switch (ipv6) {
            case Ipv6.Automatic() -> "automatic";
            case Ipv6.Dhcp() -> "by DHCP";
            case Ipv6.Static(var address, int prefix, var gateway) ->
                    Addresses.text(address)
                            + "/"
                            + prefix
                            + gateway.map(it -> " via " + Addresses.text(it)).orElse("");
            case Ipv6.None() -> "off";
        };
    }

    private static void names(NameServers names, List<String> parts) {
        if (!names.servers().isEmpty())
            parts.add(
                    "names from "
                            + FirstBootText.listed(
                                    names.servers().stream().map(Addresses::text).toList()));
        if (!names.ipv4Domains().isEmpty() || !names.ipv6Domains().isEmpty()) {
            List<String> domains = new ArrayList<>(names.ipv4Domains());
            domains.addAll(names.ipv6Domains());
            parts.add("domains " + FirstBootText.listed(domains));
        }
        if (names.ignoreIpv4() || names.ignoreIpv6()) parts.add("no name servers of DHCP");
    }
}
