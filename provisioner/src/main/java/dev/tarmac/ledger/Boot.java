package dev.tarmac.ledger;

import java.time.Duration;
import java.util.List;

/// The moments of one power-on so far, and the rule that tells it from the next one.
public record Boot(List<Moment> moments) {
    /// Firmware repeats DISCOVER for about a minute before it gives up.
    static final Duration SILENCE = Duration.ofMinutes(2);

    /// Enough for every retry of a bad link; what comes after it is not kept.
    static final int MOST_MOMENTS = 200;

    public Boot {
        moments = List.copyOf(moments);
    }

    /// Whether this moment is the first of another power-on. A DISCOVER of the firmware is, when
    /// this boot already was past its loader or has been silent for long; without a DHCP server of
    /// ours it is the script or the ticket, fetched when an agent of this boot already spoke.
    public boolean isOverBy(Moment next) {
        if (moments.isEmpty()) return false;
        return switch (next.kind()) {
            // Written late, it may be older than the script that its own loader fetched.
            case DISCOVER -> scriptBefore(next) || silentUntil(next);
            case SCRIPT -> has(Moment.Kind.HELLO) || silentUntil(next);
            // No loader asks for a ticket once the agent has spoken; who does is another boot, or
            // somebody else, and gets nothing that belongs to this one.
            case TICKET -> has(Moment.Kind.HELLO);
            case ADDRESS,
                    TRANSFER_STARTED,
                    TRANSFER_FINISHED,
                    TRANSFER_FAILED,
                    LOADER_FETCHED,
                    LOADER_DISCOVER,
                    HELLO,
                    FACTS ->
                    false;
        };
    }

    /// Whether the moment tells something new: only the first DISCOVER counts, and no boot has
    /// endless transfers. What the agent says is kept in any case: planning waits for it.
    public boolean keeps(Moment next) {
        if (next.kind() == Moment.Kind.DISCOVER && has(Moment.Kind.DISCOVER)) return false;
        return moments.size() < MOST_MOMENTS || (isOfAgent(next) && !has(next.kind()));
    }

    private static boolean isOfAgent(Moment moment) {
        return moment.kind() == Moment.Kind.HELLO || moment.kind() == Moment.Kind.FACTS;
    }

    private boolean scriptBefore(Moment next) {
        return moments.stream()
                .anyMatch(
                        moment ->
                                moment.kind() == Moment.Kind.SCRIPT
                                        && moment.at().isBefore(next.at()));
    }

    private boolean has(Moment.Kind kind) {
        return moments.stream().anyMatch(moment -> moment.kind() == kind);
    }

    private boolean silentUntil(Moment next) {
        return moments.getLast().at().plus(SILENCE).isBefore(next.at());
    }
}
