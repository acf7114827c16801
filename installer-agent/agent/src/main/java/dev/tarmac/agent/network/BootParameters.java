package dev.tarmac.agent.network;

import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the boot script put on the kernel's command line: the server, the NIC that was booted
/// through, and the lease the boot loader holds on it.
///
/// @param server `http://host:port`
/// @param mac of the boot NIC, lower case with colons
/// @param leaseSeconds how long the address is ours, counted from boot; 0 = not known
public record BootParameters(
        HttpAddress server,
        String mac,
        Ipv4 address,
        int prefixLength,
        Optional<Ipv4> gateway,
        List<Ipv4> dns,
        Optional<Ipv4> dhcpServer,
        long leaseSeconds) {
    private static final Where WHERE = Where.of("kernel command line");
    private static final String FIX =
            "boot this agent by the script that the server renders; it sets the tarmac.* arguments";

    public BootParameters {
        dns = List.copyOf(dns);
    }

    /// Of repeated arguments the last counts, as in the kernel. All problems are told at once.
    public static BootParameters parse(String commandLine) throws Refused {
        Map<String, String> given = arguments(commandLine);
        Problems problems = new Problems();
        HttpAddress server = null;
        try {
            server = server(given.getOrDefault("server", ""));
        } catch (IllegalArgumentException e) {
            problems.add(WHERE, "tarmac.server: " + e.getMessage(), FIX);
        }
        String mac = given.getOrDefault("mac", "").toLowerCase(Locale.ROOT);
        if (!isMac(mac)) problems.add(WHERE, "tarmac.mac is not a MAC address: '" + mac + "'", FIX);
        Optional<Ipv4> address = needed(given, "address", problems);
        Optional<Integer> prefix = needed(given, "netmask", problems).flatMap(Ipv4::prefixLength);
        if (prefix.isEmpty())
            problems.add(
                    WHERE, "tarmac.netmask is no netmask: '" + given.get("netmask") + "'", FIX);
        problems.throwIfAny();
        return new BootParameters(
                server,
                mac,
                address.orElseThrow(),
                prefix.orElseThrow(),
                first(given, "gateway"),
                addresses(given.getOrDefault("dns", "")),
                first(given, "dhcp"),
                seconds(given.getOrDefault("lease", "")));
    }

    private static HttpAddress server(String text) {
        HttpAddress address = HttpAddress.parse(text);
        if (!address.path().equals("/"))
            throw new IllegalArgumentException("must be http://HOST[:PORT], not '" + text + "'");
        return address;
    }

    private static Optional<Ipv4> needed(
            Map<String, String> given, String name, Problems problems) {
        Optional<Ipv4> address = first(given, name);
        if (address.isEmpty())
            problems.add(
                    WHERE,
                    "tarmac."
                            + name
                            + " is no IPv4 address: '"
                            + given.getOrDefault(name, "")
                            + "'",
                    FIX);
        return address;
    }

    /// A network may have several gateways; the one that it names first is meant to be used.
    private static Optional<Ipv4> first(Map<String, String> given, String name) {
        return addresses(given.getOrDefault(name, "")).stream().findFirst();
    }

    /// `tarmac.NAME=VALUE` arguments by NAME.
    private static Map<String, String> arguments(String commandLine) {
        Map<String, String> given = new HashMap<>();
        for (String argument : words(commandLine)) {
            int equals = argument.indexOf('=');
            if (argument.startsWith("tarmac.") && equals > 0)
                given.put(argument.substring(7, equals), argument.substring(equals + 1));
        }
        return given;
    }

    private static List<Ipv4> addresses(String text) {
        if (RawOption.is(text)) return RawOption.addresses(text);
        List<Ipv4> addresses = new ArrayList<>();
        for (String word : words(text.replace(',', ' ')))
            Ipv4.parse(word).ifPresent(addresses::add);
        return addresses;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++)
            if (i == text.length() || Character.isWhitespace(text.charAt(i))) {
                if (i > start) words.add(text.substring(start, i));
                start = i + 1;
            }
        return words;
    }

    private static boolean isMac(String text) {
        if (text.length() != 17) return false;
        for (int i = 0; i < 17; i++) {
            char c = text.charAt(i);
            if (i % 3 == 2 ? c != ':' : Character.digit(c, 16) < 0) return false;
        }
        return true;
    }

    private static long seconds(String text) {
        try {
            return RawOption.is(text) ? RawOption.number(text) : Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
