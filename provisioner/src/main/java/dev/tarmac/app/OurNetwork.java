package dev.tarmac.app;

import dev.tarmac.boot.LoaderFiles;
import dev.tarmac.boot.LoaderPolicy;
import dev.tarmac.doctor.LoaderFile;
import dev.tarmac.http.BootNetworkView;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.Identity;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.Platform;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.capture.Tap;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.pxe.dhcp.lease.LeaseStore;
import dev.tarmac.pxe.netty.CannotServe;
import dev.tarmac.pxe.netty.PxeServer;
import dev.tarmac.pxe.tftp.DirectoryFiles;
import dev.tarmac.pxe.tftp.FileSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// DHCP and TFTP as a part of the server. Knows of no address until it is started, and never where
/// somebody else gives them.
final class OurNetwork implements BootNetworkView, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OurNetwork.class);

    private volatile Optional<PxeServer> pxe = Optional.empty();
    private volatile Optional<Path> root = Optional.empty();

    /// Serves until [#close].
    ///
    /// @param files everything that TFTP serves, made of the directory of the loaders
    /// @param serials the serial number of the machine that has this NIC; a look into the database
    void start(
            PxeConfig network,
            LoaderFiles loaders,
            LoaderPolicy policy,
            Function<MacAddress, Optional<String>> serials,
            UnaryOperator<FileSource> files,
            LeaseStore leases,
            PxeEvents events,
            Optional<Tap> tap)
            throws Refused {
        root = Optional.of(loaders.root());
        requireLoader(loaders, Platform.BIOS);
        requireLoader(loaders, Platform.X64_UEFI);
        try {
            FileSource all = files.apply(new DirectoryFiles(loaders.root()));
            pxe =
                    Optional.of(
                            PxeServer.start(
                                    network,
                                    policy,
                                    needed(network, serials),
                                    all,
                                    leases,
                                    events,
                                    tap));
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

    /// Nobody waits for the database where no reservation asks for a serial number.
    private static Function<MacAddress, Optional<String>> needed(
            PxeConfig network, Function<MacAddress, Optional<String>> serials) {
        boolean isAsked =
                network.networks().stream()
                        .flatMap(each -> each.reservations().stream())
                        .anyMatch(each -> each.who() instanceof Identity.Serial);
        return isAsked ? serials : _ -> Optional.empty();
    }

    private static void requireLoader(LoaderFiles loaders, Platform platform) throws Refused {
        if (!loaders.has(platform))
            throw new Refused(
                    loaders.root().resolve(loaders.name(platform)).toString(),
                    "the loader is not there",
                    "install it (Debian: apt install ipxe), or set `tftp: {root: ...}`");
    }

    /// What kind of program a file that was given to a machine is; empty where nobody can tell.
    ///
    /// @param name relative, and below the root of TFTP
    /// @param signed those that lie with the agent, by name; they come first, as when they are
    ///   served
    Optional<LoaderFile> loader(String name, Map<String, Path> signed) {
        Optional<Path> file =
                Optional.ofNullable(signed.get(name))
                        .or(
                                () ->
                                        root.map(directory -> directory.resolve(name).normalize())
                                                .filter(
                                                        path ->
                                                                path.startsWith(
                                                                        root.get().normalize())));
        if (file.isEmpty() || !Files.isRegularFile(file.get())) return Optional.empty();
        try {
            return Optional.of(LoaderFile.read(file.get()));
        } catch (IOException e) {
            LOG.debug("{} cannot be looked at: {}", file.get(), e.toString());
            return Optional.empty();
        }
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

    /// Whether every socket is open.
    boolean isListening() {
        return pxe.filter(PxeServer::isListening).isPresent();
    }

    /// No machine is answered any more; files on their way go on.
    void stopAccepting() {
        pxe.ifPresent(PxeServer::stopAccepting);
    }

    /// True when the last file has come to its end.
    boolean awaitTransfers(Duration atMost) throws InterruptedException {
        return pxe.isEmpty() || pxe.get().awaitTransfers(atMost);
    }

    /// The addresses in the pools of all networks.
    static long poolSize(PxeConfig network) {
        return network.networks().stream().mapToLong(Network::poolSize).sum();
    }

    /// Those of them that are given or set aside.
    int poolUse(PxeConfig network) {
        return (int) leases().stream().filter(lease -> isPooled(network, lease.address())).count();
    }

    private static boolean isPooled(PxeConfig network, Ip4Address address) {
        return network.networks().stream()
                .flatMap(each -> each.pools().stream())
                .anyMatch(pool -> pool.contains(address));
    }

    @Override
    public Optional<MacAddress> leasedTo(Ip4Address address) {
        return pxe.flatMap(running -> running.leasedTo(address));
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
