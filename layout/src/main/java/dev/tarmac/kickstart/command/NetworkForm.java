package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.RHEL10;
import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.off;
import static dev.tarmac.kickstart.option.Arguments.text;

import dev.tarmac.kickstart.KsCommand;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Argument;
import dev.tarmac.kickstart.option.Conversions;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

import java.util.Optional;

/// `network`. What its options may say together is in [NetworkRules].
final class NetworkForm implements CommandForm {
    private static final String TEAM = "--bondslaves and --bondopts";

    private static final Syntax SYNTAX =
            Syntax.of(
                    text("--bootproto")
                            .into("bootProto")
                            .initially("dhcp")
                            .oneOf("dhcp", "bootp", "static", "query", "ibft"),
                    text("--dhcpclass"),
                    text("--device"),
                    text("--essid"),
                    text("--ethtool"),
                    text("--gateway"),
                    text("--hostname"),
                    text("--ip"),
                    text("--mtu"),
                    text("--nameserver"),
                    text("--netmask"),
                    flag("--nodns"),
                    text("--onboot").as(Conversions.BOOLEAN).initially(Value.Flag.ON),
                    text("--wepkey"),
                    flag("--notksdevice"),
                    flag("--noipv4"),
                    flag("--noipv6"),
                    text("--ipv6"),
                    flag("--activate").unsaid(),
                    flag("--nodefroute"),
                    text("--wpakey").initially(""),
                    text("--bondslaves").initially(""),
                    text("--bondopts").initially(""),
                    text("--vlanid"),
                    text("--ipv6gateway").initially(""),
                    text("--teamslaves").agingIn(TEAM, RHEL10),
                    text("--teamconfig").initially("").agingIn(TEAM, RHEL10),
                    text("--interfacename").initially(""),
                    text("--bridgeslaves").initially(""),
                    text("--bridgeopts").initially(""),
                    off("--no-activate").into("activate").unsaid(),
                    text("--bindto").oneOf("mac"),
                    since9(text("--ipv4-dns-search")),
                    since9(text("--ipv6-dns-search")),
                    since9(flag("--ipv4-ignore-auto-dns")),
                    since9(flag("--ipv6-ignore-auto-dns")));

    private static Argument since9(Argument argument) {
        return argument.notIn(RHEL7, RHEL8);
    }

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public Values settle(Reading reading, CommandLine line) throws Rejected {
        return reading.complete();
    }

    @Override
    public void check(Said said) throws Rejected {
        NetworkRules.check(said);
    }

    /// Two blanks behind the command: the reference prints them.
    @Override
    public String print(Values values, KsVersion version) {
        boolean ipv4 = version == RHEL7 || !values.flag("noipv4");
        return Print.of("network ", values)
                .raw(ipv4 ? " --bootproto=" + values.text("bootProto") : "")
                .value("--dhcpclass", "dhcpclass")
                .value("--device", "device")
                .quoted("--essid", "essid")
                .quoted("--ethtool", "ethtool")
                .value("--gateway", "gateway")
                .value("--hostname", "hostname")
                .value("--ip", "ip")
                .value("--mtu", "mtu")
                .value("--nameserver", "nameserver")
                .value("--netmask", "netmask")
                .flag("--nodns", "nodns")
                .off("--onboot=off", "onboot")
                .value("--wepkey", "wepkey")
                .flag("--notksdevice", "notksdevice")
                .flag("--noipv4", "noipv4")
                .flag("--noipv6", "noipv6")
                .value("--ipv6", "ipv6")
                .flag("--activate", "activate")
                .flag("--nodefroute", "nodefroute")
                .value("--wpakey", "wpakey")
                .value("--bondslaves", "bondslaves")
                .value("--bondopts", "bondopts")
                .value("--vlanid", "vlanid")
                .value("--ipv6gateway", "ipv6gateway")
                .and(print -> escaped(print, values, "teamslaves"))
                .and(print -> escaped(print, values, "teamconfig"))
                .value("--interfacename", "interfacename")
                .value("--bridgeslaves", "bridgeslaves")
                .value("--bridgeopts", "bridgeopts")
                .off("--no-activate", "activate")
                .value("--bindto", "bindto")
                .value("--ipv4-dns-search", "ipv4_dns_search")
                .value("--ipv6-dns-search", "ipv6_dns_search")
                .flag("--ipv4-ignore-auto-dns", "ipv4_ignore_auto_dns")
                .flag("--ipv6-ignore-auto-dns", "ipv6_ignore_auto_dns")
                .line();
    }

    private static Print escaped(Print print, Values values, String setting) {
        String text = values.text(setting).replace("\"", "\\\"");
        return text.isEmpty() ? print : print.raw(" --" + setting + "=\"" + text + "\"");
    }

    @Override
    public KsCommand command(Values values, CommandLine line) {
        return SystemValues.network(values);
    }

    @Override
    public Optional<String> identity(Values values) {
        return values.said("device").map(device -> "A network device with the name " + device);
    }
}
