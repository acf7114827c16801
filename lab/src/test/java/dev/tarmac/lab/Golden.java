package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares with a file below src/test/resources/golden; `mvn test -Dgolden=write` rewrites it, and
/// the reviewer reads the difference.
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    public static void check(String name, String got) throws IOException {
        Path want = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(want.getParent());
            Files.writeString(want, got);
        } else {
            assertThat(got)
                    .as("%s; if right: mvn test -Dgolden=write", want)
                    .isEqualTo(Files.readString(want));
        }
    }
}
