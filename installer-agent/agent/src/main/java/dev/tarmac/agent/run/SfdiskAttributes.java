package dev.tarmac.agent.run;

import dev.tarmac.layout.Partition.Attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// The attribute bits of a GPT entry in sfdisk's words: three have names, the others are numbers
/// (`RequiredPartition LegacyBIOSBootable GUID:60,63`).
final class SfdiskAttributes {
    /// A loader may start from it; the active flag of an MBR.
    static final long ACTIVE = 1L << Attribute.LEGACY_BOOT.bit();

    private static final List<String> NAMED =
            List.of("RequiredPartition", "NoBlockIOProtocol", "LegacyBIOSBootable");

    private SfdiskAttributes() {}

    static long of(List<Attribute> attributes) {
        long bits = 0;
        for (Attribute attribute : attributes) bits |= 1L << attribute.bit();
        return bits;
    }

    /// Words that we do not know are bits that nobody asked us about.
    static long parse(String text) {
        long bits = 0;
        for (String word : text.split("[ ,]+", -1)) {
            OptionalInt bit = bit(word.replaceFirst("^GUID:", ""));
            if (bit.isPresent()) bits |= 1L << bit.getAsInt();
        }
        return bits;
    }

    private static OptionalInt bit(String word) {
        if (NAMED.contains(word)) return OptionalInt.of(NAMED.indexOf(word));
        return word.matches("[1-5]?[0-9]|6[0-3]")
                ? OptionalInt.of(Integer.parseInt(word))
                : OptionalInt.empty();
    }

    /// What [#parse] reads back; empty for none.
    static String text(long bits) {
        List<String> words = new ArrayList<>();
        for (int bit = 0; bit < Long.SIZE; bit++)
            if ((bits & 1L << bit) != 0)
                words.add(bit < NAMED.size() ? NAMED.get(bit) : Integer.toString(bit));
        return String.join(",", words);
    }
}
