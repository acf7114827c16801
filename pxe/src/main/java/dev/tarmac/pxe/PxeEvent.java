package dev.tarmac.pxe;

import java.time.Instant;
import java.util.Optional;

/// Something that happened on the boot network, with the moment it happened. The installation
/// ledger starts with these.
public sealed interface PxeEvent {
    Instant at();

    /// A machine (or its loader) asks for an address and for something to boot. One per DISCOVER,
    /// repeats included.
    ///
    /// @param location as its relay says, where another server gives the addresses; elsewhere it
    ///   comes with the address
    record DiscoverSeen(MacAddress mac, Arch arch, Loader loader, Location location, Instant at)
            implements PxeEvent {}

    /// An address was acknowledged, together with what to boot (empty: a system that only wants its
    /// address).
    record AddressGiven(
            MacAddress mac,
            Ip4Address address,
            Optional<Loader> loader,
            Optional<BootAnswer> boot,
            Location location,
            Instant at)
            implements PxeEvent {}

    /// A machine was not answered, or refused an address.
    record Unanswered(MacAddress mac, String reason, Instant at) implements PxeEvent {}

    /// A machine takes its address from another server, in a network where we alone are to give
    /// them.
    record OtherServerChosen(MacAddress mac, Subnet network, Ip4Address server, Instant at)
            implements PxeEvent {}

    /// Firmware took its address from `server` and did not come for what our OFFER beside it told
    /// it to boot; it asks again. That server must name the boot file itself.
    record ProxyIgnored(MacAddress mac, Ip4Address server, BootAnswer told, Instant at)
            implements PxeEvent {}

    /// The first block of a file leaves. Asking for the size alone is no transfer.
    ///
    /// @param mac empty when the address is not one of our leases
    record TransferStarted(
            Optional<MacAddress> mac, Ip4Address client, String file, long bytes, Instant at)
            implements PxeEvent {}

    /// The client acknowledged the last block.
    record TransferFinished(
            Optional<MacAddress> mac, Ip4Address client, String file, long bytes, Instant at)
            implements PxeEvent {}

    /// A loader has left this server whole, by another way than TFTP.
    ///
    /// @param file the path of its URL
    record LoaderFetched(MacAddress mac, String file, long bytes, Instant at) implements PxeEvent {}

    /// The transfer ended early.
    ///
    /// @param bytes acknowledged until then
    record TransferFailed(
            Optional<MacAddress> mac,
            Ip4Address client,
            String file,
            long bytes,
            String reason,
            Instant at)
            implements PxeEvent {}

    /// One DHCP packet of a client and what became of it; the finest there is of DHCP.
    record DhcpHandled(DhcpSummary heard, DhcpDecision decision, Instant at) implements PxeEvent {}

    /// A relay passed a packet on from a network that is not served here.
    ///
    /// @param link what told the network: the relay's link selection, else the relay itself
    record RelayUnknown(MacAddress mac, Ip4Address relay, Ip4Address link, Instant at)
            implements PxeEvent {}

    /// A file was asked for and is there. What asks for the size alone stops here.
    record TransferAgreed(
            Optional<MacAddress> mac,
            Ip4Address client,
            String file,
            TransferTerms terms,
            Instant at)
            implements PxeEvent {}

    /// A file was asked for and is not given.
    record TransferRefused(
            Optional<MacAddress> mac, Ip4Address client, String file, String reason, Instant at)
            implements PxeEvent {}

    /// The client did not answer in time; the same is sent again.
    ///
    /// @param block the last one that the client has; 0: none; -1: not even the terms
    /// @param silences in a row
    record TransferSilent(
            Optional<MacAddress> mac,
            Ip4Address client,
            String file,
            TransferTerms terms,
            long block,
            int silences,
            Instant at)
            implements PxeEvent {}
}
