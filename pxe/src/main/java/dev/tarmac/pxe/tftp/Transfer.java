package dev.tarmac.pxe.tftp;

import dev.tarmac.pxe.TftpLimits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One file on its way to one client: (state, event) -> (state, actions). Blocks are counted from 1
/// without end; only their lower 16 bits are on the wire, and they go from 65535 to 0.
///
/// @param acknowledged the last block the client has; 0 before the first; -1 while our OACK is not
///   answered
/// @param sent the last block that ever left
/// @param silences timeouts in a row
/// @param repeated a repeated acknowledgement was already answered by sending the window again
public record Transfer(
        Terms terms,
        TftpLimits limits,
        long acknowledged,
        long sent,
        int silences,
        boolean repeated) {
    private static final Duration SLOWEST = Duration.ofSeconds(4);

    /// With a time between packets that the client chose.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    /// What the network says.
    public sealed interface Event {
        record Acknowledged(int block) implements Event {}

        record TimedOut() implements Event {}

        record GivenUp(String message) implements Event {}
    }

    /// What is to be done, in this order.
    public sealed interface Action {
        record SendOptions() implements Action {}

        record SendBlock(long number) implements Action {}

        /// Replaces the wait before.
        record Wait(Duration duration) implements Action {}

        record Finish() implements Action {}

        record Fail(String reason) implements Action {}
    }

    public record Step(Transfer next, List<Action> actions) {
        public Step {
            actions = List.copyOf(actions);
        }
    }

    public static Step begin(Terms terms, TftpLimits limits) {
        if (terms.accepted().isEmpty())
            return new Transfer(terms, limits, 0, 0, 0, false).sendWindow();
        Transfer waiting = new Transfer(terms, limits, -1, 0, 0, false);
        return new Step(waiting, List.of(new Action.SendOptions(), waiting.await()));
    }

    public Step on(Event event) {
        return switch (event) {
            case Event.Acknowledged(int block) -> acknowledged(block);
            case Event.TimedOut() -> timedOut();
            case Event.GivenUp(String message) ->
                    new Step(this, List.of(new Action.Fail("the client gave up: " + message)));
        };
    }

    private Step acknowledged(int block) {
        if (acknowledged < 0) return block == 0 ? moveTo(0) : ignore();
        long ahead = (block - acknowledged) & 0xFFFF;
        if (ahead == 0) return acknowledgedAgain();
        return acknowledged + ahead <= sent ? moveTo(acknowledged + ahead) : ignore();
    }

    /// An acknowledgement in the middle of a window says that the rest was lost (RFC 7440 section
    /// 4): the next window starts right behind it.
    private Step moveTo(long block) {
        Transfer moved = new Transfer(terms, limits, block, sent, 0, false);
        return block == terms.blocks()
                ? new Step(moved, List.of(new Action.Finish()))
                : moved.sendWindow();
    }

    /// With a window it means that the first block of the window was lost. Answered once only, and
    /// never without a window: two sides that answer each repetition double every packet for the
    /// rest of the file (RFC 1123 section 4.2.3.1).
    private Step acknowledgedAgain() {
        if (terms.window() == 1 || repeated || sent == acknowledged) return ignore();
        return new Transfer(terms, limits, acknowledged, sent, silences, true).sendWindow();
    }

    private Step timedOut() {
        if (isSilentTooLong())
            return new Step(
                    this,
                    List.of(
                            new Action.Fail(
                                    "no answer to " + (silences + 1) + " packets in a row")));
        Transfer quieter = new Transfer(terms, limits, acknowledged, sent, silences + 1, false);
        if (acknowledged >= 0) return quieter.sendWindow();
        return new Step(quieter, List.of(new Action.SendOptions(), quieter.await()));
    }

    private boolean isSilentTooLong() {
        return silences >= limits.retries()
                || terms.timeout()
                        .map(each -> each.multipliedBy(silences + 1L))
                        .filter(sum -> sum.compareTo(LONGEST_SILENCE) >= 0)
                        .isPresent();
    }

    private Step sendWindow() {
        long last = Math.min(acknowledged + terms.window(), terms.blocks());
        List<Action> actions = new ArrayList<>();
        for (long block = acknowledged + 1; block <= last; block++)
            actions.add(new Action.SendBlock(block));
        actions.add(await());
        long furthest = Math.max(sent, last);
        return new Step(
                new Transfer(terms, limits, acknowledged, furthest, silences, repeated), actions);
    }

    private Action.Wait await() {
        Duration patience = limits.firstTimeout().multipliedBy(1L << Math.min(silences, 10));
        if (patience.compareTo(SLOWEST) > 0) patience = SLOWEST;
        return new Action.Wait(terms.timeout().orElse(patience));
    }

    private Step ignore() {
        return new Step(this, List.of());
    }

    /// Every block has left at least once: all that is missing may be the client's last word.
    public boolean wasSentWhole() {
        return sent == terms.blocks();
    }

    public long acknowledgedBytes() {
        return Math.min(terms.size(), Math.max(0, acknowledged) * terms.blockSize());
    }
}
