package dev.tarmac.initramfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Stands where the agent's main class would: says that Java runs, whether the shared class archive
/// was accepted, and what the kernel's command line is; then ends with the status that
/// `word.status` there asks for.
public final class BootWord {
    private BootWord() {}

    public static void main(String[] arguments) throws IOException {
        String commandLine = Files.readString(Path.of("/proc/cmdline")).strip();
        boolean shared = Files.readString(Path.of("/proc/self/maps")).contains("agent.jsa");
        System.out.println("BOOT-WORD shared=" + shared + " names=" + names());
        System.exit(commandLine.contains("word.status=7") ? 7 : 0);
    }

    /// A file name outside of ASCII, which a wrong locale would lose.
    private static String names() throws IOException {
        Path file = Files.writeString(Path.of("/tmp/\u00e4\u4e2d"), "x");
        return Files.isRegularFile(file) ? "kept" : "lost";
    }
}
