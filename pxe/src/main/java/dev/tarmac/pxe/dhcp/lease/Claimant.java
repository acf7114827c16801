package dev.tarmac.pxe.dhcp.lease;

import dev.tarmac.pxe.Identity;
import dev.tarmac.pxe.MacAddress;

import java.util.List;

/// Who asks for an address. The lease is the NIC's; the other identities only select reservations.
///
/// @param identities in the order in which reservations are looked up; the NIC is one of them
public record Claimant(MacAddress mac, List<Identity> identities) {
    public Claimant {
        identities = List.copyOf(identities);
    }

    public static Claimant of(MacAddress mac) {
        return new Claimant(mac, List.of(new Identity.Nic(mac)));
    }
}
