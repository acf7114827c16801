package dev.tarmac.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the kernel says this process has in RAM.
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /// NaN where there is no /proc.
    static double bytes() {
        try {
            for (String line : Files.readAllLines(STATUS))
                if (line.startsWith("VmRSS:"))
                    return 1024.0 * Long.parseLong(line.replaceAll("[^0-9]", ""));
        } catch (IOException | NumberFormatException e) {
            return Double.NaN;
        }
        return Double.NaN;
    }
}
