package dev.tarmac.pxe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.dhcp.lease.Claimant;
import dev.tarmac.pxe.dhcp.lease.LeaseJournal;
import dev.tarmac.pxe.dhcp.lease.Leases;
import dev.tarmac.pxe.dhcp.lease.MemoryLeaseStore;
import dev.tarmac.pxe.dhcp.lease.Occupancy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

@Timeout(60)
class NeighbourWatchTest {
    private static final Ip4Address ONLY = Ip4Address.parse("192.168.76.100");
    private static final Claimant MACHINE = Claimant.of(MacAddress.parse("52:54:00:00:00:01"));

    private final Network network =
            Network.of(
                    Subnet.parse("192.168.76.0/24"),
                    AddressRange.parse(ONLY.toString(), ONLY.toString()));
    private final PxeConfig config = PxeConfig.of(Ip4Address.parse("192.168.76.1"), network);
    private final LeaseJournal journal = new LeaseJournal(new MemoryLeaseStore());
    private final Leases leases =
            new Leases(config, Set.of(), List.of(), journal, Occupancy.NOT_WATCHED);

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void whoAnswersWithoutALeaseHasTheAddress() throws Exception {
        assertThat(afterARound(_ -> true)).isEqualTo(Occupancy.State.TAKEN);
    }

    @Test
    void whereNobodyAnswersItIsFree() throws Exception {
        assertThat(afterARound(_ -> false)).isEqualTo(Occupancy.State.FREE);
    }

    /// A round took up to a minute, and who got an address in it was a stranger for the next
    /// quarter of an hour.
    @Test
    void whoGotTheAddressFromUsMeanwhileIsNoStranger() throws Exception {
        NeighbourWatch.Echo leased =
                address -> {
                    leases.offer(network, MACHINE, Optional.empty(), Instant.now());
                    return leases.bind(network, MACHINE, address, Instant.now()).isPresent();
                };
        assertThat(afterARound(leased)).isEqualTo(Occupancy.State.UNKNOWN);
    }

    /// Of the only address that there is.
    private Occupancy.State afterARound(NeighbourWatch.Echo echo) throws Exception {
        CountDownLatch looked = new CountDownLatch(1);
        NeighbourWatch watch =
                new NeighbourWatch(
                        address -> {
                            boolean answers = echo.answers(address);
                            looked.countDown();
                            return answers;
                        });
        // Which waits for looks that were begun.
        try (watch) {
            watch.start(config, leases, Links.of(config, List.of()));
            looked.await();
        }
        return watch.of(ONLY, Instant.now());
    }
}
