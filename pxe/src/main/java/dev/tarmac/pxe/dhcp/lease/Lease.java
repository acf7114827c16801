package dev.tarmac.pxe.dhcp.lease;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.util.Objects;

/// An address in the hands of one NIC. The key is the hardware address, never the client id:
/// firmware, loader, agent and installed system each send another one, and all of them are one
/// machine.
public record Lease(MacAddress mac, Ip4Address address, Instant until) {
    public Lease {
        Objects.requireNonNull(mac, "mac");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(until, "until");
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }
}
