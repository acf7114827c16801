package dev.tarmac.pxe;

/// Text from the network as it may stand in a log line or a message: one line of plain characters,
/// not too long.
public final class Printable {
    private static final int LIMIT = 300;

    private Printable() {}

    public static String of(String text) {
        StringBuilder plain = new StringBuilder();
        for (char character : text.substring(0, Math.min(text.length(), LIMIT)).toCharArray())
            plain.append(character >= ' ' && character < 0x7F ? character : '?');
        return plain.toString();
    }
}
