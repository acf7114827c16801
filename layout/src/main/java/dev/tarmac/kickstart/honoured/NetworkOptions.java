package dev.tarmac.kickstart.honoured;

import java.util.List;

/// What becomes of the options of `network`.
final class NetworkOptions {
    private static final String INSTALLATION =
            "the installation uses the address that the machine booted with";
    private static final String STATIC_ONLY =
            "it counts with --bootproto=static and without --noipv4";
    private static final String WIRELESS = "wireless networks are not set up";
    private static final String NOT_IN_PROFILE =
            "the profile does not hold it; newer installers do nothing with it either";

    static final List<HonouredOption> ALL =
            OptionTable.joined(
                    OptionTable.of("network")
                            .sometimesDifferently(
                                    "--device",
                                    "link is the device that the machine booted from; no other is"
                                            + " looked for")
                            .sometimesDifferently(
                                    "--bootproto",
                                    "ibft asks for DHCP; the firmware's own table is not read")
                            .sometimesIgnored("--ip", STATIC_ONLY)
                            .sometimesIgnored("--netmask", STATIC_ONLY)
                            .sometimesIgnored("--gateway", STATIC_ONLY)
                            .yes("--nameserver", "--hostname", "--onboot", "--mtu")
                            .yes("--noipv4", "--noipv6", "--ipv6")
                            .sometimesIgnored("--ipv6gateway", "it counts beside an --ipv6=ADDRESS")
                            .yes("--bondslaves", "--vlanid")
                            .sometimesIgnored("--bondopts", "it belongs to --bondslaves")
                            .sometimesIgnored("--interfacename", "it names a VLAN, with --vlanid")
                            .sometimesIgnored("--bridgeslaves", "a device is a bond or a bridge")
                            .yes("--bridgeopts", "--nodefroute", "--nodns")
                            .yes("--ipv4-dns-search", "--ipv6-dns-search")
                            .yes("--ipv4-ignore-auto-dns", "--ipv6-ignore-auto-dns")
                            .ignored("--activate", INSTALLATION)
                            .ignored("--no-activate", INSTALLATION)
                            .ignored("--notksdevice", INSTALLATION)
                            .differently(
                                    "--bindto", "the profile is bound to the name of the device")
                            .ignored("--essid", WIRELESS + "; the line makes no connection")
                            .ignored("--wepkey", WIRELESS)
                            .ignored("--wpakey", WIRELESS)
                            .ignored(
                                    "--teamslaves",
                                    "teams are on their way out; the line makes no connection,"
                                            + " write a bond")
                            .ignored("--teamconfig", "teams are on their way out; write a bond")
                            .ignored("--ethtool", NOT_IN_PROFILE)
                            .ignored("--dhcpclass", NOT_IN_PROFILE));

    private NetworkOptions() {}
}
