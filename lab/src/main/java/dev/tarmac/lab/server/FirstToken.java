package dev.tarmac.lab.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;

/// The token that the server says when it is started for the first time. It says it once: the lab
/// keeps it in a file of its own, for starts over the same data.
public final class FirstToken {
    private static final String MARK = "export TARMAC_TOKEN=";

    private FirstToken() {}

    /// Empty while the server has not said it.
    ///
    /// @param file where it is kept
    /// @param log what the server says
    public static Optional<String> of(Path file, Path log) throws IOException {
        if (Files.exists(file)) return Optional.of(Files.readString(file).strip());
        Optional<String> said = said(log);
        if (said.isPresent()) keep(file, said.get());
        return said;
    }

    private static Optional<String> said(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith(MARK))
                    .map(line -> line.substring(MARK.length()).strip())
                    .reduce((_, newer) -> newer);
        }
    }

    private static void keep(Path file, String token) throws IOException {
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, token + "\n");
    }
}
