package dev.tarmac.firstboot;

import java.util.regex.Pattern;

/// The rules for names of hosts and of their network devices.
final class Hosts {
    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final Pattern DEVICE = Pattern.compile("(?!\\.{1,2}$)[^\\s/:\\p{Cntrl}]{1,15}");

    /// The kernel keeps no longer names.
    private static final int LONGEST = 64;

    private Hosts() {}

    /// A name that a machine can have.
    static String name(String name) {
        if (name.length() > LONGEST)
            throw new IllegalArgumentException("a host name has 64 characters at most");
        return Checks.matching("host name", NAME, name);
    }

    /// A name or an address of another host.
    static void check(String what, String host) {
        if (!ADDRESS.matcher(host).matches()) Checks.matching(what, NAME, host);
    }

    /// The kernel's rule for names of network devices.
    static String device(String name) {
        return Checks.matching("name of a network device", DEVICE, name);
    }

    /// A domain to look for short names in.
    static String domain(String domain) {
        return Checks.matching("domain", NAME, domain);
    }
}
