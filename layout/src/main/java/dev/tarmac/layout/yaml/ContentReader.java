package dev.tarmac.layout.yaml;

import dev.tarmac.layout.Content;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.yaml.YamlObject;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is on a partition, an array or a volume: `encrypt`, `filesystem` and what goes with it,
/// `mount` and `options`.
final class ContentReader {
    /// What is said of a file system, as a sentence calls it.
    private static final Map<String, String> OF_A_FILESYSTEM =
            Map.of("label", "a label", "uuid", "a UUID", "mkfs", "options of mkfs");

    private final Reading reading;

    ContentReader(Reading reading) {
        this.reading = reading;
    }

    Content content(YamlObject yaml, Usual usual) {
        return new Content(
                yaml.object("encrypt").map(new LuksReader(reading)::luks),
                kind(yaml, usual).map(kind -> filesystem(yaml, kind)),
                yaml.text("mount").or(usual::mount).filter(path -> !path.equals(Usual.NONE)),
                yaml.text("options"));
    }

    private Optional<Filesystem.Kind> kind(YamlObject yaml, Usual usual) {
        if (!yaml.has("filesystem")) {
            if (usual.filesystem().isEmpty()) withoutFilesystem(yaml);
            return usual.filesystem();
        }
        Optional<String> word = yaml.text("filesystem");
        if (word.isEmpty()) return Optional.empty();
        if (word.get().equals(Usual.NONE)) {
            withoutFilesystem(yaml);
            return Optional.empty();
        }
        try {
            return Optional.of(Filesystem.Kind.parse(word.get()));
        } catch (IllegalArgumentException e) {
            reading.add(yaml.where("filesystem"), e.getMessage(), "write one of them, or drop it");
            return Optional.empty();
        }
    }

    private void withoutFilesystem(YamlObject yaml) {
        for (String key : List.of("label", "uuid", "mkfs"))
            if (yaml.has(key))
                reading.add(
                        yaml.where(key),
                        OF_A_FILESYSTEM.get(key) + " without a file system",
                        "add `filesystem: ext4` or drop the " + key);
    }

    /// What is wrong with it is said, and left out.
    static Filesystem filesystem(YamlObject yaml, Filesystem.Kind kind) {
        String label =
                yaml.value(
                                "label",
                                text -> Filesystem.of(kind, text),
                                "write a label that " + kind.word() + " can hold, or none")
                        .map(Filesystem::label)
                        .orElse("");
        Optional<String> uuid =
                yaml.value(
                                "uuid",
                                text -> new Filesystem(kind, "", Optional.of(text), List.of()),
                                "write one, or none: it is drawn for each install")
                        .flatMap(Filesystem::uuid);
        return new Filesystem(kind, label, uuid, yaml.texts("mkfs"));
    }
}
