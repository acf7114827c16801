package dev.tarmac.agent.linux;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the small text files below /proc and /sys. A file that is missing, empty or refuses to be
/// read is simply no value: devices come and go while one looks.
public final class KernelFiles {
    private static final int LONGEST = 64 << 10;

    private KernelFiles() {}

    /// The text without blanks and zero bytes around it; empty when there is none.
    public static Optional<String> text(Path file) {
        String text = new String(bytes(file), StandardCharsets.UTF_8).replace('\0', ' ').strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// At most 64 KiB of the file; nothing when it cannot be read. Read straight on: `readNBytes`
    /// asks where in the file it stands, and UEFI variables (efivarfs) refuse to tell.
    public static byte[] bytes(Path file) {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] part = new byte[4096];
            int length = in.read(part);
            while (length > 0 && bytes.size() < LONGEST) {
                bytes.write(part, 0, Math.min(length, LONGEST - bytes.size()));
                length = in.read(part);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /// A whole number, or `otherwise`.
    public static long number(Path file, long otherwise) {
        Optional<String> text = text(file);
        if (text.isEmpty()) return otherwise;
        try {
            return Long.parseLong(text.get());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /// Names in a directory, sorted; none when there is no such directory.
    public static List<String> names(Path directory) {
        String[] names = directory.toFile().list();
        if (names == null) return List.of();
        Arrays.sort(names);
        return List.of(names);
    }

    /// Paths of the entries of a directory, sorted by name.
    public static List<Path> entries(Path directory) {
        List<Path> entries = new ArrayList<>();
        for (String name : names(directory)) entries.add(directory.resolve(name));
        return entries;
    }

    /// Where a symbolic link leads at last, or empty.
    public static Optional<Path> target(Path link) {
        File file = link.toFile();
        if (!file.exists()) return Optional.empty();
        try {
            return Optional.of(file.getCanonicalFile().toPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The name of what a symbolic link leads to: the driver behind `device/driver`.
    public static Optional<String> targetName(Path link) {
        return target(link).map(path -> path.getFileName().toString());
    }
}
