package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.BootPolicy;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvents;
import dev.tarmac.pxe.PxePorts;
import dev.tarmac.pxe.WarnLimit;
import dev.tarmac.pxe.capture.Tap;
import dev.tarmac.pxe.dhcp.Arrival;
import dev.tarmac.pxe.dhcp.Arrival.Attached;
import dev.tarmac.pxe.dhcp.BootStages;
import dev.tarmac.pxe.dhcp.DhcpService;
import dev.tarmac.pxe.dhcp.OtherServers;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.pxe.dhcp.lease.LeaseJournal;
import dev.tarmac.pxe.dhcp.lease.LeaseStore;
import dev.tarmac.pxe.dhcp.lease.Leases;
import dev.tarmac.pxe.ndp.EmptyAdvertisements;
import dev.tarmac.pxe.tftp.FileSource;
import dev.tarmac.pxe.tftp.TftpService;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The running boot network: a DHCP and a TFTP server. [#start] returns when both listen.
public final class PxeServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PxeServer.class);
    private static final int CLOSE_SECONDS = 5;

    private final EventLoopGroup dhcpThread = Sockets.oneThread("dhcp");
    private final EventLoopGroup tftpThread = Sockets.tftpThreads();
    private final EventLoopGroup waitingThread = Sockets.oneThread("tftp-waiting");
    private final PxeConfig config;
    private final Links links;
    private final UnaryOperator<ChannelHandler> tapped;
    private final BootStages stages = new BootStages();
    private final PxeEvents events;
    private final OtherServers others = new OtherServers();
    private final NeighbourWatch neighbours;
    private final Leases leases;
    private final DhcpService dhcp;
    private final TftpService files;
    private final TransferWatch transfers;
    private final WarnLimit warnings =
            new WarnLimit(
                    hidden ->
                            LOG.warn(
                                    "{} more warnings about packets were not written: a minute has"
                                            + " at most {}",
                                    hidden,
                                    WarnLimit.MOST));
    private final DhcpSenders senders;
    private Optional<EmptyAdvertisements> advertisements = Optional.empty();
    private Channel tftpListener;

    /// All sockets that requests come to.
    private final List<Channel> listening = new CopyOnWriteArrayList<>();

    private final ChannelGroup running = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    private PxeServer(
            PxeConfig config,
            BootPolicy policy,
            Function<MacAddress, Optional<String>> serials,
            FileSource files,
            LeaseStore store,
            PxeEvents events,
            Optional<Tap> tap)
            throws CannotServe {
        this.config = config;
        tapped = tap.map(CaptureHandler::new).map(PxeServer::before).orElse(any -> any);
        this.links = Links.of(config, ownAddresses());
        this.events = guarded(events);
        neighbours = new NeighbourWatch();
        // Read before the first thread is made: a store that fails leaves nothing behind.
        List<Lease> kept = store.load();
        leases =
                new Leases(
                        config,
                        links.addresses().keySet(),
                        kept,
                        new LeaseJournal(store),
                        neighbours);
        dhcp =
                new DhcpService(
                        config,
                        links.addresses().keySet(),
                        policy,
                        serials,
                        leases,
                        stages,
                        others,
                        this.events);
        this.files = new TftpService(files, config.tftp());
        transfers = new TransferWatch(leases, stages, this.events);
        senders = new DhcpSenders(config.ports().dhcpClient(), warnings);
    }

    private static List<Links.Own> ownAddresses() throws CannotServe {
        try {
            return OwnAddresses.read();
        } catch (IOException e) {
            throw new CannotServe(
                    "the boot network",
                    "the addresses of this machine cannot be read (" + e + ")",
                    "see: ip -4 address",
                    e);
        }
    }

    private static UnaryOperator<ChannelHandler> before(CaptureHandler capture) {
        return capture::before;
    }

    public static PxeServer start(
            PxeConfig config,
            BootPolicy policy,
            FileSource files,
            LeaseStore leases,
            PxeEvents events)
            throws CannotServe {
        return start(
                config, policy, _ -> Optional.empty(), files, leases, events, Optional.empty());
    }

    /// Serves until [#close].
    ///
    /// @param serials the serial number of the machine that has this NIC, where it is known;
    ///   reservations may name it
    /// @param tap sees every datagram of DHCP and TFTP
    public static PxeServer start(
            PxeConfig config,
            BootPolicy policy,
            Function<MacAddress, Optional<String>> serials,
            FileSource files,
            LeaseStore leases,
            PxeEvents events,
            Optional<Tap> tap)
            throws CannotServe {
        PxeServer server = new PxeServer(config, policy, serials, files, leases, events, tap);
        try {
            server.listen();
            return server;
        } catch (CannotServe | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void listen() throws CannotServe {
        // The senders first: who is heard can then be answered.
        for (Map.Entry<Ip4Address, List<Attached>> address : links.addresses().entrySet())
            listenAt(address.getKey(), address.getValue());
        for (Map.Entry<String, List<Attached>> device : links.devices().entrySet())
            hear(device.getKey(), device.getValue());
        for (Network network : links.behindRelays(config))
            LOG.info(
                    "{} is in none of our interfaces' networks: relays speak for it",
                    network.subnet());
        advertisements = EmptyAdvertisements.start(config.server(), this::isBooting);
        neighbours.start(config, leases, links);
        long minute = WarnLimit.WINDOW.toSeconds();
        var _ =
                dhcpThread.scheduleAtFixedRate(
                        () -> warnings.passTo(Instant.now()), minute, minute, TimeUnit.SECONDS);
    }

    private void listenAt(Ip4Address address, List<Attached> attached) throws CannotServe {
        PxePorts ports = config.ports();
        int port = senders.at(config.server()).isPresent() ? dhcpPort() : ports.dhcpServer();
        Arrival arrival = new Arrival(address, attached, false);
        senders.add(
                address,
                heard(Sockets.dhcp(dhcpThread, handler(arrival), Sockets.at(address, port))));
        if (links.isProxyAt(address, config))
            heard(
                    Sockets.dhcp(
                            dhcpThread,
                            handler(new Arrival(address, attached, true)),
                            Sockets.at(address, ports.bootServer())));
        Channel files =
                heard(Sockets.tftp(tftpThread, tftpHandler(), Sockets.at(address, ports.tftp())));
        if (address.equals(config.server())) tftpListener = files;
        LOG.info("DHCP and TFTP on {}", address);
    }

    /// Broadcasts, of one interface alone: otherwise each DISCOVER of another network that this
    /// machine is in sets an address of the pool aside.
    private void hear(String device, List<Attached> attached) throws CannotServe {
        for (Attached one : attached)
            LOG.info(
                    "{} on {}: {}",
                    one.network().subnet(),
                    device,
                    one.network().isProxied()
                            ? "beside another DHCP server"
                            : one.network().poolSize() + " addresses");
        ChannelHandler handler =
                handler(new Arrival(attached.getFirst().server(), attached, false));
        InetSocketAddress everybody = Sockets.at(Ip4Address.NONE, dhcpPort());
        // An address of the loopback interface is reached through all the others.
        if (links.isLoopback(device)) heard(Sockets.dhcp(dhcpThread, handler, everybody));
        else if (Transport.BEST == Transport.EPOLL)
            heard(Sockets.dhcpOn(device, dhcpThread, handler, everybody));
        else if (links.devices().size() == 1) {
            LOG.warn("DHCP hears the broadcasts of every network that this machine is in");
            heard(Sockets.dhcp(dhcpThread, handler, everybody));
        } else
            throw new CannotServe(
                    "DHCP on " + device,
                    "several interfaces need Linux on x86-64 or arm64, and a folder for temporary"
                            + " files that programs may be run from",
                    "serve one network from here, or set -Djava.io.tmpdir",
                    null);
    }

    private Channel heard(Channel socket) {
        listening.add(socket);
        return socket;
    }

    private ChannelHandler tftpHandler() {
        return tapped.apply(
                new TftpHandler(
                        files,
                        config.tftp(),
                        transfers,
                        client -> leases.holder(client, Instant.now()).flatMap(stages::vendorClass),
                        waitingThread,
                        warnings,
                        (loop, transfer) -> Sockets.transfer(loop, counted(transfer))));
    }

    private ChannelHandler counted(TransferHandler transfer) {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                running.add(channel);
                channel.pipeline().addLast(tapped.apply(transfer));
            }
        };
    }

    private ChannelHandler handler(Arrival arrival) {
        return tapped.apply(new DhcpHandler(dhcp, arrival, senders, leases.journal(), warnings));
    }

    /// The machine's boot script was fetched over HTTP: this boot is past the loaders. Saying so is
    /// a courtesy that sharpens the guard against loaders that load each other for ever.
    public void scriptFetched(MacAddress mac) {
        stages.scriptFetched(mac);
        others.followed(mac);
    }

    /// This machine was sent a loader by HTTP, whole. What it starts now is that loader.
    ///
    /// @param file the path of the URL that it was told
    public void loaderFetched(MacAddress mac, String file, long bytes) {
        Instant now = Instant.now();
        stages.fetched(mac, file, now);
        others.followed(mac);
        events.on(new PxeEvent.LoaderFetched(mac, file, bytes, now));
    }

    private boolean isBooting(MacAddress mac) {
        return stages.isBooting(mac, Instant.now());
    }

    /// Addresses handed out or set aside, and not over.
    public List<Lease> leases() {
        return leases.current(Instant.now());
    }

    /// Who has a lease of ours for it.
    public Optional<MacAddress> leasedTo(Ip4Address address) {
        return leases.leasedTo(address, Instant.now());
    }

    /// Whose address this is now.
    public Optional<MacAddress> machineAt(Ip4Address address) {
        return leases.holder(address, Instant.now());
    }

    public int dhcpPort() {
        return Sockets.portOf(senders.at(config.server()).orElseThrow());
    }

    public int tftpPort() {
        return Sockets.portOf(tftpListener);
    }

    /// Whether every socket is open.
    public boolean isListening() {
        return !listening.isEmpty() && listening.stream().allMatch(Channel::isActive);
    }

    /// Nobody is answered any more; transfers that run go on.
    public void stopAccepting() {
        for (Channel socket : listening)
            socket.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    /// True when no transfer runs any more.
    public boolean awaitTransfers(Duration atMost) throws InterruptedException {
        return running.newCloseFuture().await(atMost.toMillis());
    }

    private PxeEvents guarded(PxeEvents events) {
        EventLog log = new EventLog(warnings);
        return event -> {
            log.on(event);
            try {
                events.on(event);
            } catch (RuntimeException e) {
                if (warnings.allows("not taken " + e.getClass(), Instant.now()))
                    LOG.error("{} was not taken by its listener", event, e);
            }
        };
    }

    @Override
    public void close() {
        advertisements.ifPresent(EmptyAdvertisements::close);
        var dhcpEnd = dhcpThread.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
        var tftpEnd = tftpThread.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
        var waitingEnd = waitingThread.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
        dhcpEnd.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        tftpEnd.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        waitingEnd.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        neighbours.close();
        leases.journal().close();
        warnings.end();
    }
}
