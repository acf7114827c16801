package dev.tarmac.image.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a build is cached under: a digest of everything that goes into it but the packages
/// themselves. Needs no network; newer packages come with an explicit refresh.
final class BuildKey {
    /// Goes up when the importer writes other bytes, or another manifest, for the same tar.
    private static final int STORED_AS = 3;

    private BuildKey() {}

    static String of(ImageDefinition definition, ImportOptions options) throws IOException {
        Mmdebstrap command = Mmdebstrap.of(definition, Path.of("hooks"), Path.of("tar"));
        List<String> parts = new ArrayList<>();
        parts.add("stored as " + STORED_AS + ", zstd " + options.zstdLevel());
        parts.add(definition.name().text());
        parts.addAll(command.arguments());
        parts.add(command.environment().get("SOURCE_DATE_EPOCH"));
        for (String script : BuildHooks.SCRIPTS) parts.add(BuildHooks.text(script));
        for (ImageDefinition.File file : definition.files()) parts.add(file.toString());
        StringBuilder text = new StringBuilder();
        for (String part : parts) text.append(part.length()).append(':').append(part).append('\n');
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }
}
