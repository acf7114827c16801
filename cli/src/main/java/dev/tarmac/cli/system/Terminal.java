package dev.tarmac.cli.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether a person is at the other end. System.console() only answers for input and output
/// together.
public final class Terminal {
    public static final int INPUT = 0;
    public static final int OUTPUT = 1;
    public static final int ERRORS = 2;

    private Terminal() {}

    public static boolean isOpen(int descriptor) {
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
            return target.startsWith("/dev/pts") || target.toString().startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }
}
