package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.StorageCommand.ClearPart;

import java.util.Optional;

/// The partition table that a file leads to, as far as the text alone tells.
enum Table {
    GPT,
    MBR,
    /// Of the firmware, the disk or the installer's options.
    UNKNOWN;

    /// From release 10 on every new table is GPT unless the file says otherwise; before, it follows
    /// the firmware.
    static Table of(Subject subject) {
        Optional<String> said =
                subject.last(ClearPart.class)
                        .flatMap(clear -> clear.command().diskLabel().stream())
                        .findFirst();
        if (said.isPresent()) return said.get().equals("gpt") ? GPT : MBR;
        return switch (subject.version()) {
            case RHEL7, RHEL8, RHEL9 -> UNKNOWN;
            case RHEL10, F40, F45 -> GPT;
        };
    }
}
