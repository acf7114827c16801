package dev.tarmac.anaconda.device;

/// How much swap is recommended.
public final class SwapAdvice {
    /// The reference rounds the memory up by this much.
    private static final int ROUNDING = 16;

    private static final long LITTLE = 2 * Bytes.GIB;
    private static final long SOME = 8 * Bytes.GIB;
    private static final long MUCH = 64 * Bytes.GIB;
    private static final int DISK_SHARE = 10;

    private SwapAdvice() {}

    /// Bytes of swap for that much memory.
    ///
    /// @param hibernation whether the memory must fit into it; then the disk does not limit it
    /// @param freeBytes what is free on all disks; a tenth of it is the most
    public static long bytes(Machine machine, boolean hibernation, long freeBytes) {
        long memory = machine.memoryMebibytes() * Bytes.MIB + ROUNDING;
        long advised;
        if (memory < LITTLE) advised = 2 * memory;
        else if (memory < SOME) advised = memory;
        else if (memory < MUCH) advised = memory / 2;
        else advised = machine.flavor().mostSwap();
        if (hibernation) return memory <= MUCH ? advised + memory : advised;
        return Math.min(advised, freeBytes / DISK_SHARE);
    }
}
