package dev.tarmac.lab.qemu;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What a machine said on its serial line.
public final class Console {
    private static final Pattern CONTROL =
            Pattern.compile(
                    "\u001b\\[[0-9;?=]*[A-Za-z]|\u001b[()][A-Z0-9]|[\\x00-\\x08\\x0b-\\x1f]");
    private static final int TAIL_BYTES = 32 << 10;

    private Console() {}

    /// The last lines, without what moves cursors and sets colours.
    public static List<String> tail(Path console, int lines) throws IOException {
        if (Files.notExists(console)) return List.of();
        List<String> all = plain(end(console)).lines().filter(line -> !line.isBlank()).toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    static String plain(String text) {
        return CONTROL.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    }

    private static String end(Path console) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(console.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            byte[] bytes = new byte[TAIL_BYTES];
            int length = file.read(bytes);
            return new String(bytes, 0, Math.max(0, length), StandardCharsets.UTF_8);
        }
    }
}
