package dev.tarmac.agent.boot;

import dev.tarmac.agent.boot.TargetFile.Link;
import dev.tarmac.agent.boot.TargetFile.Text;
import dev.tarmac.firstboot.FixedAddress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// DHCP or a fixed address on the boot NIC, found by its hardware address, for whoever configures
/// NICs in the image. No other NIC is named, so none is waited for.
final class NetworkFiles {
    private static final String UNITS = "/usr/lib/systemd/system/";
    private static final String WANTS = "/etc/systemd/system/";

    private static final String NETWORKD_DHCP =
            """
            DHCP=ipv4

            [DHCPv4]
            ClientIdentifier=mac
            UseHostname=no
            UseDomains=yes
            """;

    private static final String KEYFILE_DHCP = "method=auto\ndhcp-client-id=mac\n";

    private NetworkFiles() {}

    /// Empty when nothing in the image configures NICs.
    ///
    /// @param network the manifest's word: `networkd`, `ifupdown`, `networkmanager`, `none`
    static List<TargetFile> of(String network, String mac, Optional<FixedAddress> address) {
        return switch (network) {
            case "networkd" -> networkd(mac, address);
            case "ifupdown" -> ifupdown(mac, address);
            case "networkmanager" ->
                    List.of(
                            new Text(
                                    "/etc/NetworkManager/system-connections/tarmac.nmconnection",
                                    0600,
                                    keyfile(mac, address)));
            default -> List.of();
        };
    }

    private static List<TargetFile> networkd(String mac, Optional<FixedAddress> address) {
        List<TargetFile> files = new ArrayList<>();
        files.add(
                new Text(
                        "/etc/systemd/network/10-tarmac.network",
                        0644,
                        networkdUnit(mac, address)));
        files.add(enabled("multi-user.target.wants/", "systemd-networkd.service"));
        files.add(enabled("sockets.target.wants/", "systemd-networkd.socket"));
        files.add(enabled("network-online.target.wants/", "systemd-networkd-wait-online.service"));
        files.add(
                new Link(
                        WANTS + "dbus-org.freedesktop.network1.service",
                        UNITS + "systemd-networkd.service"));
        return files;
    }

    /// The lease is keyed by the hardware address from the firmware on, so the client says no other
    /// identity.
    private static String networkdUnit(String mac, Optional<FixedAddress> address) {
        return """
        [Match]
        MACAddress=%s
        Type=ether

        [Link]
        RequiredForOnline=yes

        [Network]
        LinkLocalAddressing=ipv6
        %s"""
                .formatted(mac, address.map(NetworkFiles::networkdFixed).orElse(NETWORKD_DHCP));
    }

    private static String networkdFixed(FixedAddress address) {
        StringBuilder lines = new StringBuilder("Address=" + address.withPrefix() + "\n");
        address.gatewayText().ifPresent(way -> lines.append("Gateway=" + way + "\n"));
        for (String server : address.nameServerTexts()) lines.append("DNS=" + server + "\n");
        return lines.toString();
    }

    /// ifupdown knows interfaces by name only, so udev gives this one a name of ours.
    private static List<TargetFile> ifupdown(String mac, Optional<FixedAddress> address) {
        return List.of(
                new Text(
                        "/etc/systemd/network/10-tarmac.link",
                        0644,
                        "[Match]\nMACAddress=" + mac + "\nType=ether\n\n[Link]\nName=boot0\n"),
                new Text(
                        "/etc/network/interfaces.d/tarmac",
                        0644,
                        "auto boot0\niface boot0 inet "
                                + address.map(NetworkFiles::ifupdownFixed).orElse("dhcp\n")));
    }

    private static String ifupdownFixed(FixedAddress address) {
        StringBuilder lines = new StringBuilder("static\n");
        lines.append("    address " + address.withPrefix() + "\n");
        address.gatewayText().ifPresent(way -> lines.append("    gateway " + way + "\n"));
        List<String> servers = address.nameServerTexts();
        if (!servers.isEmpty())
            lines.append("    dns-nameservers " + String.join(" ", servers) + "\n");
        return lines.toString();
    }

    private static String keyfile(String mac, Optional<FixedAddress> address) {
        return """
        [connection]
        id=tarmac
        type=ethernet
        autoconnect=true

        [ethernet]
        mac-address=%s

        [ipv4]
        %s
        [ipv6]
        method=auto
        """
                .formatted(mac, address.map(NetworkFiles::keyfileFixed).orElse(KEYFILE_DHCP));
    }

    private static String keyfileFixed(FixedAddress address) {
        StringBuilder lines = new StringBuilder("method=manual\naddress1=" + address.withPrefix());
        address.gatewayText().ifPresent(way -> lines.append("," + way));
        lines.append('\n');
        List<String> servers = address.nameServerTexts();
        if (!servers.isEmpty()) lines.append("dns=" + String.join(";", servers) + ";\n");
        return lines.toString();
    }

    private static Link enabled(String by, String unit) {
        return new Link(WANTS + by + unit, UNITS + unit);
    }
}
