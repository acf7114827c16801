package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.RHEL7;

import dev.tarmac.kickstart.option.Rejected;

import java.util.List;
import java.util.regex.Pattern;

/// What the options of `network` may say together.
final class NetworkRules {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int LAST_VLAN = 4095;

    private static final List<String> OF_A_DEVICE =
            List.of(
                    "--ipv4-dns-search",
                    "--ipv6-dns-search",
                    "--ipv4-ignore-auto-dns",
                    "--ipv6-ignore-auto-dns");

    private NetworkRules() {}

    static void check(Said said) throws Rejected {
        checkBridge(said);
        checkTeam(said);
        if (said.isSet("bindto") && said.isSet("vlanid") && !said.isSet("bondslaves"))
            throw said.refusal(
                    "bindto",
                    "--bindto=mac is not supported for this type of device",
                    "remove --bindto=mac from the VLAN");
        for (String option : OF_A_DEVICE)
            if (said.isSet(option.substring(2).replace('-', '_')) && !said.isSet("device"))
                throw said.refusal(
                        option.substring(2).replace('-', '_'),
                        "Option " + option + " requires --device to be specified",
                        "add --device=NAME");
        if (said.version() == RHEL7) checkInterfaceName(said);
    }

    private static void checkBridge(Said said) throws Rejected {
        if (!said.isSet("bridgeopts")) return;
        if (!said.isSet("bridgeslaves"))
            throw said.refusal(
                    "bridgeopts",
                    "Option --bridgeopts requires --bridgeslaves to be specified",
                    "add --bridgeslaves=DEVICES");
        for (String option : said.text("bridgeopts").split(",", -1))
            if (option.split("=", -1).length != 2)
                throw said.refusal(
                        "bridgeopts",
                        "Bad format of --bridgeopts, expecting key=value options separated by ','",
                        "write --bridgeopts=priority=40000,hello-time=3");
    }

    /// `eth1'{"prio": 1}',eth2`: every configuration stands between two single quotes.
    private static void checkTeam(Said said) throws Rejected {
        long quotes = said.text("teamslaves").chars().filter(c -> c == '\'').count();
        if (quotes % 2 != 0)
            throw said.refusal(
                    "teamslaves",
                    "a configuration in --teamslaves has no closing quote",
                    "write --teamslaves=\"eth1'{\\\"prio\\\": 1}',eth2\"");
    }

    /// Release 7 wants a VLAN's number in the name of its interface.
    private static void checkInterfaceName(Said said) throws Rejected {
        String name = said.text("interfacename");
        int dot = name.indexOf('.');
        if (dot >= 0) {
            if (name.startsWith("vlan."))
                throw fault(said, "a VLAN's interface is named vlan5 or PARENT.5, never vlan.5");
            checkVlan(
                    said,
                    name.substring(dot + 1),
                    "the name of the interface has no VLAN id behind its dot");
        } else if (name.startsWith("vlan")) {
            checkVlan(
                    said,
                    name.substring(4),
                    "the name of the interface has no VLAN id behind vlan");
        }
    }

    private static void checkVlan(Said said, String id, String what) throws Rejected {
        if (!DIGITS.matcher(id).matches()) throw fault(said, what);
        if (id.length() > 9 || Integer.parseInt(id) > LAST_VLAN)
            throw fault(said, "VLAN ids are from 0 to 4095");
    }

    private static Rejected fault(Said said, String what) {
        return said.refusal("interfacename", what, "write vlan5 or eth0.5, with an id to 4095");
    }
}
