package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Ip4Address;

/// What comes of one packet.
public sealed interface DhcpOutcome {
    /// This packet leaves.
    ///
    /// @param from our address that it leaves from
    /// @param whenKept not before the lease that it promises is kept
    record Send(Packet packet, Ip4Address from, Destination to, boolean whenKept)
            implements DhcpOutcome {}

    /// Nothing to say, and all is well: the packet is for another server, or needs no answer.
    record Done(String what) implements DhcpOutcome {}

    /// A machine that wanted something from us does not get it.
    record Refused(String reason) implements DhcpOutcome {}

    /// Where a packet goes (RFC 2131 section 4.1).
    sealed interface Destination {
        /// To the client port of everybody on the interface that the request came in by.
        record Everybody() implements Destination {}

        /// To the client port of one address.
        record Host(Ip4Address address) implements Destination {}

        /// To the server port of a relay.
        record Relay(Ip4Address address) implements Destination {}

        /// To the address and port that the request came from.
        record Asker() implements Destination {}
    }
}
