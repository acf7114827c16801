package dev.tarmac.image.build.tar;

import java.nio.charset.StandardCharsets;

/// The two faces of a name: the bytes in the archive (one `char` each), and what a person sees.
public final class TarText {
    private TarText() {}

    static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// From text of ours to the bytes of an archive.
    public static String fromUnicode(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// For messages: UTF-8 where it is, control characters escaped, so that a hostile name cannot
    /// write to a terminal.
    public static String show(String text) {
        StringBuilder shown = new StringBuilder();
        new String(bytes(text), StandardCharsets.UTF_8)
                .codePoints()
                .limit(300)
                .forEach(
                        point -> {
                            if (Character.isISOControl(point)
                                    || Character.getType(point) == Character.FORMAT)
                                shown.append(String.format("\\u%04x", point));
                            else shown.appendCodePoint(point);
                        });
        return text.length() > 300 ? shown + "..." : shown.toString();
    }
}
