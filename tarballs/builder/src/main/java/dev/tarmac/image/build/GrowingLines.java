package dev.tarmac.image.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The lines of a file that another process is writing.
final class GrowingLines implements AutoCloseable {
    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    GrowingLines(Path file) throws IOException {
        this.in = Files.newInputStream(file);
    }

    /// The lines that were completed since the last call.
    List<String> next() throws IOException {
        List<String> lines = new ArrayList<>();
        for (byte letter : in.readAllBytes()) {
            if (letter == '\n') {
                lines.add(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(letter);
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
