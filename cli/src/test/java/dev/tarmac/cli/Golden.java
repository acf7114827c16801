package dev.tarmac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts that a person has read and found right. `mvn verify -Dgolden=write` rewrites them; then
/// read the diff.
public final class Golden {
    private Golden() {}

    /// Holds a text against the one that was found right.
    ///
    /// @param name a file below `src/test/resources/golden`
    public static void check(String name, String got) throws IOException {
        Path want = Path.of("src/test/resources/golden", name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(want.getParent());
            Files.writeString(want, got);
        }
        assertThat(got)
                .as(want + "; if the new text is right: mvn verify -Dgolden=write")
                .isEqualTo(Files.readString(want));
    }
}
