package dev.tarmac.kickstart.command;

import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.text.Word;

/// The members of an array or a volume group. Words that stand behind an option reach no positional
/// argument any more; the reference takes them as the members then, and those that stand before the
/// option are lost.
final class Members {
    private Members() {}

    static Values settled(Reading reading, String setting) {
        if (reading.leftovers().isEmpty()) return reading.values();
        return reading.values()
                .with(
                        setting,
                        new Value.Items(reading.leftovers().stream().map(Word::text).toList()));
    }
}
