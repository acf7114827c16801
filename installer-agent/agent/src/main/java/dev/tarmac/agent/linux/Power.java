package dev.tarmac.agent.linux;

/// sync and reboot.
public final class Power {
    private static final long SYNC = 162;
    private static final long REBOOT = 169;
    private static final int MAGIC1 = 0xfee1dead;
    private static final int MAGIC2 = 672274793;
    private static final int RESTART = 0x01234567;

    private Power() {}

    public static void sync() {
        SystemCall.call(SYNC, 0, 0, 0, 0, 0);
    }

    /// Restarts the machine at once: no file system is unmounted, nothing is written.
    public static void reboot() throws LinuxException {
        SystemCall.check(
                "reboot", "machine", SystemCall.call(REBOOT, MAGIC1, MAGIC2, RESTART, 0, 0));
    }
}
