package dev.tarmac.firstboot;

import java.net.Inet4Address;
import java.util.Optional;

/// How a connection gets its IPv4 address.
public sealed interface Ipv4 {
    record Dhcp() implements Ipv4 {}

    /// One that the author chose.
    ///
    /// @param gateway the way to everywhere else
    record Static(Inet4Address address, int prefix, Optional<Inet4Address> gateway)
            implements Ipv4 {
        public Static {
            Checks.between("length of an IPv4 prefix", prefix, 1, 32);
        }
    }

    record None() implements Ipv4 {}
}
