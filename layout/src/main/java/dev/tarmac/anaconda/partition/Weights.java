package dev.tarmac.anaconda.partition;

import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.facts.Firmware;

/// What makes partitions that are needed for booting come first.
public final class Weights {
    private static final int PLATFORM = 5000;
    private static final int BOOT = 2000;

    private Weights() {}

    /// The weight of a partition with that format. An encrypted one has none: its format is LUKS.
    public static int of(Format format, Firmware firmware, Flavor flavor) {
        boolean byFirmware = flavor.weighsByFirmware();
        return switch (format.type()) {
            case EFI -> !byFirmware || firmware == Firmware.UEFI ? PLATFORM : 0;
            case BIOSBOOT -> !byFirmware || firmware == Firmware.BIOS ? PLATFORM : 0;
            case PREPBOOT, APPLEBOOT -> byFirmware ? 0 : PLATFORM;
            default -> format.isAt("/boot") ? BOOT : 0;
        };
    }
}
