package dev.tarmac.firstboot;

import java.net.Inet6Address;
import java.util.Optional;

/// How a connection gets its IPv6 address.
public sealed interface Ipv6 {
    /// As the routers of the network say.
    record Automatic() implements Ipv6 {}

    record Dhcp() implements Ipv6 {}

    /// One that the author chose.
    ///
    /// @param gateway the way to everywhere else
    record Static(Inet6Address address, int prefix, Optional<Inet6Address> gateway)
            implements Ipv6 {
        public Static {
            Checks.between("length of an IPv6 prefix", prefix, 1, 128);
        }
    }

    record None() implements Ipv6 {}
}
