package dev.tarmac.pxe.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.ExtraOption;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.Route;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.dhcp.Arrival.Attached;
import dev.tarmac.pxe.dhcp.DhcpOption.ClasslessRoutes;
import dev.tarmac.pxe.dhcp.DhcpOption.ClientArch;
import dev.tarmac.pxe.dhcp.DhcpOption.Other;
import dev.tarmac.pxe.dhcp.DhcpOption.RelayAgent;
import dev.tarmac.pxe.dhcp.DhcpOption.RequestedAddress;
import dev.tarmac.pxe.dhcp.DhcpOption.Routers;
import dev.tarmac.pxe.dhcp.DhcpOption.ServerId;
import dev.tarmac.pxe.dhcp.DhcpOption.VendorClass;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Destination;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Done;
import dev.tarmac.pxe.dhcp.DhcpOutcome.Refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Several networks: by relay, by link selection, by interface.
class DhcpNetworksTest extends DhcpExchanges {
    private static final Subnet FAR = Subnet.parse("10.2.0.0/16");
    private static final Subnet CABLE = Subnet.parse("10.3.0.0/24");
    private static final Ip4Address ON_CABLE = Ip4Address.parse("10.3.0.1");
    private static final Ip4Address RELAY = Ip4Address.parse("10.2.0.1");

    private final Network far =
            Network.of(FAR, AddressRange.parse("10.2.0.100", "10.2.0.200")).withGateway(RELAY);
    private final Network cable = Network.of(CABLE, AddressRange.parse("10.3.0.100", "10.3.0.200"));

    @BeforeEach
    void serveThree() {
        service = service(PxeConfig.of(SERVER, network(), far, cable));
    }

    @Test
    void findsTheNetworkByItsRelay() {
        Packet offer = reply(from(MAC, MessageType.DISCOVER).relay(RELAY).packet());
        assertThat(FAR.contains(offer.yourAddress())).isTrue();
        assertThat(offer.options().find(Routers.class)).contains(new Routers(List.of(RELAY)));
        assertThat(offer.options().find(ServerId.class)).contains(new ServerId(SERVER));
    }

    /// RFC 3527: the relay's own address is where it can be reached, not where the client is.
    @Test
    void theRelaysLinkSelectionCountsMoreThanItsAddress() {
        RelayAgent option = new RelayAgent(Octets.of(5, 4, 10, 2, 0, 0));
        DhcpOutcome.Send offer =
                send(
                        from(MAC, MessageType.DISCOVER)
                                .with(option)
                                .relay(Ip4Address.parse("192.168.76.253"))
                                .packet(),
                        NOW);
        assertThat(FAR.contains(offer.packet().yourAddress())).isTrue();
        assertThat(offer.to()).isEqualTo(new Destination.Relay(Ip4Address.parse("192.168.76.253")));
    }

    /// RFC 5107: renewals are to come through the relay as well.
    @Test
    void answersAsWhomTheRelayWantsAndTakesThatNameForItsOwn() {
        RelayAgent option = new RelayAgent(Octets.of(11, 4, 10, 2, 0, 1));
        Packet discover = from(MAC, MessageType.DISCOVER).with(option).relay(RELAY).packet();
        Packet offer = reply(discover);
        assertThat(offer.options().find(ServerId.class)).contains(new ServerId(RELAY));
        Packet request =
                from(MAC, MessageType.REQUEST)
                        .with(option)
                        .with(new ServerId(RELAY))
                        .with(new RequestedAddress(offer.yourAddress()))
                        .relay(RELAY)
                        .packet();
        assertThat(type(reply(request))).isEqualTo(MessageType.ACK);
    }

    @Test
    void findsTheNetworkByTheInterface() {
        arrival = new Arrival(ON_CABLE, List.of(new Attached(cable, ON_CABLE)), false);
        Packet discover = from(MAC, MessageType.DISCOVER).with(new VendorClass(BIOS)).packet();
        DhcpOutcome.Send offer = send(discover, NOW);
        assertThat(CABLE.contains(offer.packet().yourAddress())).isTrue();
        assertThat(offer.from()).isEqualTo(ON_CABLE);
        assertThat(offer.packet().nextServer()).isEqualTo(ON_CABLE);
        assertThat(asked.getLast().server()).isEqualTo(ON_CABLE);
    }

    @Test
    void keepsAMachineInTheNetworkThatItHasAnAddressOfWhenTwoShareACable() {
        arrival =
                new Arrival(
                        SERVER,
                        List.of(new Attached(network(), SERVER), new Attached(cable, ON_CABLE)),
                        false);
        Ip4Address first = bind(MAC);
        assertThat(network().subnet().contains(first)).isTrue();
        service.handle(
                from(OTHER, MessageType.DISCOVER).packet(),
                new Arrival(ON_CABLE, List.of(new Attached(cable, ON_CABLE)), false),
                NOW);
        Packet again = reply(from(OTHER, MessageType.DISCOVER).packet());
        assertThat(CABLE.contains(again.yourAddress())).isTrue();
    }

    @Test
    void refusesARelayOfNoConfiguredNetworkByName() {
        Packet strange =
                from(MAC, MessageType.DISCOVER).relay(Ip4Address.parse("10.9.0.1")).packet();
        assertThat(handle(strange, NOW))
                .isEqualTo(
                        new Refused(
                                "the relay 10.9.0.1 is in no configured network; add its subnet to"
                                        + " `networks:`"));
    }

    @Test
    void tellsWhereAMachineIsPluggedIn() {
        RelayAgent option =
                new RelayAgent(Octets.of(1, 6, 'e', 't', 'h', '0', '/', '7', 2, 3, 0, 0xFF, 0x1A));
        Packet discover =
                from(MAC, MessageType.DISCOVER)
                        .with(new VendorClass(BIOS))
                        .with(option)
                        .relay(RELAY)
                        .packet();
        reply(discover);
        Location location = new Location(Optional.of("eth0/7"), Optional.of("hex:00ff1a"));
        assertThat(asked.getLast().location()).isEqualTo(location);
    }

    @Test
    void readsNoFurtherThanARelaysOptionIsLong() {
        assertThat(RelayInfo.of(Octets.of(1, 1, 'x', 2, 200, 5)))
                .isEqualTo(
                        new RelayInfo(
                                new Location(Optional.of("x"), Optional.empty()),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(RelayInfo.of(Octets.of(5, 3, 1, 2, 3)).linkSelection()).isEmpty();
    }

    /// RFC 3442: a client that reads the routes must not read the router option.
    @Test
    void sendsRoutesWithTheGatewayAmongThem() {
        Route route = new Route(Subnet.parse("10.128.0.0/9"), Ip4Address.parse("192.168.76.3"));
        Network routed =
                new Network(
                        network().subnet(),
                        network().duty(),
                        network().pools(),
                        network().gateway(),
                        network().dns(),
                        List.of(route),
                        Duration.ofHours(2),
                        List.of(),
                        List.of(new ExtraOption(42, "c0a84c01")));
        service = service(PxeConfig.of(SERVER, routed));
        arrival = new Arrival(SERVER, List.of(new Attached(routed, SERVER)), false);
        Packet offer = reply(from(MAC, MessageType.DISCOVER).packet());
        assertThat(offer.options().find(ClasslessRoutes.class))
                .contains(
                        new ClasslessRoutes(
                                List.of(
                                        route,
                                        new Route(
                                                Subnet.parse("0.0.0.0/0"),
                                                Ip4Address.parse("192.168.76.254")))));
        assertThat(offer.options().list()).contains(new Other(42, Octets.of(192, 168, 76, 1)));
    }

    @Test
    void tellsThatAMachineListensToAnotherServer() {
        Packet discover =
                from(MAC, MessageType.DISCOVER)
                        .with(new VendorClass(BIOS))
                        .with(new ClientArch(List.of(Arch.BIOS)))
                        .packet();
        reply(discover);
        events.clear();
        Ip4Address other = Ip4Address.parse("192.168.76.66");
        Packet request =
                from(MAC, MessageType.REQUEST)
                        .with(new ServerId(other))
                        .with(new RequestedAddress(Ip4Address.parse("192.168.76.150")))
                        .packet();
        assertThat(handle(request, NOW)).isInstanceOf(Done.class);
        assertThat(events)
                .containsExactly(
                        new PxeEvent.OtherServerChosen(MAC, network().subnet(), other, NOW));
    }
}
