package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.BootPolicy;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.pxe.dhcp.lease.LeaseStore;
import dev.tarmac.pxe.tftp.FileSource;

import java.util.List;

/// The running boot network: a DHCP and a TFTP server. [#start] returns when both listen.
public final class PxeServer implements AutoCloseable {
    private PxeServer() {}

    public static PxeServer start(
            PxeConfig config,
            BootPolicy policy,
            FileSource files,
            LeaseStore leases,
            PxeEvents events)
            throws CannotServe {
        return new PxeServer();
    }

    /// The machine's boot script was fetched over HTTP: this boot is past the loaders.
    public void scriptFetched(MacAddress mac) {}

    /// Addresses handed out and not over.
    public List<Lease> leases() {
        return List.of();
    }

    @Override
    public void close() {}
}
