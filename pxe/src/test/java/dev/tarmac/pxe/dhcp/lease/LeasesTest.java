package dev.tarmac.pxe.dhcp.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.Reservation;
import dev.tarmac.pxe.Subnet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

class LeasesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final MacAddress ONE = MacAddress.parse("52:54:00:00:00:01");
    private static final MacAddress TWO = MacAddress.parse("52:54:00:00:00:02");
    private static final Duration LEASE = Duration.ofHours(1);

    private final MemoryLeaseStore store = new MemoryLeaseStore();
    private final Leases leases = new Leases(config("192.168.76.100", "192.168.76.109"), store);

    @Test
    void offersOneMachineTheSameAddressEveryTime() {
        Ip4Address first = offer(ONE, NOW);
        assertThat(offer(ONE, NOW.plusSeconds(1))).isEqualTo(first);
        Leases afterLoss =
                new Leases(config("192.168.76.100", "192.168.76.109"), new MemoryLeaseStore());
        assertThat(afterLoss.offer(ONE, Optional.empty(), NOW)).contains(first);
    }

    @Test
    void neverOffersOneAddressToTwoMachines() {
        Set<Ip4Address> offered = new HashSet<>();
        for (int machine = 0; machine < 10; machine++)
            offered.add(offer(new MacAddress(0x525400000000L + machine), NOW));
        assertThat(offered).hasSize(10);
        assertThat(leases.offer(new MacAddress(0x525400000100L), Optional.empty(), NOW)).isEmpty();
    }

    @Test
    void givesAnAddressOnWhenItsLeaseIsOver() {
        Leases small = new Leases(config("192.168.76.100", "192.168.76.100"), store);
        Ip4Address only = Ip4Address.parse("192.168.76.100");
        small.offer(ONE, Optional.empty(), NOW);
        assertThat(small.bind(ONE, only, NOW)).isPresent();
        Instant end = NOW.plus(LEASE);
        assertThat(small.offer(TWO, Optional.empty(), end.minusMillis(1))).isEmpty();
        assertThat(small.offer(TWO, Optional.empty(), end)).contains(only);
        assertThat(small.bind(ONE, only, end)).isEmpty();
        assertThat(store.load()).isEmpty();
    }

    @Test
    void givesAnOfferThatNobodyTookToSomebodyElse() {
        Leases small = new Leases(config("192.168.76.100", "192.168.76.100"), store);
        assertThat(small.offer(ONE, Optional.empty(), NOW)).isPresent();
        assertThat(small.offer(TWO, Optional.empty(), NOW.plusSeconds(119))).isEmpty();
        assertThat(small.offer(TWO, Optional.empty(), NOW.plusSeconds(120))).isPresent();
    }

    @Test
    void keepsABoundAddressOverARestart() {
        Ip4Address wished = Ip4Address.parse("192.168.76.104");
        assertThat(leases.offer(ONE, Optional.of(wished), NOW)).contains(wished);
        leases.bind(ONE, wished, NOW);
        Leases restarted = new Leases(config("192.168.76.100", "192.168.76.109"), store);
        assertThat(restarted.offer(ONE, Optional.empty(), NOW)).contains(wished);
        assertThat(restarted.offer(TWO, Optional.of(wished), NOW))
                .isPresent()
                .isNotEqualTo(Optional.of(wished));
        assertThat(restarted.holder(wished, NOW)).contains(ONE);
    }

    @Test
    void keepsTheYoungerOfTwoOldLeasesOfOneAddress() {
        Ip4Address address = Ip4Address.parse("192.168.76.104");
        store.save(new Lease(ONE, address, NOW.plusSeconds(10)));
        store.save(new Lease(TWO, address, NOW.plusSeconds(20)));
        Leases restarted = new Leases(config("192.168.76.100", "192.168.76.109"), store);
        assertThat(restarted.holder(address, NOW)).contains(TWO);
    }

    @Test
    void keepsReservedAddressesForTheirMachines() {
        Reservation reserved =
                new Reservation(ONE, Ip4Address.parse("192.168.76.100"), Optional.of("first"));
        PxeConfig config =
                config("192.168.76.100", "192.168.76.101").withReservations(List.of(reserved));
        Leases some = new Leases(config, store);
        assertThat(some.offer(TWO, Optional.of(reserved.address()), NOW))
                .contains(Ip4Address.parse("192.168.76.101"));
        assertThat(some.bind(TWO, reserved.address(), NOW)).isEmpty();
        assertThat(some.offer(ONE, Optional.empty(), NOW)).contains(reserved.address());
        assertThat(some.bind(ONE, Ip4Address.parse("192.168.76.101"), NOW)).isEmpty();
        assertThat(some.hostname(ONE)).contains("first");
    }

    @Test
    void letsAMachineKeepWhatItHoldsWhenAReservationComesLater() {
        Ip4Address before = offer(ONE, NOW);
        leases.bind(ONE, before, NOW);
        Reservation late = new Reservation(ONE, Ip4Address.parse("192.168.76.7"), Optional.empty());
        PxeConfig config =
                config("192.168.76.100", "192.168.76.109").withReservations(List.of(late));
        Leases restarted = new Leases(config, store);
        assertThat(restarted.bind(ONE, before, NOW)).isPresent();
        assertThat(restarted.offer(ONE, Optional.empty(), NOW)).contains(late.address());
    }

    @Test
    void leavesAnAddressAloneThatSomebodyElseAnswersOn() {
        Ip4Address address = offer(ONE, NOW);
        leases.bind(ONE, address, NOW);
        leases.decline(TWO, address, NOW);
        assertThat(leases.holder(address, NOW)).contains(ONE);
        leases.decline(ONE, address, NOW);
        assertThat(offer(ONE, NOW)).isNotEqualTo(address);
        assertThat(leases.bind(ONE, address, NOW)).isEmpty();
        assertThat(leases.bind(ONE, address, NOW.plus(Leases.QUARANTINE))).isPresent();
    }

    @Test
    void takesAnAddressBackFromItsHolderOnly() {
        Ip4Address address = offer(ONE, NOW);
        leases.bind(ONE, address, NOW);
        leases.release(TWO, address);
        assertThat(leases.holder(address, NOW)).contains(ONE);
        leases.release(ONE, address);
        assertThat(leases.holder(address, NOW)).isEmpty();
        assertThat(store.load()).isEmpty();
    }

    /// Found in a review: the address was left to a machine that the book did not know, and every
    /// later look at it threw.
    @Test
    void aStoreThatFailsOnceBreaksNothing() {
        FailingStore failing = new FailingStore();
        Leases small = new Leases(config("192.168.76.100", "192.168.76.100"), failing);
        Ip4Address only = Ip4Address.parse("192.168.76.100");
        small.offer(ONE, Optional.empty(), NOW);
        small.bind(ONE, only, NOW);
        Instant later = NOW.plus(LEASE);
        failing.fails = true;
        assertThatThrownBy(() -> small.offer(TWO, Optional.empty(), later)).hasMessage("disk full");
        failing.fails = false;
        assertThat(small.holder(only, later)).isEmpty();
        assertThat(small.offer(new MacAddress(0x525400000003L), Optional.empty(), later))
                .contains(only);
    }

    @Test
    void aReleaseThatIsNotKeptIsNone() {
        FailingStore failing = new FailingStore();
        Leases some = new Leases(config("192.168.76.100", "192.168.76.109"), failing);
        Ip4Address address = some.offer(ONE, Optional.empty(), NOW).orElseThrow();
        some.bind(ONE, address, NOW);
        failing.fails = true;
        assertThatThrownBy(() -> some.release(ONE, address)).hasMessage("disk full");
        assertThat(some.holder(address, NOW)).contains(ONE);
    }

    /// TFTP asks for each transfer; a database that is slow to acknowledge must not hold it up.
    @Test
    @Timeout(20)
    void whoLooksWaitsForNoStore() throws Exception {
        CountDownLatch saving = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        SlowStore slow = new SlowStore(saving, mayEnd);
        Leases some = new Leases(config("192.168.76.100", "192.168.76.109"), slow);
        Ip4Address address = some.offer(ONE, Optional.empty(), NOW).orElseThrow();
        Thread binding = Thread.ofVirtual().start(() -> some.bind(ONE, address, NOW));
        saving.await();
        assertThat(some.holder(address, NOW)).contains(ONE);
        assertThat(some.current(NOW)).hasSize(1);
        mayEnd.countDown();
        binding.join();
    }

    private static final class FailingStore implements LeaseStore {
        private final MemoryLeaseStore kept = new MemoryLeaseStore();
        private boolean fails;

        @Override
        public List<Lease> load() {
            return kept.load();
        }

        @Override
        public void save(Lease lease) {
            kept.save(lease);
        }

        @Override
        public void remove(MacAddress mac) {
            if (fails) throw new IllegalStateException("disk full");
            kept.remove(mac);
        }
    }

    private record SlowStore(CountDownLatch saving, CountDownLatch mayEnd) implements LeaseStore {
        @Override
        public List<Lease> load() {
            return List.of();
        }

        @Override
        public void save(Lease lease) {
            saving.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void remove(MacAddress mac) {}
    }

    @Test
    void neverHandsOutTheServersAddress() {
        Leases around = new Leases(config("192.168.76.1", "192.168.76.2"), store);
        for (int machine = 0; machine < 5; machine++)
            assertThat(
                            around.offer(
                                    new MacAddress(0x525400000000L + machine),
                                    Optional.of(Ip4Address.parse("192.168.76.1")),
                                    NOW))
                    .isNotEqualTo(Optional.of(Ip4Address.parse("192.168.76.1")));
    }

    private Ip4Address offer(MacAddress mac, Instant now) {
        return leases.offer(mac, Optional.empty(), now).orElseThrow();
    }

    private static PxeConfig config(String from, String to) {
        return PxeConfig.of(
                Ip4Address.parse("192.168.76.1"),
                Subnet.parse("192.168.76.0/24"),
                AddressRange.parse(from, to));
    }
}
