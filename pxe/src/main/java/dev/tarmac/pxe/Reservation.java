package dev.tarmac.pxe;

import java.util.Objects;
import java.util.Optional;

/// This machine gets this address, and nobody else does.
///
/// @param hostname sent as DHCP option 12 when given
public record Reservation(Identity who, Ip4Address address, Optional<String> hostname) {
    public Reservation {
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(address, "address");
        hostname.ifPresent(Reservation::refuseStrangeName);
    }

    public static Reservation of(MacAddress mac, Ip4Address address, Optional<String> hostname) {
        return new Reservation(new Identity.Nic(mac), address, hostname);
    }

    private static void refuseStrangeName(String name) {
        if (!name.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,62})"))
            throw new IllegalArgumentException(
                    "\""
                            + name
                            + "\" is no host name; use letters, digits, '-' and '.', at most 63");
    }
}
