package dev.tarmac.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The archive of preparsed classes that the initramfs brings. A JVM that does not like it goes on
/// without a word and starts seconds later, so what it did is read from its memory map (proc(5)).
final class ClassArchive {
    private static final String NAME = "/agent.jsa";

    private ClassArchive() {}

    /// What the console says about it.
    static String verdict(Path memoryMap) {
        try (BufferedReader lines =
                Files.newBufferedReader(memoryMap, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine())
                if (line.endsWith(NAME)) return "class archive accepted";
            return "class archive NOT accepted: Java starts slower, everything else works";
        } catch (IOException e) {
            return "class archive: unknown, " + e.getMessage();
        }
    }
}
