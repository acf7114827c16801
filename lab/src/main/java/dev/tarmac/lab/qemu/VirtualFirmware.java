package dev.tarmac.lab.qemu;

import dev.tarmac.facts.Firmware;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a machine of the lab starts.
public enum VirtualFirmware {
    /// SeaBIOS, with iPXE in the card's ROM.
    BIOS,
    /// OVMF, by PXE.
    UEFI,
    /// OVMF, by HTTP Boot alone.
    UEFI_HTTP,
    /// OVMF with Secure Boot on and Microsoft's keys, as servers are delivered.
    UEFI_SECURE;

    public static VirtualFirmware parse(String text) {
        for (VirtualFirmware firmware : values())
            if (firmware.toString().equals(text)) return firmware;
        throw new IllegalArgumentException(
                "no firmware of the lab: '"
                        + text
                        + "'; there are "
                        + Stream.of(values())
                                .map(VirtualFirmware::toString)
                                .collect(Collectors.joining(", ")));
    }

    /// The plain one of that kind.
    public static VirtualFirmware of(Firmware firmware) {
        return switch (firmware) {
            case BIOS -> BIOS;
            case UEFI -> UEFI;
        };
    }

    /// What layouts, plans and agents call it.
    public Firmware kind() {
        return this == BIOS ? Firmware.BIOS : Firmware.UEFI;
    }

    public boolean isUefi() {
        return this != BIOS;
    }

    /// Unsigned loaders and kernels are refused.
    public boolean isSecure() {
        return this == UEFI_SECURE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
