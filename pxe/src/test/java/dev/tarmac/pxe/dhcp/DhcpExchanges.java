package dev.tarmac.pxe.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.AddressDuty;
import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.BootPolicy;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.dhcp.Arrival.Attached;
import dev.tarmac.pxe.dhcp.DhcpOption.Kind;
import dev.tarmac.pxe.dhcp.DhcpOption.MachineId;
import dev.tarmac.pxe.dhcp.DhcpOption.RequestedAddress;
import dev.tarmac.pxe.dhcp.DhcpOption.ServerId;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Send;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.pxe.dhcp.lease.LeaseJournal;
import dev.tarmac.pxe.dhcp.lease.LeaseStore;
import dev.tarmac.pxe.dhcp.lease.Leases;
import dev.tarmac.pxe.dhcp.lease.MemoryLeaseStore;
import dev.tarmac.pxe.dhcp.lease.Occupancy;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A DHCP service without a socket, and clients that say what a test wants them to say.
abstract class DhcpExchanges {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final Ip4Address SERVER = Ip4Address.parse("192.168.76.1");
    static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
    static final MacAddress OTHER = MacAddress.parse("52:54:00:00:00:02");
    static final URI URL = URI.create("http://192.168.76.1:8077/boot/x/ipxe");
    static final String BIOS = "PXEClient:Arch:00000:UNDI:002001";

    final List<PxeEvent> events = new ArrayList<>();
    final List<BootAsk> asked = new ArrayList<>();
    final LeaseStore store = new MemoryLeaseStore();
    final BootStages stages = new BootStages();
    final OtherServers others = new OtherServers();
    final Map<MacAddress, String> serials = new HashMap<>();
    Arrival arrival = new Arrival(SERVER, List.of(new Attached(network(), SERVER)), false);
    private LeaseJournal journal;
    DhcpService service = service(config());

    Ip4Address bind(MacAddress mac) {
        Packet discover = from(mac, MessageType.DISCOVER).packet();
        return reply(requestFor(discover, reply(discover))).yourAddress();
    }

    /// DISCOVER, OFFER, REQUEST, ACK with a captured DISCOVER; both answers must agree.
    Packet exchange(String name, Instant now) {
        Packet discover = captured(name);
        Packet offer = send(discover, now).packet();
        Packet acknowledged = send(requestFor(discover, offer), now).packet();
        assertThat(type(acknowledged)).isEqualTo(MessageType.ACK);
        assertThat(acknowledged.bootFile()).isEqualTo(offer.bootFile());
        assertThat(acknowledged.yourAddress()).isEqualTo(offer.yourAddress());
        assertThat(acknowledged.options().without(Kind.class))
                .isEqualTo(offer.options().without(Kind.class));
        return acknowledged;
    }

    static Packet captured(String name) {
        try {
            return PacketCodec.decode(ByteBuffer.wrap(Captured.packet(name)));
        } catch (MalformedPacket e) {
            throw new AssertionError(name, e);
        }
    }

    static Packet requestFor(Packet discover, Packet offer) {
        Options options =
                new Options(
                                discover.options().list().stream()
                                        .map(
                                                option ->
                                                        option instanceof Kind
                                                                ? new Kind(MessageType.REQUEST)
                                                                : option)
                                        .toList())
                        .with(new ServerId(SERVER))
                        .with(new RequestedAddress(offer.yourAddress()));
        return new Asker(discover.mac(), discover.transaction(), options).packet();
    }

    Packet reply(Packet request) {
        return send(request, NOW).packet();
    }

    Send send(Packet request, Instant now) {
        DhcpOutcome outcome = handle(request, now);
        assertThat(outcome).isInstanceOf(Send.class);
        return (Send) outcome;
    }

    DhcpOutcome handle(Packet request, Instant now) {
        return service.handle(request, arrival, now);
    }

    static MessageType type(Packet packet) {
        return packet.options().find(Kind.class).orElseThrow().type();
    }

    static MachineId machineId() {
        return new MachineId(
                Octets.of(
                        0, 0x78, 0x56, 0x34, 0x12, 0xbc, 0x9a, 0xf0, 0xde, 0x12, 0x34, 0x56, 0x78,
                        0x9a, 0xbc, 0xde, 0xf0));
    }

    DhcpService service(PxeConfig config) {
        return service(config, this::answer);
    }

    DhcpService service(PxeConfig config, BootPolicy policy) {
        return service(config, policy, leases(config, store));
    }

    DhcpService service(PxeConfig config, BootPolicy policy, Leases leases) {
        return new DhcpService(
                config,
                Set.of(SERVER),
                policy,
                mac -> Optional.ofNullable(serials.get(mac)),
                leases,
                stages,
                others,
                this::note);
    }

    /// What a packet was taken for is told of each one; the tests look at what comes beside it.
    private void note(PxeEvent event) {
        if (!(event instanceof PxeEvent.DhcpHandled)) events.add(event);
    }

    Leases leases(PxeConfig config, LeaseStore store) {
        if (journal != null) journal.close();
        journal = new LeaseJournal(store);
        return new Leases(config, Set.of(SERVER), store.load(), journal, Occupancy.NOT_WATCHED);
    }

    /// What the store has when the journal has written everything down.
    List<Lease> kept() {
        journal.close();
        return store.load();
    }

    BootAnswer answer(BootAsk ask) {
        asked.add(ask);
        if (ask.loader() == Loader.OUR_IPXE || ask.isHttpBoot()) return new BootAnswer.HttpUrl(URL);
        if (ask.arch().isBios()) return new BootAnswer.TftpFile("undionly.kpxe");
        if (ask.arch().isX64Uefi()) return new BootAnswer.TftpFile("snponly.efi");
        return new BootAnswer.Silence("no loader for " + ask.arch());
    }

    static PxeConfig config() {
        return PxeConfig.of(SERVER, network());
    }

    static Network network() {
        return new Network(
                Subnet.parse("192.168.76.0/24"),
                AddressDuty.OURS,
                List.of(AddressRange.parse("192.168.76.100", "192.168.76.109")),
                Optional.of(Ip4Address.parse("192.168.76.254")),
                List.of(Ip4Address.parse("9.9.9.9")),
                List.of(),
                Network.USUAL_LEASE,
                List.of(),
                List.of());
    }

    static Asker from(MacAddress mac, MessageType type) {
        return new Asker(mac, 7, Options.of(new Kind(type)));
    }

    /// A client that says what a test wants it to say.
    record Asker(
            MacAddress mac,
            int transaction,
            Options options,
            Ip4Address address,
            Ip4Address throughRelay) {
        Asker(MacAddress mac, int transaction, Options options) {
            this(mac, transaction, options, Ip4Address.NONE, Ip4Address.NONE);
        }

        Asker with(DhcpOption option) {
            return new Asker(mac, transaction, options.with(option), address, throughRelay);
        }

        Asker client(Ip4Address own) {
            return new Asker(mac, transaction, options, own, throughRelay);
        }

        Asker relay(Ip4Address relay) {
            return new Asker(mac, transaction, options, address, relay);
        }

        Packet packet() {
            return new Packet(
                    true,
                    0,
                    transaction,
                    0,
                    false,
                    address,
                    Ip4Address.NONE,
                    Ip4Address.NONE,
                    throughRelay,
                    mac,
                    "",
                    "",
                    options);
        }
    }
}
