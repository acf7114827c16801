package dev.tarmac.bench.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process takes of this machine, as its kernel counts it (proc(5)).
///
/// @param cpuSeconds of all its threads, since its start
/// @param residentMb the most memory it ever had, in units of 2^20 bytes
record ProcessUse(double cpuSeconds, double residentMb) {
    /// Linux counts in hundredths for whoever reads /proc, on every architecture.
    private static final double TICKS = 100;

    private static final int USER_TICKS = 11;

    static ProcessUse of(long pid) throws IOException {
        Path proc = Path.of("/proc", Long.toString(pid));
        return of(Files.readString(proc.resolve("stat")), Files.readString(proc.resolve("status")));
    }

    /// The program's name may have blanks and brackets in it: fields are counted behind it.
    static ProcessUse of(String stat, String status) throws IOException {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
        String most =
                status.lines()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no VmHWM in the status"));
        long kib = Long.parseLong(most.replaceAll("[^0-9]", ""));
        return new ProcessUse(ticks / TICKS, kib / 1024.0);
    }
}
