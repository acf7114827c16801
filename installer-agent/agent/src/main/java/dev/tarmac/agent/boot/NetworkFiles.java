package dev.tarmac.agent.boot;

import dev.tarmac.agent.boot.TargetFile.Link;
import dev.tarmac.agent.boot.TargetFile.Text;

import java.util.ArrayList;
import java.util.List;

/// DHCP on the boot NIC, found by its hardware address, for whoever configures NICs in the image.
/// No other NIC is named, so none is waited for.
final class NetworkFiles {
    private static final String UNITS = "/usr/lib/systemd/system/";
    private static final String WANTS = "/etc/systemd/system/";

    private NetworkFiles() {}

    /// Empty when nothing in the image configures NICs.
    ///
    /// @param network the manifest's word: `networkd`, `ifupdown`, `networkmanager`, `none`
    static List<TargetFile> of(String network, String mac) {
        return switch (network) {
            case "networkd" -> networkd(mac);
            case "ifupdown" -> ifupdown(mac);
            case "networkmanager" ->
                    List.of(
                            new Text(
                                    "/etc/NetworkManager/system-connections/tarmac.nmconnection",
                                    0600,
                                    keyfile(mac)));
            default -> List.of();
        };
    }

    private static List<TargetFile> networkd(String mac) {
        List<TargetFile> files = new ArrayList<>();
        files.add(new Text("/etc/systemd/network/10-tarmac.network", 0644, networkdUnit(mac)));
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
    private static String networkdUnit(String mac) {
        return """
        [Match]
        MACAddress=%s
        Type=ether

        [Link]
        RequiredForOnline=yes

        [Network]
        DHCP=ipv4
        LinkLocalAddressing=ipv6

        [DHCPv4]
        ClientIdentifier=mac
        UseHostname=no
        UseDomains=yes
        """
                .formatted(mac);
    }

    /// ifupdown knows interfaces by name only, so udev gives this one a name of ours.
    private static List<TargetFile> ifupdown(String mac) {
        return List.of(
                new Text(
                        "/etc/systemd/network/10-tarmac.link",
                        0644,
                        "[Match]\nMACAddress=" + mac + "\nType=ether\n\n[Link]\nName=boot0\n"),
                new Text(
                        "/etc/network/interfaces.d/tarmac",
                        0644,
                        "auto boot0\niface boot0 inet dhcp\n"));
    }

    private static String keyfile(String mac) {
        return """
        [connection]
        id=tarmac
        type=ethernet
        autoconnect=true

        [ethernet]
        mac-address=%s

        [ipv4]
        method=auto
        dhcp-client-id=mac

        [ipv6]
        method=auto
        """
                .formatted(mac);
    }

    private static Link enabled(String by, String unit) {
        return new Link(WANTS + by + unit, UNITS + unit);
    }
}
