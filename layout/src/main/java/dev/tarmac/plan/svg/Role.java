package dev.tarmac.plan.svg;

import dev.tarmac.plan.Extent;
import dev.tarmac.plan.outcome.MadeFilesystem;
import dev.tarmac.plan.outcome.Outcome;
import dev.tarmac.plan.outcome.Segment;

import java.util.Locale;
import java.util.Optional;

/// What a segment is for, as far as colours tell it.
enum Role {
    STARTS("starts the machine"),
    FILES("file system"),
    SWAP("swap"),
    MEMBER("part of something larger"),
    RAW("raw"),
    KEPT("kept as it is"),
    OVERHEAD("metadata, or out of reach"),
    FREE("free");

    private final String words;

    Role(String words) {
        this.words = words;
    }

    /// As the legend explains it.
    String words() {
        return words;
    }

    /// Its class in the style sheet.
    String css() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param device the segment's, as plans call it
    static Role of(Segment segment, String device, Outcome outcome) {
        return switch (segment.kind()) {
            case KEPT -> KEPT;
            case FREE -> FREE;
            case OVERHEAD -> OVERHEAD;
            case NEW -> ofNew(device, outcome);
        };
    }

    private static Role ofNew(String device, Outcome outcome) {
        Optional<Extent> extent = outcome.plan().extent(device);
        if (extent.filter(one -> one.type().startsMachine()).isPresent()) return STARTS;
        Optional<MadeFilesystem> filesystem =
                outcome.filesystems().stream()
                        .filter(one -> one.device().equals(device))
                        .findFirst();
        if (filesystem.isPresent()) return filesystem.get().type().equals("swap") ? SWAP : FILES;
        return outcome.use(device).isEmpty() ? RAW : MEMBER;
    }
}
