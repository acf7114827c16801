package dev.tarmac.anaconda.device;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kind of partition table.
public enum LabelType {
    MSDOS,
    GPT;

    /// `msdos` or `gpt`.
    public static Optional<LabelType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.word().equals(name)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How many partitions fit, logical ones not counted.
    public int slots() {
        return this == GPT ? 128 : 4;
    }
}
