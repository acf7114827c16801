package dev.tarmac.image.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/// The two scripts that mmdebstrap calls with the new system's root, and beside them what they use:
/// a third script, and for each the tree of files that it puts in place.
final class BuildHooks {
    static final String BEFORE = "before-packages.sh";
    static final String AFTER = "after-packages.sh";
    static final String PUT = "put-files.sh";
    static final List<String> SCRIPTS = List.of(BEFORE, AFTER, PUT);
    private static final Set<PosixFilePermission> EXECUTABLE =
            PosixFilePermissions.fromString("rwxr-xr-x");

    private BuildHooks() {}

    static void write(ImageDefinition definition, Path directory) throws IOException {
        for (ImageDefinition.Stage stage : ImageDefinition.Stage.values())
            Files.createDirectories(directory.resolve(stage.toString()));
        for (String script : SCRIPTS) {
            Path file = directory.resolve(script);
            Files.writeString(file, text(script));
            Files.setPosixFilePermissions(file, EXECUTABLE);
        }
        for (ImageDefinition.File file : definition.files()) write(file, directory);
    }

    /// What a script says; part of what identifies a build.
    static String text(String script) throws IOException {
        try (InputStream in = BuildHooks.class.getResourceAsStream(script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(ImageDefinition.File file, Path directory) throws IOException {
        Path target = directory.resolve(file.stage() + file.path());
        Files.createDirectories(target.getParent());
        Files.writeString(target, file.text());
        Files.setPosixFilePermissions(target, permissions(file.mode()));
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        StringBuilder text = new StringBuilder();
        for (int bit = 8; bit >= 0; bit--)
            text.append((mode >> bit & 1) == 1 ? "xwr".charAt(bit % 3) : '-');
        return PosixFilePermissions.fromString(text.toString());
    }
}
