package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.BootPolicy;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.PxePorts;
import dev.tarmac.pxe.dhcp.BootStages;
import dev.tarmac.pxe.dhcp.DhcpService;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.pxe.dhcp.lease.LeaseStore;
import dev.tarmac.pxe.dhcp.lease.Leases;
import dev.tarmac.pxe.linux.OneInterface;
import dev.tarmac.pxe.ndp.EmptyAdvertisements;
import dev.tarmac.pxe.tftp.FileSource;
import dev.tarmac.pxe.tftp.TftpService;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The running boot network: a DHCP and a TFTP server. [#start] returns when both listen.
public final class PxeServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PxeServer.class);
    private static final int CLOSE_SECONDS = 5;

    private final EventLoopGroup dhcpThread = Sockets.oneThread("dhcp");
    private final EventLoopGroup tftpThread = Sockets.oneThread("tftp");
    private final PxeConfig config;
    private final BootStages stages = new BootStages();
    private final PxeEvents events;
    private final Leases leases;
    private final DhcpService dhcp;
    private final TftpHandler tftp;
    private Optional<EmptyAdvertisements> advertisements = Optional.empty();
    private volatile Channel dhcpSender;
    private Channel tftpListener;

    private PxeServer(
            PxeConfig config,
            BootPolicy policy,
            FileSource files,
            Leases leases,
            PxeEvents events) {
        this.config = config;
        this.events = guarded(events);
        this.leases = leases;
        dhcp = new DhcpService(config, policy, leases, stages, this.events);
        tftp =
                new TftpHandler(
                        new TftpService(files, config.tftp()),
                        config.tftp(),
                        new TransferWatch(leases, stages, this.events));
    }

    public static PxeServer start(
            PxeConfig config,
            BootPolicy policy,
            FileSource files,
            LeaseStore leases,
            PxeEvents events)
            throws CannotServe {
        // Read before the first thread is made: a store that fails leaves nothing behind.
        Leases kept = new Leases(config, leases);
        PxeServer server = new PxeServer(config, policy, files, kept, events);
        try {
            server.listen();
            return server;
        } catch (CannotServe | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// Linux sends the limited broadcast 255.255.255.255 out of the interface that the socket's own
    /// address belongs to, without any route. A socket without address would need one, and would
    /// send to whatever network the route names.
    private void listen() throws CannotServe {
        PxePorts ports = config.ports();
        DhcpHandler handler = new DhcpHandler(dhcp, () -> dhcpSender, ports);
        // The sender first: who is heard can then be answered.
        dhcpSender =
                Sockets.dhcp(dhcpThread, handler, Sockets.at(config.server(), ports.dhcpServer()));
        Sockets.dhcp(dhcpThread, handler, Sockets.at(Ip4Address.NONE, dhcpPort()));
        hearOneNetwork();
        tftpListener = Sockets.tftp(tftpThread, tftp, Sockets.at(config.server(), ports.tftp()));
        advertisements = EmptyAdvertisements.start(config.server(), this::isBooting);
        LOG.info(
                "DHCP and TFTP on {}, {} addresses from {}",
                config.server(),
                config.pool().size(),
                config.pool());
    }

    /// Otherwise each DISCOVER of another network that this machine is in sets an address of the
    /// pool aside.
    private void hearOneNetwork() {
        try {
            NetworkInterface device = NetworkInterface.getByInetAddress(config.server().toInet());
            if (device == null) throw new IOException("no interface has " + config.server());
            // An address of the loopback interface is reached through all the others.
            if (!device.isLoopback()) OneInterface.bind(dhcpPort(), device.getName());
        } catch (IOException | IllegalStateException | LinkageError e) {
            LOG.warn(
                    "DHCP hears the broadcasts of every network that this machine is in: {}",
                    e.getMessage());
        }
    }

    /// The machine's boot script was fetched over HTTP: this boot is past the loaders. Saying so is
    /// a courtesy that sharpens the guard against loaders that load each other for ever.
    public void scriptFetched(MacAddress mac) {
        stages.scriptFetched(mac);
    }

    /// This machine was sent a loader by HTTP, whole. What it starts now is that loader.
    ///
    /// @param file the path of the URL that it was told
    public void loaderFetched(MacAddress mac, String file, long bytes) {
        Instant now = Instant.now();
        stages.fetched(mac, file, now);
        events.on(new PxeEvent.LoaderFetched(mac, file, bytes, now));
    }

    private boolean isBooting(MacAddress mac) {
        return stages.isBooting(mac, Instant.now());
    }

    /// Addresses handed out or set aside, and not over.
    public List<Lease> leases() {
        return leases.current(Instant.now());
    }

    /// Whose address this is now.
    public Optional<MacAddress> machineAt(Ip4Address address) {
        return leases.holder(address, Instant.now());
    }

    public int dhcpPort() {
        return port(dhcpSender);
    }

    public int tftpPort() {
        return port(tftpListener);
    }

    private static int port(Channel channel) {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    private static PxeEvents guarded(PxeEvents events) {
        return event -> {
            try {
                events.on(event);
            } catch (RuntimeException e) {
                LOG.error("{} was not taken by its listener", event, e);
            }
        };
    }

    @Override
    public void close() {
        advertisements.ifPresent(EmptyAdvertisements::close);
        var dhcpEnd = dhcpThread.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
        var tftpEnd = tftpThread.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
        dhcpEnd.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        tftpEnd.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
