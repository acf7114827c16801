package dev.tarmac.app;

import dev.tarmac.boot.LoaderFiles;
import dev.tarmac.boot.LoaderPolicy;
import dev.tarmac.http.BootNetworkView;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Platform;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.pxe.dhcp.lease.LeaseStore;
import dev.tarmac.pxe.netty.CannotServe;
import dev.tarmac.pxe.netty.PxeServer;
import dev.tarmac.pxe.tftp.DirectoryFiles;
import dev.tarmac.pxe.tftp.FileSource;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// DHCP and TFTP as a part of the server. Knows of no address until it is started, and never where
/// somebody else gives them.
final class OurNetwork implements BootNetworkView, AutoCloseable {
    private volatile Optional<PxeServer> pxe = Optional.empty();

    /// Serves until [#close].
    ///
    /// @param files everything that TFTP serves, made of the directory of the loaders
    void start(
            PxeConfig network,
            LoaderFiles loaders,
            LoaderPolicy policy,
            UnaryOperator<FileSource> files,
            LeaseStore leases,
            PxeEvents events)
            throws Refused {
        requireLoader(loaders, Platform.BIOS);
        requireLoader(loaders, Platform.X64_UEFI);
        try {
            FileSource all = files.apply(new DirectoryFiles(loaders.root()));
            pxe = Optional.of(PxeServer.start(network, policy, all, leases, events));
        } catch (CannotServe e) {
            throw new Refused(Problem.at(e.where(), e.what(), e.fix()), e);
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            loaders.root().toString(),
                            "cannot be served by TFTP (" + e + ")",
                            "set `tftp: {root: ...}` to the directory of the iPXE files"),
                    e);
        }
    }

    private static void requireLoader(LoaderFiles loaders, Platform platform) throws Refused {
        if (!loaders.has(platform))
            throw new Refused(
                    loaders.root().resolve(loaders.name(platform)).toString(),
                    "the loader is not there",
                    "install it (Debian: apt install ipxe), or set `tftp: {root: ...}`");
    }

    void scriptFetched(MacAddress mac) {
        pxe.ifPresent(running -> running.scriptFetched(mac));
    }

    @Override
    public void loaderFetched(MacAddress mac, String path, long bytes) {
        pxe.ifPresent(running -> running.loaderFetched(mac, path, bytes));
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
