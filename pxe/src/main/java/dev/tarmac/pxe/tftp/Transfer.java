package dev.tarmac.pxe.tftp;

import dev.tarmac.pxe.TftpLimits;

import java.time.Duration;
import java.util.List;

/// One file on its way to one client: (state, event) -> (state, actions). Blocks are counted from 1
/// without end; only their lower 16 bits are on the wire, and they go from 65535 to 0.
///
/// @param acknowledged the last block the client has; 0 before the first; -1 while our OACK is not
///   answered
/// @param sent the last block that ever left
/// @param silences timeouts in a row
/// @param sentAgain blocks that left once more since the client last moved on
/// @param echoes repeated acknowledgements that say nothing new: a client may answer each block
///   that it did not expect
public record Transfer(
        Terms terms,
        TftpLimits limits,
        long acknowledged,
        long sent,
        int silences,
        int sentAgain,
        int echoes) {
    private static final Duration SLOWEST = Duration.ofSeconds(4);

    /// With a time between packets that the client chose.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    /// Anybody can ask in somebody else's name, who then gets what was never asked for. A client
    /// that is really there has answered one of these, or asks anew by itself.
    private static final int RETRIES_TO_A_STRANGER = 3;

    /// What the network says.
    public sealed interface Event {
        record Acknowledged(int block) implements Event {}

        record TimedOut() implements Event {}

        record GivenUp(String message) implements Event {}
    }

    /// What is to be done, in this order.
    public sealed interface Action {
        record SendOptions() implements Action {}

        /// One window at most, both ends included.
        record SendBlocks(long first, long last) implements Action {}

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
            return new Transfer(terms, limits, 0, 0, 0, 0, 0).sendWindow();
        Transfer waiting = new Transfer(terms, limits, -1, 0, 0, 0, 0);
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
    /// 4): the next window starts right behind it. A client that answers each block after the gap
    /// says so once for each of them, and whatever was sent twice before is answered in this time.
    private Step moveTo(long block) {
        Transfer moved =
                new Transfer(terms, limits, block, sent, 0, 0, sentAgain + unexpectedBehind(block));
        return block == terms.blocks()
                ? new Step(moved, List.of(new Action.Finish()))
                : moved.sendWindow();
    }

    /// With a window it means that the first block of the window was lost. That is answered once,
    /// not for each echo, and never without a window: two sides that answer each repetition double
    /// every packet for the rest of the file (RFC 1123 section 4.2.3.1).
    private Step acknowledgedAgain() {
        if (terms.window() == 1 || sent == acknowledged) return ignore();
        if (echoes > 0)
            return new Step(
                    new Transfer(
                            terms, limits, acknowledged, sent, silences, sentAgain, echoes - 1),
                    List.of());
        return new Transfer(
                        terms,
                        limits,
                        acknowledged,
                        sent,
                        silences,
                        sentAgain,
                        unexpectedBehind(acknowledged))
                .sendWindow();
    }

    /// The blocks that were on their way behind a gap after `block`, but for the one whose answer
    /// is being answered now.
    private int unexpectedBehind(long block) {
        return (int) Math.max(0, sent - block - 2);
    }

    /// After that long nothing is on its way any more.
    private Step timedOut() {
        if (isSilentTooLong())
            return new Step(
                    this,
                    List.of(
                            new Action.Fail(
                                    "no answer to " + (silences + 1) + " packets in a row")));
        Transfer quieter =
                new Transfer(terms, limits, acknowledged, sent, silences + 1, sentAgain, 0);
        if (acknowledged >= 0) return quieter.sendWindow();
        return new Step(quieter, List.of(new Action.SendOptions(), quieter.await()));
    }

    private boolean isSilentTooLong() {
        return silences >= (isStranger() ? RETRIES_TO_A_STRANGER : limits.retries())
                || terms.timeout()
                        .map(each -> each.multipliedBy(silences + 1L))
                        .filter(sum -> sum.compareTo(LONGEST_SILENCE) >= 0)
                        .isPresent();
    }

    /// Nothing came yet from the address that the file was asked for in the name of.
    private boolean isStranger() {
        return acknowledged < 0 || (acknowledged == 0 && terms.accepted().isEmpty());
    }

    private Step sendWindow() {
        long last = Math.min(acknowledged + terms.window(), terms.blocks());
        Transfer next =
                new Transfer(
                        terms,
                        limits,
                        acknowledged,
                        Math.max(sent, last),
                        silences,
                        sentAgain + (int) (Math.min(sent, last) - acknowledged),
                        echoes);
        return new Step(next, List.of(new Action.SendBlocks(acknowledged + 1, last), await()));
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
