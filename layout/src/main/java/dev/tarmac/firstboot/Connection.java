package dev.tarmac.firstboot;

import java.util.Optional;
import java.util.regex.Pattern;

/// One network that the machine is in: a profile of NetworkManager.
///
/// @param onBoot whether it comes up by itself
/// @param defaultRoute whether what has no other way goes there
/// @param mtu bytes of the largest packet; empty: as usual
public record Connection(
        Link link,
        boolean onBoot,
        Ipv4 ipv4,
        Ipv6 ipv6,
        NameServers nameServers,
        boolean defaultRoute,
        Optional<Integer> mtu) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
    private static final int LEAST_MTU = 68;
    private static final int MOST_MTU = 65_535;

    public Connection {
        mtu.ifPresent(Connection::checkMtu);
    }

    /// The size of a packet as people write it.
    public static int mtu(String text) {
        return checkMtu(Integer.parseInt(Checks.matching("MTU", DIGITS, text)));
    }

    private static int checkMtu(int bytes) {
        return (int) Checks.between("MTU", bytes, LEAST_MTU, MOST_MTU);
    }
}
