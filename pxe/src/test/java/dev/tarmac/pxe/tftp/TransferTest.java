package dev.tarmac.pxe.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.tftp.Transfer.Action;
import dev.tarmac.pxe.tftp.Transfer.Action.Fail;
import dev.tarmac.pxe.tftp.Transfer.Action.Finish;
import dev.tarmac.pxe.tftp.Transfer.Action.SendBlocks;
import dev.tarmac.pxe.tftp.Transfer.Action.SendOptions;
import dev.tarmac.pxe.tftp.Transfer.Action.Wait;
import dev.tarmac.pxe.tftp.Transfer.Event;
import dev.tarmac.pxe.tftp.Transfer.Event.Acknowledged;
import dev.tarmac.pxe.tftp.Transfer.Event.GivenUp;
import dev.tarmac.pxe.tftp.Transfer.Event.TimedOut;
import dev.tarmac.pxe.tftp.Transfer.Step;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;

class TransferTest {
    private static final Wait FIRST = new Wait(Duration.ofMillis(500));

    @Test
    void sendsBlockByBlockUntilTheLastIsAcknowledged() {
        Step step = begin(Map.of(), 600);
        assertThat(step.actions()).containsExactly(new SendBlocks(1, 1), FIRST);
        step = step.next().on(new Acknowledged(1));
        assertThat(step.actions()).containsExactly(new SendBlocks(2, 2), FIRST);
        assertThat(step.next().wasSentWhole()).isTrue();
        step = step.next().on(new Acknowledged(2));
        assertThat(step.actions()).containsExactly(new Finish());
        assertThat(step.next().acknowledgedBytes()).isEqualTo(600);
    }

    @Test
    void waitsForTheOptionsToBeAcknowledged() {
        Step step = begin(Map.of("tsize", "0"), 10);
        assertThat(step.actions()).containsExactly(new SendOptions(), FIRST);
        assertThat(step.next().on(new Acknowledged(1)).actions()).isEmpty();
        step = step.next().on(new Acknowledged(0));
        assertThat(step.actions()).containsExactly(new SendBlocks(1, 1), FIRST);
    }

    @Test
    void sendsAnEmptyFileAsOneEmptyBlock() {
        Step step = begin(Map.of(), 0);
        assertThat(step.actions()).containsExactly(new SendBlocks(1, 1), FIRST);
        assertThat(step.next().on(new Acknowledged(1)).actions()).containsExactly(new Finish());
    }

    @Test
    void sendsAWholeWindowAndMovesItToWhatWasAcknowledged() {
        Step step = begin(Map.of("windowsize", "4"), 512 * 9);
        step = step.next().on(new Acknowledged(0));
        assertThat(blocks(step)).containsExactly(1L, 2L, 3L, 4L);
        step = step.next().on(new Acknowledged(2));
        assertThat(blocks(step)).containsExactly(3L, 4L, 5L, 6L);
        step = step.next().on(new Acknowledged(6));
        assertThat(blocks(step)).containsExactly(7L, 8L, 9L, 10L);
    }

    @Test
    void answersARepeatedAcknowledgementOfAWindowOnceAndOfASingleBlockNever() {
        Transfer window =
                begin(Map.of("windowsize", "4"), 5000).next().on(new Acknowledged(0)).next();
        Step again = window.on(new Acknowledged(0));
        assertThat(blocks(again)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(again.next().on(new Acknowledged(0)).actions()).isEmpty();

        Transfer single = begin(Map.of(), 5000).next().on(new Acknowledged(1)).next();
        assertThat(single.on(new Acknowledged(1)).actions()).isEmpty();
    }

    /// As EDK2 and others do: an acknowledgement for each block that is not the next one.
    @Test
    void sendsAWindowOnceMoreForAGapHoweverOftenTheClientSaysSo() {
        Step step = begin(Map.of("windowsize", "16"), 512 * 100).next().on(new Acknowledged(0));
        // Block 3 is lost; 4 to 16 are answered with 2.
        int sent = 0;
        for (int block = 4; block <= 16; block++) {
            step = step.next().on(new Acknowledged(2));
            sent += blocks(step).size();
        }
        assertThat(sent).isEqualTo(16);
        // One more is a new gap: block 3 was lost again.
        assertThat(blocks(step.next().on(new Acknowledged(2)))).hasSize(16).startsWith(3L);
        step = step.next().on(new Acknowledged(18));
        assertThat(blocks(step)).hasSize(16).startsWith(19L);
    }

    /// The network doubles one acknowledgement; the client answers each block that it has already.
    /// Without a bound every window would leave twice from then on.
    @Test
    void aDoubledAcknowledgementCostsOneWindowAndNoMore() {
        Step step = begin(Map.of("windowsize", "4"), 512 * 1000).next().on(new Acknowledged(0));
        Transfer server = step.next().on(new Acknowledged(0)).next();
        long sent = 8;
        for (int window = 1; window <= 100; window++) {
            step = server.on(new Acknowledged(window * 4));
            sent += blocks(step).size();
            server = step.next();
            // What left twice before this window is answered once for each block.
            long doubled = sent - (window + 1L) * 4;
            for (int echo = 0; window == 1 && echo < doubled; echo++) {
                step = server.on(new Acknowledged(window * 4));
                assertThat(blocks(step)).isEmpty();
                server = step.next();
            }
        }
        assertThat(sent).isEqualTo(4 * 102);
    }

    @Test
    void ignoresAcknowledgementsOfTheFutureAndThePast() {
        Transfer third =
                begin(Map.of(), 5000)
                        .next()
                        .on(new Acknowledged(1))
                        .next()
                        .on(new Acknowledged(2))
                        .next();
        assertThat(third.on(new Acknowledged(1)).actions()).isEmpty();
        assertThat(third.on(new Acknowledged(4)).actions()).isEmpty();
    }

    @Test
    void waitsLongerEachTimeAndGivesUp() {
        Step step = begin(Map.of(), 600).next().on(new Acknowledged(1));
        List<Long> waits = new ArrayList<>();
        for (int round = 0; round < TftpLimits.STANDARD.retries(); round++) {
            step = step.next().on(new TimedOut());
            assertThat(step.actions()).startsWith(new SendBlocks(2, 2));
            waits.add(((Wait) step.actions().getLast()).duration().toMillis());
        }
        assertThat(waits).containsExactly(1000L, 2000L, 4000L, 4000L, 4000L, 4000L, 4000L);
        assertThat(step.next().on(new TimedOut()).actions())
                .containsExactly(new Fail("no answer to 8 packets in a row"));
    }

    /// Somebody may have asked in its name: what a lie of 20 bytes makes us send has a bound, and
    /// no window leaves before the client has spoken.
    @ParameterizedTest
    @ValueSource(strings = {"", "blksize 1468", "windowsize 64", "windowsize 64 blksize 1468"})
    void sendsFourPacketsToWhoNeverSpoke(String asked) {
        Map<String, String> options = new HashMap<>();
        Iterator<String> words = List.of(asked.split(" ")).iterator();
        while (!asked.isEmpty() && words.hasNext()) options.put(words.next(), words.next());
        Step step = begin(options, 1 << 20);
        Action first = step.actions().getFirst();
        assertThat(first).isIn(new SendBlocks(1, 1), new SendOptions());
        int packets = 0;
        while (step.actions().getFirst().equals(first)) {
            packets++;
            step = step.next().on(new TimedOut());
        }
        assertThat(packets).isEqualTo(4);
        assertThat(step.actions()).containsExactly(new Fail("no answer to 4 packets in a row"));
    }

    @Test
    void waitsAsLongAsTheClientSaid() {
        Step step = begin(Map.of("timeout", "3"), 10);
        assertThat(step.actions()).endsWith(new Wait(Duration.ofSeconds(3)));
        assertThat(step.next().on(new TimedOut()).actions())
                .containsExactly(new SendOptions(), new Wait(Duration.ofSeconds(3)));
    }

    /// A made-up packet with a long time between retries would keep a place for many minutes.
    @Test
    void isSilentForAMinuteAtMost() {
        Step step = begin(Map.of("timeout", "10"), 10).next().on(new Acknowledged(0));
        long seconds = 0;
        while (step.actions().getLast() instanceof Wait(Duration wait)) {
            seconds += wait.toSeconds();
            step = step.next().on(new TimedOut());
        }
        assertThat(seconds).isEqualTo(60);
    }

    @Test
    void stopsWhenTheClientGivesUp() {
        assertThat(begin(Map.of(), 10).next().on(new GivenUp("8 aborted")).actions())
                .containsExactly(new Fail("the client gave up: 8 aborted"));
    }

    @Test
    void countsBeyondSixteenBits() {
        long blocks = 70_000;
        Step step = begin(Map.of("blksize", "8"), 8 * blocks - 1);
        step = step.next().on(new Acknowledged(0));
        for (long block = 1; block < blocks; block++) {
            assertThat(step.actions()).startsWith(new SendBlocks(block, block));
            step = step.next().on(new Acknowledged((int) (block & 0xFFFF)));
        }
        assertThat(step.next().on(new Acknowledged((int) (blocks & 0xFFFF))).actions())
                .containsExactly(new Finish());
    }

    /// Every third packet is lost on both ways, some are doubled; every block must arrive, in
    /// order.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 16, 64})
    void arrivesWholeOverALinkThatLosesPackets(int window) {
        for (int seed = 0; seed < 50; seed++) {
            Terms terms =
                    Terms.of(
                            Map.of("windowsize", String.valueOf(window), "blksize", "8"),
                            8 * 300 + 5,
                            TftpLimits.STANDARD);
            assertThat(new LossyLink(new Random(seed), terms).run()).isEqualTo(301);
        }
    }

    /// A client as RFC 7440 describes it, and a link that loses, doubles and never reorders.
    private static final class LossyLink {
        private static final Fail STRANGER = new Fail("no answer to 4 packets in a row");

        private final Random random;
        private final Terms terms;
        private final Deque<Event> toServer = new ArrayDeque<>();
        private long received;
        private int sinceAcknowledged;
        private boolean finished;

        LossyLink(Random random, Terms terms) {
            this.random = random;
            this.terms = terms;
        }

        long run() {
            Step step = Transfer.begin(terms, patient());
            for (int round = 0; !finished; round++) {
                assertThat(round).as("events until the file is there").isLessThan(100_000);
                if (received == 0 && step.actions().contains(STRANGER)) {
                    // Nothing has come of the request: the client asks anew.
                    step = Transfer.begin(terms, patient());
                    continue;
                }
                step.actions().forEach(this::deliver);
                Event event = toServer.isEmpty() ? new TimedOut() : toServer.poll();
                step = step.next().on(event);
            }
            return received;
        }

        private static TftpLimits patient() {
            return new TftpLimits(1468, 64, Duration.ofMillis(500), 100, 1, 1);
        }

        private void deliver(Action action) {
            if (action instanceof SendOptions) acknowledge();
            if (action instanceof SendBlocks(long first, long last))
                for (long block = first; block <= last; block++)
                    for (int copies = random.nextInt(3); copies > 0; copies--) receive(block);
            if (action instanceof Finish) finished = true;
            assertThat(action).isNotInstanceOf(Fail.class);
        }

        private void receive(long block) {
            if (block == received + 1) {
                received = block;
                sinceAcknowledged++;
                if (sinceAcknowledged == terms.window() || block == terms.blocks()) acknowledge();
            } else acknowledge();
        }

        private void acknowledge() {
            sinceAcknowledged = 0;
            for (int copies = random.nextInt(3); copies > 0; copies--)
                toServer.add(new Acknowledged((int) (received & 0xFFFF)));
        }
    }

    private static Step begin(Map<String, String> asked, long size) {
        return Transfer.begin(Terms.of(asked, size, TftpLimits.STANDARD), TftpLimits.STANDARD);
    }

    private static List<Long> blocks(Step step) {
        List<Long> numbers = new ArrayList<>();
        for (Action action : step.actions())
            if (action instanceof SendBlocks(long first, long last))
                for (long number = first; number <= last; number++) numbers.add(number);
        return numbers;
    }
}
