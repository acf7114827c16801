package dev.tarmac.facts;

import java.util.Locale;

/// How the machine was started, which decides how its disk must be made bootable.
public enum Firmware {
    BIOS,
    UEFI;

    /// `bios` or `uefi`, the only spellings; anything else is an IllegalArgumentException that says
    /// so.
    public static Firmware parse(String text) {
        return switch (text) {
            case "bios" -> BIOS;
            case "uefi" -> UEFI;
            default ->
                    throw new IllegalArgumentException(
                            "firmware is bios or uefi, not '" + text + "'");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
