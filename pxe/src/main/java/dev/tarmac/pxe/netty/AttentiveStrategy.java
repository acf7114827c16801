package dev.tarmac.pxe.netty;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;

/// Looks for the next packet for a moment before it lies down to sleep. In lock step a client's
/// acknowledgement comes some microseconds after the block, and to be woken takes as long as all
/// the rest of the answer.
///
/// Only where the answer was short: who sends windows, or to many clients, has what to do when the
/// next packets come, and does more of it at once after a sleep. The cost is bounded:
/// [#ATTENTIVE_NANOS] of a processor after each packet.
final class AttentiveStrategy implements SelectStrategy {
    /// Longer than a client on a fast network takes for its answer; measured with `bench pxe`.
    private static final long ATTENTIVE_NANOS = 50_000;

    /// Longer than it takes to send one block; a window takes more.
    private static final long SHORT_NANOS = 15_000;

    /// A thread whose answers were long is tried again after so many sleeps.
    private static final int SLEEPS_UNTIL_TRIED = 32;

    private long answeringSince;
    private long attentiveUntil = System.nanoTime();
    private boolean isAnswering;
    private boolean answersAreShort = true;
    private boolean hasSlept;
    private int sleeps;

    @Override
    public int calculateStrategy(IntSupplier selectNow, boolean hasTasks) throws Exception {
        if (hasTasks) return selectNow.get();
        long now = System.nanoTime();
        if (isAnswering) answersAreShort = now - answeringSince < SHORT_NANOS;
        // How long an answer after a sleep took is not told here; it is taken for one as before.
        if (answersAreShort && (isAnswering || hasSlept)) attentiveUntil = now + ATTENTIVE_NANOS;
        isAnswering = false;
        hasSlept = false;
        return answersAreShort && now - attentiveUntil < 0 ? look(selectNow) : sleep();
    }

    private int look(IntSupplier selectNow) throws Exception {
        int ready = selectNow.get();
        if (ready == 0) return CONTINUE;
        isAnswering = true;
        answeringSince = System.nanoTime();
        return ready;
    }

    private int sleep() {
        hasSlept = true;
        if (++sleeps % SLEEPS_UNTIL_TRIED == 0) answersAreShort = true;
        return SELECT;
    }
}
