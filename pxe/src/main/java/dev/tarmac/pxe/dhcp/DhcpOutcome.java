package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Ip4Address;

/// What comes of one packet.
public sealed interface DhcpOutcome {
    /// This packet leaves.
    ///
    /// @param relayed to a relay agent's server port, not to a client's
    record Send(Packet packet, Ip4Address to, boolean relayed) implements DhcpOutcome {}

    /// Nothing to say, and all is well: the packet is for another server, or needs no answer.
    record Done(String what) implements DhcpOutcome {}

    /// A machine that wanted something from us does not get it.
    record Refused(String reason) implements DhcpOutcome {}
}
