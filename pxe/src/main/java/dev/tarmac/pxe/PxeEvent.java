package dev.tarmac.pxe;

import java.time.Instant;
import java.util.Optional;

/// Something that happened on the boot network, with the moment it happened. The installation
/// ledger starts with these.
public sealed interface PxeEvent {
    Instant at();

    /// A machine (or its loader) asks for an address and for something to boot. One per DISCOVER,
    /// repeats included.
    record DiscoverSeen(MacAddress mac, Arch arch, Loader loader, Instant at) implements PxeEvent {}

    /// An address was acknowledged, together with what to boot (empty: a system that only wants its
    /// address).
    record AddressGiven(
            MacAddress mac,
            Ip4Address address,
            Optional<Loader> loader,
            Optional<BootAnswer> boot,
            Instant at)
            implements PxeEvent {}

    /// A machine was not answered, or refused an address.
    record Unanswered(MacAddress mac, String reason, Instant at) implements PxeEvent {}

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
}
