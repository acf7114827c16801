package dev.tarmac.pxe.dhcp.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.Identity;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.Reservation;
import dev.tarmac.pxe.Subnet;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

class LeasesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final MacAddress ONE = MacAddress.parse("52:54:00:00:00:01");
    private static final MacAddress TWO = MacAddress.parse("52:54:00:00:00:02");
    private static final Duration LEASE = Duration.ofHours(1);

    private static final Ip4Address SERVER = Ip4Address.parse("192.168.76.1");
    private static final Subnet SUBNET = Subnet.parse("192.168.76.0/24");
    private static final Subnet OTHER_SUBNET = Subnet.parse("10.2.0.0/16");
    private static final AddressRange OTHER_POOL = AddressRange.parse("10.2.0.10", "10.2.255.250");

    private final Map<Ip4Address, Occupancy.State> occupied = new HashMap<>();
    private final MemoryLeaseStore store = new MemoryLeaseStore();
    private LeaseJournal journal;
    private Network network;
    private final Leases leases = leases(network("192.168.76.100", "192.168.76.109"), store);

    @Test
    void offersOneMachineTheSameAddressEveryTime() {
        Ip4Address first = offer(ONE, NOW);
        assertThat(offer(ONE, NOW.plusSeconds(1))).isEqualTo(first);
        Leases afterLoss =
                leases(network("192.168.76.100", "192.168.76.109"), new MemoryLeaseStore());
        assertThat(afterLoss.offer(network, Claimant.of(ONE), Optional.empty(), NOW))
                .contains(first);
    }

    @Test
    void neverOffersOneAddressToTwoMachines() {
        Set<Ip4Address> offered = new HashSet<>();
        for (int machine = 0; machine < 10; machine++)
            offered.add(offer(new MacAddress(0x525400000000L + machine), NOW));
        assertThat(offered).hasSize(10);
        assertThat(
                        leases.offer(
                                network,
                                Claimant.of(new MacAddress(0x525400000100L)),
                                Optional.empty(),
                                NOW))
                .isEmpty();
    }

    @Test
    void givesAnAddressOnWhenItsLeaseIsOver() {
        Leases small = leases(network("192.168.76.100", "192.168.76.100"), store);
        Ip4Address only = Ip4Address.parse("192.168.76.100");
        small.offer(network, Claimant.of(ONE), Optional.empty(), NOW);
        assertThat(small.bind(network, Claimant.of(ONE), only, NOW)).isPresent();
        Instant end = NOW.plus(LEASE);
        assertThat(small.offer(network, Claimant.of(TWO), Optional.empty(), end.minusSeconds(1)))
                .isEmpty();
        assertThat(small.offer(network, Claimant.of(TWO), Optional.empty(), end)).contains(only);
        assertThat(small.bind(network, Claimant.of(ONE), only, end)).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    void givesAnOfferThatNobodyTookToSomebodyElse() {
        Leases small = leases(network("192.168.76.100", "192.168.76.100"), store);
        assertThat(small.offer(network, Claimant.of(ONE), Optional.empty(), NOW)).isPresent();
        assertThat(small.offer(network, Claimant.of(TWO), Optional.empty(), NOW.plusSeconds(119)))
                .isEmpty();
        assertThat(small.offer(network, Claimant.of(TWO), Optional.empty(), NOW.plusSeconds(120)))
                .isPresent();
    }

    @Test
    void keepsABoundAddressOverARestart() {
        Ip4Address wished = Ip4Address.parse("192.168.76.104");
        assertThat(leases.offer(network, Claimant.of(ONE), Optional.of(wished), NOW))
                .contains(wished);
        leases.bind(network, Claimant.of(ONE), wished, NOW);
        Leases restarted = leases(network("192.168.76.100", "192.168.76.109"), store);
        assertThat(restarted.offer(network, Claimant.of(ONE), Optional.empty(), NOW))
                .contains(wished);
        assertThat(restarted.offer(network, Claimant.of(TWO), Optional.of(wished), NOW))
                .isPresent()
                .isNotEqualTo(Optional.of(wished));
        assertThat(restarted.holder(wished, NOW)).contains(ONE);
    }

    @Test
    void keepsTheYoungerOfTwoOldLeasesOfOneMachine() {
        Lease old = new Lease(ONE, Ip4Address.parse("192.168.76.104"), NOW.plusSeconds(10));
        Lease young = new Lease(ONE, Ip4Address.parse("192.168.76.105"), NOW.plusSeconds(20));
        store.save(Map.of(old.address(), Optional.of(old), young.address(), Optional.of(young)));
        Leases restarted = leases(network("192.168.76.100", "192.168.76.109"), store);
        assertThat(restarted.holder(young.address(), NOW)).contains(ONE);
        assertThat(restarted.holder(old.address(), NOW)).isEmpty();
        assertThat(kept()).containsExactly(young);
    }

    /// VLANs on one NIC share its hardware address.
    @Test
    void givesOneMachineAnAddressInEachNetwork() {
        Ip4Address here = offer(ONE, NOW);
        Network other = Network.of(OTHER_SUBNET, OTHER_POOL);
        Ip4Address there =
                leases.offer(other, Claimant.of(ONE), Optional.empty(), NOW).orElseThrow();
        assertThat(leases.bind(network, Claimant.of(ONE), here, NOW)).isPresent();
        assertThat(leases.bind(other, Claimant.of(ONE), there, NOW)).isPresent();
        assertThat(leases.holder(here, NOW)).contains(ONE);
        assertThat(leases.holder(there, NOW)).contains(ONE);
        assertThat(kept()).extracting(Lease::address).containsExactlyInAnyOrder(here, there);
    }

    @Test
    void handsNothingOutThatSomebodyAnswersOn() {
        for (int last = 100; last < 109; last++)
            occupied.put(Ip4Address.parse("192.168.76." + last), Occupancy.State.TAKEN);
        assertThat(offer(ONE, NOW)).isEqualTo(Ip4Address.parse("192.168.76.109"));
        assertThat(leases.offer(network, Claimant.of(TWO), Optional.empty(), NOW)).isEmpty();
    }

    @Test
    void prefersAnAddressThatWasLookedAt() {
        for (int last = 100; last < 110; last++)
            occupied.put(Ip4Address.parse("192.168.76." + last), Occupancy.State.UNKNOWN);
        Ip4Address checked = Ip4Address.parse("192.168.76.107");
        occupied.put(checked, Occupancy.State.FREE);
        assertThat(offer(ONE, NOW)).isEqualTo(checked);
        assertThat(offer(TWO, NOW)).isNotEqualTo(checked);
    }

    @Test
    void reservesBySwitchPortSerialNumberClientIdAndBoard() {
        List<Identity> identities =
                List.of(
                        new Identity.Circuit("eth0/7"),
                        new Identity.Serial("ABC123"),
                        Identity.ClientIdentifier.parse("ff:01:02"),
                        new Identity.Board(
                                UUID.fromString("12345678-9abc-def0-1234-56789abcdef0")));
        List<Reservation> reservations = new ArrayList<>();
        for (Identity identity : identities)
            reservations.add(
                    new Reservation(
                            identity,
                            Ip4Address.parse("192.168.76." + (10 + reservations.size())),
                            Optional.empty()));
        Leases some =
                leases(
                        network("192.168.76.100", "192.168.76.109").withReservations(reservations),
                        store);
        for (int index = 0; index < identities.size(); index++) {
            MacAddress mac = new MacAddress(0x525400000010L + index);
            Claimant who = new Claimant(mac, List.of(new Identity.Nic(mac), identities.get(index)));
            assertThat(some.offer(network, who, Optional.empty(), NOW))
                    .contains(Ip4Address.parse("192.168.76." + (10 + index)));
        }
    }

    /// Both NICs of a server say the same UUID; the second one is not left without an address.
    @Test
    void givesTheSecondNicOfAReservedMachineAnAddressOfThePool() {
        Identity board =
                new Identity.Board(UUID.fromString("12345678-9abc-def0-1234-56789abcdef0"));
        Ip4Address reserved = Ip4Address.parse("192.168.76.7");
        Leases some =
                leases(
                        network("192.168.76.100", "192.168.76.109")
                                .withReservations(
                                        List.of(
                                                new Reservation(
                                                        board, reserved, Optional.empty()))),
                        store);
        Claimant first = new Claimant(ONE, List.of(board));
        Claimant second = new Claimant(TWO, List.of(board));
        assertThat(some.offer(network, first, Optional.empty(), NOW)).contains(reserved);
        Ip4Address other = some.offer(network, second, Optional.empty(), NOW).orElseThrow();
        assertThat(network.hasInPool(other)).isTrue();
        assertThat(some.bind(network, second, other, NOW)).isPresent();
    }

    @Test
    void keepsReservedAddressesForTheirMachines() {
        Reservation reserved =
                Reservation.of(ONE, Ip4Address.parse("192.168.76.100"), Optional.of("first"));
        Leases some =
                leases(
                        network("192.168.76.100", "192.168.76.101")
                                .withReservations(List.of(reserved)),
                        store);
        assertThat(some.offer(network, Claimant.of(TWO), Optional.of(reserved.address()), NOW))
                .contains(Ip4Address.parse("192.168.76.101"));
        assertThat(some.bind(network, Claimant.of(TWO), reserved.address(), NOW)).isEmpty();
        assertThat(some.offer(network, Claimant.of(ONE), Optional.empty(), NOW))
                .contains(reserved.address());
        assertThat(some.bind(network, Claimant.of(ONE), Ip4Address.parse("192.168.76.101"), NOW))
                .isEmpty();
        assertThat(some.hostname(network, Claimant.of(ONE))).contains("first");
    }

    @Test
    void letsAMachineKeepWhatItHoldsWhenAReservationComesLater() {
        Ip4Address before = offer(ONE, NOW);
        leases.bind(network, Claimant.of(ONE), before, NOW);
        Reservation late = Reservation.of(ONE, Ip4Address.parse("192.168.76.7"), Optional.empty());
        Leases restarted =
                leases(
                        network("192.168.76.100", "192.168.76.109").withReservations(List.of(late)),
                        store);
        assertThat(restarted.bind(network, Claimant.of(ONE), before, NOW)).isPresent();
        assertThat(restarted.offer(network, Claimant.of(ONE), Optional.empty(), NOW))
                .contains(late.address());
    }

    @Test
    void leavesAnAddressAloneThatSomebodyElseAnswersOn() {
        Ip4Address address = offer(ONE, NOW);
        leases.bind(network, Claimant.of(ONE), address, NOW);
        leases.decline(network, TWO, address, NOW);
        assertThat(leases.holder(address, NOW)).contains(ONE);
        leases.decline(network, ONE, address, NOW);
        assertThat(offer(ONE, NOW)).isNotEqualTo(address);
        assertThat(leases.bind(network, Claimant.of(ONE), address, NOW)).isEmpty();
        assertThat(
                        leases.bind(
                                network,
                                Claimant.of(ONE),
                                address,
                                NOW.plus(AddressBook.QUARANTINE)))
                .isPresent();
    }

    @Test
    void takesAnAddressBackFromItsHolderOnly() {
        Ip4Address address = offer(ONE, NOW);
        leases.bind(network, Claimant.of(ONE), address, NOW);
        leases.release(network, TWO, address);
        assertThat(leases.holder(address, NOW)).contains(ONE);
        leases.release(network, ONE, address);
        assertThat(leases.holder(address, NOW)).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    void neverHandsOutTheServersAddress() {
        Leases around = leases(network("192.168.76.1", "192.168.76.2"), store);
        for (int machine = 0; machine < 5; machine++)
            assertThat(
                            around.offer(
                                    network,
                                    Claimant.of(new MacAddress(0x525400000000L + machine)),
                                    Optional.of(Ip4Address.parse("192.168.76.1")),
                                    NOW))
                    .isNotEqualTo(Optional.of(Ip4Address.parse("192.168.76.1")));
    }

    private Ip4Address offer(MacAddress mac, Instant now) {
        return leases.offer(network, Claimant.of(mac), Optional.empty(), now).orElseThrow();
    }

    private static Network network(String from, String to) {
        return Network.of(SUBNET, AddressRange.parse(from, to));
    }

    private Leases leases(Network given, LeaseStore from) {
        // As in a restart: what was promised before is kept by then.
        if (journal != null) journal.close();
        network = given;
        journal = new LeaseJournal(from);
        PxeConfig config = PxeConfig.of(SERVER, given, Network.of(OTHER_SUBNET, OTHER_POOL));
        return new Leases(config, Set.of(SERVER), from.load(), journal, new Watched());
    }

    private final class Watched implements Occupancy {
        @Override
        public State of(Ip4Address address, Instant now) {
            return occupied.getOrDefault(address, State.FREE);
        }

        @Override
        public Optional<Ip4Address> checked(
                Ip4Address first, Ip4Address last, Predicate<Ip4Address> isGood, Instant now) {
            return occupied.keySet().stream()
                    .filter(address -> of(address, now) == State.FREE)
                    .filter(address -> address.compareTo(first) >= 0)
                    .filter(address -> address.compareTo(last) <= 0)
                    .sorted()
                    .filter(isGood)
                    .findFirst();
        }
    }

    /// What the store has when the journal has written everything down.
    private List<Lease> kept() {
        journal.close();
        return store.load();
    }
}
