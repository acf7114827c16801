package dev.tarmac.pxe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class PxeConfigTest {
    private static final Subnet SUBNET = Subnet.parse("192.168.76.0/24");
    private static final AddressRange POOL = AddressRange.parse("192.168.76.100", "192.168.76.200");

    @Test
    void refusesANetworksOwnAddressAsTheServers() {
        assertThatThrownBy(() -> PxeConfig.of(Ip4Address.parse("192.168.76.255"), SUBNET, POOL))
                .hasMessageContaining("the server's address 192.168.76.255")
                .hasMessageContaining("192.168.76.0/24");
    }

    @Test
    void refusesNetworksThatOverlap() {
        Network wide = Network.beside(Subnet.parse("192.168.0.0/16"));
        assertThatThrownBy(
                        () ->
                                PxeConfig.of(
                                        Ip4Address.parse("10.0.0.1"),
                                        Network.of(SUBNET, POOL),
                                        wide))
                .hasMessageContaining("192.168.76.0/24 and 192.168.0.0/16 overlap");
    }

    @Test
    void refusesAPoolWhereAnotherServerGivesAddresses() {
        assertThatThrownBy(
                        () ->
                                new Network(
                                        SUBNET,
                                        AddressDuty.ANOTHER_SERVERS,
                                        List.of(POOL),
                                        Optional.empty(),
                                        List.of(),
                                        List.of(),
                                        Network.USUAL_LEASE,
                                        List.of(),
                                        List.of()))
                .hasMessageContaining("another server gives the addresses of 192.168.76.0/24");
    }

    @Test
    void refusesAnOptionThatIsDecidedPerAnswer() {
        assertThatThrownBy(() -> new ExtraOption(67, "00")).hasMessageContaining("option 67");
        assertThatThrownBy(() -> new ExtraOption(42, "0")).hasMessageContaining("no value");
    }

    @Test
    void refusesAPoolThatLeavesTheNetwork() {
        AddressRange pool = AddressRange.parse("192.168.76.100", "192.168.77.3");
        assertThatThrownBy(() -> PxeConfig.of(Ip4Address.parse("192.168.76.1"), SUBNET, pool))
                .hasMessageContaining("the last address of the pool 192.168.77.3");
    }

    @Test
    void refusesAPoolThatRunsBackwards() {
        assertThatThrownBy(() -> AddressRange.parse("192.168.76.9", "192.168.76.8"))
                .hasMessageContaining("swap the two");
    }

    @Test
    void refusesTwoMachinesWithOneReservedAddress() {
        Network network = Network.of(SUBNET, POOL);
        assertThatThrownBy(
                        () ->
                                network.withReservations(
                                        List.of(
                                                reserve("52:54:00:00:00:01", "192.168.76.7"),
                                                reserve("52:54:00:00:00:02", "192.168.76.7"))))
                .hasMessageContaining("192.168.76.7 is reserved twice");
    }

    @Test
    void refusesToReserveItsOwnAddressOrTheGateways() {
        Network network = Network.of(SUBNET, POOL);
        assertThatThrownBy(
                        () ->
                                PxeConfig.of(
                                        Ip4Address.parse("192.168.76.1"),
                                        network.withReservations(
                                                List.of(
                                                        reserve(
                                                                "52:54:00:00:00:01",
                                                                "192.168.76.1")))))
                .hasMessageContaining("192.168.76.1 is reserved for 52:54:00:00:00:01, but");
    }

    @Test
    void refusesAHostNameThatIsNone() {
        MacAddress mac = MacAddress.parse("52:54:00:00:00:01");
        Ip4Address address = Ip4Address.parse("192.168.76.7");
        assertThatThrownBy(() -> Reservation.of(mac, address, Optional.of("-x y")))
                .hasMessageContaining("\"-x y\" is no host name");
    }

    private static Reservation reserve(String mac, String address) {
        return Reservation.of(MacAddress.parse(mac), Ip4Address.parse(address), Optional.empty());
    }
}
