package dev.tarmac.pxe.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.dhcp.Arrival.Attached;
import dev.tarmac.pxe.dhcp.DhcpOption.LeaseTime;
import dev.tarmac.pxe.dhcp.DhcpOption.RequestedAddress;
import dev.tarmac.pxe.dhcp.DhcpOption.ServerId;
import dev.tarmac.pxe.dhcp.DhcpOption.SubnetMask;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorClass;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorOptions;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Destination;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Done;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Send;
import dev.tarmac.pxe.dhcp.lease.Leases;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Beside a DHCP server of somebody else, at 192.168.76.66.
class ProxyServiceTest extends DhcpExchanges {
    private static final Ip4Address OTHER_SERVER = Ip4Address.parse("192.168.76.66");
    private static final Ip4Address ADDRESS = Ip4Address.parse("192.168.76.150");

    private final Network beside = Network.beside(network().subnet());
    private Leases leases;

    @BeforeEach
    void serveBeside() {
        PxeConfig config = PxeConfig.of(SERVER, beside);
        leases = leases(config, store);
        service = service(config, this::answer, leases);
        arrival = heardAt(false);
    }

    private Arrival heardAt(boolean bootPort) {
        return new Arrival(SERVER, List.of(new Attached(beside, SERVER)), bootPort);
    }

    @Test
    void offersWhatToBootAndNoAddress() {
        Send offer = send(discover(), NOW);
        Packet packet = offer.packet();
        assertThat(offer.to()).isEqualTo(new Destination.Everybody());
        assertThat(packet.yourAddress()).isEqualTo(Ip4Address.NONE);
        assertThat(packet.nextServer()).isEqualTo(SERVER);
        assertThat(packet.bootFile()).isEqualTo("undionly.kpxe");
        assertThat(packet.options().list())
                .contains(
                        new ServerId(SERVER),
                        new VendorClass("PXEClient"),
                        VendorOptions.BOOT_AT_ONCE);
        assertThat(packet.options().has(LeaseTime.class)).isFalse();
        assertThat(packet.options().has(SubnetMask.class)).isFalse();
    }

    @Test
    void leavesWhoWantsNoBootToTheOtherServer() {
        assertThat(handle(from(MAC, MessageType.DISCOVER).packet(), NOW)).isInstanceOf(Done.class);
        assertThat(events).isEmpty();
    }

    /// Whose TFTP transfer one is, and whether an iPXE is ours, hangs on it.
    @Test
    void hearsWhichAddressAMachineTookFromTheOtherServer() {
        reply(discover());
        assertThat(handle(request(), NOW)).isInstanceOf(Done.class);
        assertThat(leases.holder(ADDRESS, NOW)).contains(MAC);
        stages.fetched(MAC, "undionly.kpxe", NOW.plusSeconds(1));
        Packet ipxe =
                from(MAC, MessageType.DISCOVER)
                        .with(new DhcpOption.UserClass(Octets.of("iPXE")))
                        .packet();
        Packet offer = send(ipxe, NOW.plusSeconds(2)).packet();
        assertThat(asked.getLast().loader()).isEqualTo(Loader.OUR_IPXE);
        assertThat(offer.bootFile()).isEqualTo(URL.toString());
        // iPXE takes an offer without an address for a proxy's by this class alone.
        assertThat(offer.options().find(VendorClass.class)).contains(new VendorClass("PXEClient"));
    }

    @Test
    void answersAtTheBootPortToWhereTheQuestionCameFrom() {
        reply(discover());
        handle(request(), NOW);
        arrival = heardAt(true);
        Packet ask =
                from(MAC, MessageType.REQUEST).with(new VendorClass(BIOS)).client(ADDRESS).packet();
        Send send = send(ask, NOW);
        assertThat(send.to()).isEqualTo(new Destination.Asker());
        assertThat(type(send.packet())).isEqualTo(MessageType.ACK);
        assertThat(send.packet().bootFile()).isEqualTo("undionly.kpxe");
        assertThat(send.packet().yourAddress()).isEqualTo(Ip4Address.NONE);
    }

    @Test
    void tellsWhichFirmwareDoesNotListenToIt() {
        reply(discover());
        handle(request(), NOW);
        events.clear();
        reply(discover());
        assertThat(events).hasSize(1).allMatch(PxeEvent.DiscoverSeen.class::isInstance);
        events.clear();
        send(discover(), NOW.plusSeconds(60));
        assertThat(events)
                .contains(
                        new PxeEvent.ProxyIgnored(
                                MAC,
                                OTHER_SERVER,
                                new BootAnswer.TftpFile("undionly.kpxe"),
                                NOW.plusSeconds(60)));
    }

    @Test
    void whoCameForItsFileDidListen() {
        reply(discover());
        handle(request(), NOW);
        others.followed(MAC);
        events.clear();
        send(discover(), NOW.plusSeconds(60));
        assertThat(events).noneMatch(PxeEvent.ProxyIgnored.class::isInstance);
    }

    private static Packet discover() {
        return from(MAC, MessageType.DISCOVER).with(new VendorClass(BIOS)).packet();
    }

    private static Packet request() {
        return from(MAC, MessageType.REQUEST)
                .with(new VendorClass(BIOS))
                .with(new ServerId(OTHER_SERVER))
                .with(new RequestedAddress(ADDRESS))
                .packet();
    }
}
