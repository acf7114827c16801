package dev.tarmac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Expected texts as files. `mvn test -Dgolden=write` rewrites them; the reviewer reads the diff.
public final class Golden {
    private Golden() {}

    public static void check(Path want, String got) throws IOException {
        if ("write".equals(System.getProperty("golden"))) Files.writeString(want, got);
        assertThat(got)
                .as("%s; if the new text is right: mvn test -Dgolden=write", want)
                .isEqualTo(Files.exists(want) ? Files.readString(want) : "(no such file)");
    }
}
