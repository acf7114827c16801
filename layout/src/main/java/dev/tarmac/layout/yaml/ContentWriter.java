package dev.tarmac.layout.yaml;

import dev.tarmac.layout.Content;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Luks;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What [ContentReader] and [LuksReader] read.
final class ContentWriter {
    private static final long KIB = 1024;

    private ContentWriter() {}

    static void write(FlowMapping yaml, Content content, Usual usual) {
        yaml.mapping("encrypt", content.luks().map(ContentWriter::luks));
        Optional<Filesystem.Kind> kind = content.filesystem().map(Filesystem::kind);
        if (!kind.equals(usual.filesystem()))
            yaml.text("filesystem", kind.map(Filesystem.Kind::word).orElse(Usual.NONE));
        content.filesystem().ifPresent(filesystem -> filesystem(yaml, filesystem));
        if (!content.mount().equals(usual.mount()))
            yaml.text("mount", content.mount().orElse(Usual.NONE));
        yaml.text("options", content.options());
    }

    static void filesystem(FlowMapping yaml, Filesystem filesystem) {
        if (!filesystem.label().isEmpty()) yaml.text("label", filesystem.label());
        yaml.text("uuid", filesystem.uuid());
        yaml.texts("mkfs", filesystem.mkfsOptions());
    }

    private static FlowMapping luks(Luks luks) {
        FlowMapping pbkdf = derivation(luks.derivation());
        return new FlowMapping(Keys.ENCRYPT)
                .text("secret", luks.secret())
                .text("name", luks.name())
                .number("version", luks.version() == 2 ? OptionalInt.empty() : OptionalInt.of(1))
                .text("cipher", luks.cipher())
                .mapping("pbkdf", Optional.of(pbkdf).filter(mapping -> !mapping.isEmpty()));
    }

    private static FlowMapping derivation(Luks.Derivation derivation) {
        OptionalInt memory = derivation.memoryKib();
        return new FlowMapping(Keys.PBKDF)
                .text("function", derivation.function())
                .bytes(
                        "memory",
                        memory.isPresent()
                                ? OptionalLong.of(memory.getAsInt() * KIB)
                                : OptionalLong.empty())
                .number("millis", derivation.millis())
                .number("iterations", derivation.iterations());
    }
}
