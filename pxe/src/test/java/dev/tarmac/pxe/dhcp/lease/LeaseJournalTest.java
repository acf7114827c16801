package dev.tarmac.pxe.dhcp.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

@Timeout(20)
class LeaseJournalTest {
    private static final Instant UNTIL = Instant.parse("2026-01-01T00:00:00Z");
    private static final Ip4Address ADDRESS = Ip4Address.parse("192.168.76.100");

    private final List<Map<Ip4Address, Optional<Lease>>> batches = new ArrayList<>();
    private final CountDownLatch firstBegan = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private boolean fails;

    private final LeaseStore store =
            new LeaseStore() {
                @Override
                public List<Lease> load() {
                    return List.of();
                }

                @Override
                public void save(Map<Ip4Address, Optional<Lease>> changes) {
                    firstBegan.countDown();
                    await(firstMayEnd);
                    if (fails) throw new IllegalStateException("disk full");
                    batches.add(Map.copyOf(changes));
                }
            };

    @Test
    void whatComesDuringAFlushIsKeptByTheNextOneTogether() throws Exception {
        LeaseJournal journal = new LeaseJournal(store);
        journal.changed(ADDRESS, lease(0));
        firstBegan.await();
        for (int number = 1; number <= 50; number++)
            journal.changed(ADDRESS.plus(number), lease(number));
        CompletableFuture<Integer> seen = new CompletableFuture<>();
        journal.whenKept(() -> seen.complete(batches.size()), seen::completeExceptionally);
        firstMayEnd.countDown();
        assertThat(seen.join()).isEqualTo(2);
        assertThat(batches.getLast()).hasSize(50);
        journal.close();
    }

    @Test
    void whatCouldNotBeKeptIsHandedInAgainAndWhoWaitedHearsIt() {
        firstMayEnd.countDown();
        fails = true;
        LeaseJournal journal = new LeaseJournal(store);
        journal.changed(ADDRESS, lease(0));
        CompletableFuture<RuntimeException> failure = new CompletableFuture<>();
        journal.whenKept(() -> fail("nothing was kept"), failure::complete);
        assertThat(failure.join()).hasMessage("disk full");
        fails = false;
        journal.changed(ADDRESS.plus(1), lease(1));
        journal.close();
        assertThat(batches).containsExactly(Map.of(ADDRESS, lease(0), ADDRESS.plus(1), lease(1)));
    }

    @Test
    void theLastWordOnAnAddressCounts() {
        LeaseJournal journal = new LeaseJournal(store);
        journal.changed(ADDRESS, lease(0));
        await(firstBegan);
        journal.changed(ADDRESS.plus(1), lease(1));
        journal.changed(ADDRESS.plus(1), Optional.empty());
        firstMayEnd.countDown();
        journal.close();
        assertThat(batches.getLast()).isEqualTo(Map.of(ADDRESS.plus(1), Optional.empty()));
    }

    private static Optional<Lease> lease(int number) {
        return Optional.of(
                new Lease(new MacAddress(0x525400000001L + number), ADDRESS.plus(number), UNTIL));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
