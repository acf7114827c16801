package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.ExtraOption;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.Route;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.dhcp.BootStages.Decision;
import dev.tarmac.pxe.dhcp.DhcpOption.BootFileName;
import dev.tarmac.pxe.dhcp.DhcpOption.BootServerName;
import dev.tarmac.pxe.dhcp.DhcpOption.BroadcastAddress;
import dev.tarmac.pxe.dhcp.DhcpOption.ClasslessRoutes;
import dev.tarmac.pxe.dhcp.DhcpOption.ClientId;
import dev.tarmac.pxe.dhcp.DhcpOption.HostName;
import dev.tarmac.pxe.dhcp.DhcpOption.IpxeOptions;
import dev.tarmac.pxe.dhcp.DhcpOption.Kind;
import dev.tarmac.pxe.dhcp.DhcpOption.LeaseTime;
import dev.tarmac.pxe.dhcp.DhcpOption.MachineId;
import dev.tarmac.pxe.dhcp.DhcpOption.MaxMessageSize;
import dev.tarmac.pxe.dhcp.DhcpOption.Message;
import dev.tarmac.pxe.dhcp.DhcpOption.NameServers;
import dev.tarmac.pxe.dhcp.DhcpOption.RebindingTime;
import dev.tarmac.pxe.dhcp.DhcpOption.RelayAgent;
import dev.tarmac.pxe.dhcp.DhcpOption.RenewalTime;
import dev.tarmac.pxe.dhcp.DhcpOption.Routers;
import dev.tarmac.pxe.dhcp.DhcpOption.ServerId;
import dev.tarmac.pxe.dhcp.DhcpOption.SubnetMask;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorClass;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorOptions;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the packets that leave. OFFER and ACK are one function: they cannot disagree.
final class Replies {
    private static final int BOOT_FILE_LIMIT = 127;

    /// RFC 2131 section 2: every client takes 576 bytes of IP packet, 28 of which are IP and UDP.
    private static final int SMALLEST_LIMIT = 576;

    private static final int LARGEST_LIMIT = 1500;
    private static final int IP_AND_UDP = 28;

    private Replies() {}

    /// OFFER or ACK: the address with all that belongs to it, and what to boot where somebody wants
    /// to boot.
    static Optional<Packet> lease(
            MessageType type,
            Exchange exchange,
            Ip4Address address,
            Optional<String> hostname,
            Optional<Decision> boot) {
        List<DhcpOption> options = start(type, exchange);
        long seconds = exchange.network().lease().toSeconds();
        options.add(new LeaseTime(seconds));
        options.add(new RenewalTime(seconds / 2));
        options.add(new RebindingTime(seconds * 7 / 8));
        addNetwork(options, exchange.network(), hostname);
        return finish(exchange, address, options, boot);
    }

    /// The ACK of an INFORM: all but the address and its times (RFC 2131 section 4.3.5).
    static Optional<Packet> inform(
            Exchange exchange, Optional<String> hostname, Optional<Decision> boot) {
        List<DhcpOption> options = start(MessageType.ACK, exchange);
        addNetwork(options, exchange.network(), hostname);
        return finish(exchange, Ip4Address.NONE, options, boot);
    }

    /// What to boot, and no address: that is another server's.
    static Optional<Packet> bootOnly(MessageType type, Exchange exchange, Decision boot) {
        List<DhcpOption> options = start(type, exchange);
        // Beside an address, iPXE needs no class to take what it is told to boot; without one, it
        // takes nothing else for an offer of a proxy's.
        boolean isIpxe = boot.ask().loader() != Loader.FIRMWARE;
        if (isIpxe && !boot.ask().isHttpBoot()) options.add(new VendorClass(Client.PXE));
        return finish(exchange, Ip4Address.NONE, options, Optional.of(boot));
    }

    static Optional<Packet> refusal(Exchange exchange, String why) {
        List<DhcpOption> options = start(MessageType.NAK, exchange);
        options.add(new Message(why));
        addEchoes(options, exchange.request());
        return fitting(
                exchange.request(),
                packet(exchange.request(), Ip4Address.NONE, Ip4Address.NONE, "", true, options));
    }

    /// Why there is no reply to a request whose echoes leave no room for one.
    static String tooLong(Packet request) {
        return "its reply would be longer than it takes: to be given back, its client id takes "
                + length(request, ClientId.class)
                + " bytes of packet and its relay's option 82 takes "
                + length(request, RelayAgent.class);
    }

    private static int length(Packet request, Class<? extends DhcpOption> kind) {
        return request.options().find(kind).map(PacketCodec::sizeOf).orElse(0);
    }

    private static List<DhcpOption> start(MessageType type, Exchange exchange) {
        List<DhcpOption> options = new ArrayList<>();
        options.add(new Kind(type));
        options.add(new ServerId(exchange.serverId()));
        return options;
    }

    private static void addNetwork(
            List<DhcpOption> options, Network network, Optional<String> hostname) {
        options.add(new SubnetMask(network.subnet().mask()));
        network.gateway().ifPresent(gateway -> options.add(new Routers(List.of(gateway))));
        addRoutes(options, network);
        if (!network.dns().isEmpty()) options.add(new NameServers(network.dns()));
        options.add(new BroadcastAddress(network.subnet().broadcast()));
        hostname.ifPresent(name -> options.add(new HostName(name)));
        for (ExtraOption extra : network.extras())
            options.add(new DhcpOption.Other(extra.code(), Octets.of(extra.bytes())));
    }

    /// A client that reads option 121 must not read option 3 (RFC 3442): the gateway is in both.
    private static void addRoutes(List<DhcpOption> options, Network network) {
        if (network.routes().isEmpty()) return;
        List<Route> routes = new ArrayList<>(network.routes());
        network.gateway()
                .ifPresent(
                        gateway -> routes.add(new Route(new Subnet(Ip4Address.NONE, 0), gateway)));
        options.add(new ClasslessRoutes(routes));
    }

    private static Optional<Packet> finish(
            Exchange exchange,
            Ip4Address address,
            List<DhcpOption> options,
            Optional<Decision> boot) {
        Packet request = exchange.request();
        String file = boot.map(decision -> fileName(decision.answer())).orElse("");
        if (!file.isEmpty()) addBoot(options, exchange, boot.orElseThrow().ask(), file);
        addEchoes(options, request);
        Ip4Address next = file.isEmpty() ? Ip4Address.NONE : exchange.server();
        // A URL too long for the header stands in option 67 alone.
        String header = file.length() <= BOOT_FILE_LIMIT ? file : "";
        return fitting(request, packet(request, address, next, header, false, options));
    }

    /// As much as the client takes. What the header says too goes first; then the client id, which
    /// no client missed before RFC 6842 wanted it back.
    private static Optional<Packet> fitting(Packet request, Packet full) {
        if (fits(request, full)) return Optional.of(full);
        Packet slim = slim(full);
        if (fits(request, slim)) return Optional.of(slim);
        Packet anonymous = with(slim, slim.options().without(ClientId.class));
        return fits(request, anonymous) ? Optional.of(anonymous) : Optional.empty();
    }

    /// Option 82 comes as far as the relay, which takes it out (RFC 3046 section 2.1): it needs
    /// room on the wire, but not at the client.
    private static boolean fits(Packet request, Packet reply) {
        int size = PacketCodec.sizeOf(reply);
        if (size <= limit(request)) return true;
        return size <= LARGEST_LIMIT - IP_AND_UDP
                && size - length(reply, RelayAgent.class) <= limit(request);
    }

    /// What is given back as it came; the relay's own option is the last (RFC 3046 section 2.1).
    private static void addEchoes(List<DhcpOption> options, Packet request) {
        request.options().find(ClientId.class).ifPresent(options::add);
        request.options().find(RelayAgent.class).ifPresent(options::add);
    }

    private static String fileName(BootAnswer answer) {
        return switch (answer) {
            case BootAnswer.TftpFile(String path) -> path;
            case BootAnswer.HttpUrl(URI url) -> url.toASCIIString();
            case BootAnswer.Silence _ -> "";
        };
    }

    private static void addBoot(
            List<DhcpOption> options, Exchange exchange, BootAsk ask, String file) {
        if (ask.isHttpBoot()) {
            // UEFI 2.10 section 24.7.2: without this class the firmware takes no URL.
            options.add(new VendorClass(Client.HTTP));
        } else if (ask.loader() == Loader.FIRMWARE && !exchange.client().bootsByOwnName()) {
            // PXE 2.1: an offer without this class is no boot offer to several ROMs.
            options.add(new VendorClass(Client.PXE));
            options.add(VendorOptions.BOOT_AT_ONCE);
        }
        options.add(new BootServerName(exchange.server().toString()));
        options.add(new BootFileName(file));
        exchange.request().options().find(MachineId.class).ifPresent(options::add);
        if (ask.loader() != Loader.FIRMWARE) options.add(IpxeOptions.NO_PROXY_DHCP);
    }

    private static int limit(Packet request) {
        int said =
                request.options()
                        .find(MaxMessageSize.class)
                        .map(MaxMessageSize::bytes)
                        .orElse(SMALLEST_LIMIT);
        return Math.clamp(said, SMALLEST_LIMIT, LARGEST_LIMIT) - IP_AND_UDP;
    }

    /// Without what the header says too.
    private static Packet slim(Packet full) {
        Options options = full.options().without(BootServerName.class);
        if (!full.bootFile().isEmpty()) options = options.without(BootFileName.class);
        return with(full, options);
    }

    private static Packet with(Packet full, Options options) {
        return new Packet(
                full.isRequest(),
                full.hops(),
                full.transaction(),
                full.seconds(),
                full.broadcast(),
                full.clientAddress(),
                full.yourAddress(),
                full.nextServer(),
                full.relay(),
                full.mac(),
                full.serverName(),
                full.bootFile(),
                options);
    }

    /// Fields as RFC 2131 table 3 wants them.
    private static Packet packet(
            Packet request,
            Ip4Address your,
            Ip4Address next,
            String bootFile,
            boolean isRefusal,
            List<DhcpOption> options) {
        boolean relayMustBroadcast = isRefusal && !request.relay().isNone();
        return new Packet(
                false,
                0,
                request.transaction(),
                0,
                request.broadcast() || relayMustBroadcast,
                isRefusal ? Ip4Address.NONE : request.clientAddress(),
                your,
                next,
                request.relay(),
                request.mac(),
                "",
                bootFile,
                new Options(options));
    }
}
