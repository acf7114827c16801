package dev.tarmac.anaconda.device;

import static dev.tarmac.anaconda.device.Bytes.GIB;
import static dev.tarmac.anaconda.device.Bytes.MIB;

/// A release of the installer whose sizes are reproduced.
///
/// @see Product what the installed product decides
public enum Flavor {
    RHEL9(1 * GIB, 200 * MIB, 16 * MIB, 4 * GIB, 2 * MIB),
    RHEL10(2 * GIB, 500 * MIB, 300 * MIB, 32 * GIB, 16 * MIB);

    private final long bootBytes;
    private final long espBytes;
    private final long xfsMinimum;
    private final long mostSwap;
    private final long luks2Header;

    Flavor(long bootBytes, long espBytes, long xfsMinimum, long mostSwap, long luks2Header) {
        this.bootBytes = bootBytes;
        this.espBytes = espBytes;
        this.xfsMinimum = xfsMinimum;
        this.mostSwap = mostSwap;
        this.luks2Header = luks2Header;
    }

    /// The size of a /boot that nobody sized.
    public long bootBytes() {
        return bootBytes;
    }

    /// What an EFI system partition starts growing from; it ends at 600 MiB.
    public long espBytes() {
        return espBytes;
    }

    /// The smallest xfs.
    public long xfsMinimum() {
        return xfsMinimum;
    }

    /// The recommended swap from 64 GiB of memory on.
    public long mostSwap() {
        return mostSwap;
    }

    /// What the plan subtracts for a LUKS2 header. A real one takes 16 MiB in both.
    public long luks2Header() {
        return luks2Header;
    }

    /// Whether a disk gets a GPT unless something else is asked for, on BIOS too.
    public boolean prefersGpt() {
        return this == RHEL10;
    }

    /// Whether the weights of boot partitions depend on the firmware that needs them, and /boot has
    /// none of its own.
    public boolean weighsByFirmware() {
        return this == RHEL9;
    }
}
