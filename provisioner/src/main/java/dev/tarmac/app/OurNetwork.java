package dev.tarmac.app;

import dev.tarmac.app.ServerConfig.BootNetwork;
import dev.tarmac.boot.LoaderPolicy;
import dev.tarmac.http.BootNetworkView;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.Identity;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.pxe.dhcp.lease.LeaseStore;
import dev.tarmac.pxe.netty.CannotServe;
import dev.tarmac.pxe.netty.PxeServer;
import dev.tarmac.pxe.tftp.DirectoryFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// DHCP and TFTP as a part of the server. Knows of no address until it is started, and never where
/// somebody else gives them.
final class OurNetwork implements BootNetworkView, AutoCloseable {
    private volatile Optional<PxeServer> pxe = Optional.empty();

    /// @param serials the serial number of the machine that has this NIC; a look into the database
    void start(
            BootNetwork network,
            LoaderPolicy policy,
            Function<MacAddress, Optional<String>> serials,
            LeaseStore leases,
            PxeEvents events)
            throws Refused {
        requireLoader(network.loaders(), LoaderPolicy.BIOS_LOADER);
        requireLoader(network.loaders(), LoaderPolicy.UEFI_LOADER);
        try {
            DirectoryFiles files = new DirectoryFiles(network.loaders());
            pxe =
                    Optional.of(
                            PxeServer.start(
                                    network.pxe(),
                                    policy,
                                    needed(network, serials),
                                    files,
                                    leases,
                                    events));
        } catch (CannotServe e) {
            throw new Refused(Problem.at(e.where(), e.what(), e.fix()), e);
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            network.loaders().toString(),
                            "cannot be served by TFTP (" + e + ")",
                            "set `tftp: {root: ...}` to the directory of the iPXE files"),
                    e);
        }
    }

    /// Nobody waits for the database where no reservation asks for a serial number.
    private static Function<MacAddress, Optional<String>> needed(
            BootNetwork network, Function<MacAddress, Optional<String>> serials) {
        boolean isAsked =
                network.pxe().networks().stream()
                        .flatMap(each -> each.reservations().stream())
                        .anyMatch(each -> each.who() instanceof Identity.Serial);
        return isAsked ? serials : _ -> Optional.empty();
    }

    private static void requireLoader(Path directory, String name) throws Refused {
        if (!Files.isReadable(directory.resolve(name)))
            throw new Refused(
                    directory.resolve(name).toString(),
                    "the loader is not there",
                    "install it (Debian: apt install ipxe), or set `tftp: {root: ...}`");
    }

    void scriptFetched(MacAddress mac) {
        pxe.ifPresent(running -> running.scriptFetched(mac));
    }

    @Override
    public List<Lease> leases() {
        return pxe.map(PxeServer::leases).orElse(List.of());
    }

    @Override
    public Optional<MacAddress> machineAt(Ip4Address address) {
        return pxe.flatMap(running -> running.machineAt(address));
    }

    @Override
    public void close() {
        pxe.ifPresent(PxeServer::close);
    }
}
