package dev.tarmac.firstboot;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/// Reads addresses as people write them; never asks a name server.
public final class Addresses {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

    private Addresses() {}

    public static Inet4Address ipv4(String text) {
        Checks.matching("IPv4 address", IPV4, text);
        if (literal(text, "IPv4 address") instanceof Inet4Address address) return address;
        throw new IllegalArgumentException("'" + text + "' is no IPv4 address");
    }

    public static Inet6Address ipv6(String text) {
        Checks.matching("IPv6 address", IPV6, text);
        if (literal(text, "IPv6 address") instanceof Inet6Address address) return address;
        throw new IllegalArgumentException("'" + text + "' is no IPv6 address");
    }

    public static InetAddress either(String text) {
        return text.contains(":") ? ipv6(text) : ipv4(text);
    }

    /// The length of the prefix that a mask stands for: 24 for `255.255.255.0`, or for `24` itself.
    public static int prefix(String mask) {
        if (mask.matches("[0-9]{1,2}")) return Integer.parseInt(mask);
        int bits = 0;
        for (byte each : ipv4(mask).getAddress()) bits = (bits << 8) | (each & 0xFF);
        int prefix = Integer.bitCount(bits);
        if (bits != (prefix == 0 ? 0 : -1 << (32 - prefix)))
            throw new IllegalArgumentException("'" + mask + "' is no net mask");
        return prefix;
    }

    /// The length of an IPv6 prefix.
    public static int ipv6Prefix(String text) {
        return Integer.parseInt(Checks.matching("length of an IPv6 prefix", LENGTH, text));
    }

    static String text(InetAddress address) {
        return address.getHostAddress();
    }

    private static InetAddress literal(String text, String what) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no " + what, e);
        }
    }
}
