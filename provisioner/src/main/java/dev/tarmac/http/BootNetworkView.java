package dev.tarmac.http;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.dhcp.lease.Lease;

import java.util.List;
import java.util.Optional;

/// What is known of addresses where this server gives them out itself.
public interface BootNetworkView {
    /// Given or set aside, and not over.
    List<Lease> leases();

    /// The loader at that path has left for this machine, whole.
    void loaderFetched(MacAddress mac, String path, long bytes);

    /// Who has a lease of ours for that address; what other servers gave is hearsay.
    Optional<MacAddress> leasedTo(Ip4Address address);

    /// Whose address this is now.
    Optional<MacAddress> machineAt(Ip4Address address);
}
