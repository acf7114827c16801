package dev.tarmac.layout.yaml;

import dev.tarmac.layout.Luks;
import dev.tarmac.layout.Size;
import dev.tarmac.yaml.YamlObject;

import java.util.Optional;
import java.util.OptionalInt;

/// `encrypt`.
final class LuksReader {
    private static final int KIB = 1024;

    private final Reading reading;

    LuksReader(Reading reading) {
        this.reading = reading;
    }

    Luks luks(YamlObject yaml) {
        yaml.allow(Keys.ENCRYPT.words());
        return new Luks(
                yaml.text("name"),
                version(yaml),
                yaml.text("cipher"),
                yaml.object("pbkdf").map(LuksReader::derivation).orElse(Luks.Derivation.DEFAULT),
                yaml.text("secret"));
    }

    private int version(YamlObject yaml) {
        if (!yaml.has("version")) return 2;
        OptionalInt version = yaml.number("version");
        if (version.isEmpty()) return 2;
        if (version.getAsInt() == 1 || version.getAsInt() == 2) return version.getAsInt();
        reading.add(
                yaml.where("version"),
                "LUKS has the versions 1 and 2, not " + version.getAsInt(),
                "drop it: 2 is right for all but old systems");
        return 2;
    }

    private static Luks.Derivation derivation(YamlObject yaml) {
        yaml.allow(Keys.PBKDF.words());
        Optional<Integer> memory =
                yaml.value("memory", LuksReader::kibibytes, "write it like `memory: 1G`");
        return new Luks.Derivation(
                yaml.text("function"),
                memory.map(OptionalInt::of).orElse(OptionalInt.empty()),
                yaml.number("millis"),
                yaml.number("iterations"));
    }

    private static int kibibytes(String text) {
        long bytes = Size.bytes(text);
        if (bytes % KIB != 0 || bytes / KIB > Integer.MAX_VALUE)
            throw new IllegalArgumentException("'" + text + "' is no whole number of KiB");
        return (int) (bytes / KIB);
    }
}
