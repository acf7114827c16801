package dev.tarmac.pxe.tftp;

import dev.tarmac.pxe.Printable;

import java.util.ArrayList;
import java.util.List;

/// A file name as a ROM asks for it, made safe: relative, `/` between the parts, no part that leads
/// out or hides. Past [#parse] nobody checks again.
public record TftpPath(List<String> parts) {
    private static final int LENGTH_LIMIT = 255;
    private static final char DHCP_END = 0xFF;

    public TftpPath {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) throw new IllegalArgumentException("the file name is empty");
        for (String part : parts)
            if (part.isEmpty() || part.startsWith(".") || !part.chars().allMatch(TftpPath::isPlain))
                throw new IllegalArgumentException(
                        "the file name has a part that is not served: \""
                                + Printable.of(part)
                                + "\"");
    }

    /// Leading, doubled and backward slashes and `./` are what some ROMs make of a plain name; they
    /// mean nothing. Nor do bytes 255 at its end: a ROM that wants DHCP option 67 to end with a NUL
    /// reads on into the end mark of the packet.
    public static TftpPath parse(String text) {
        if (text.length() > LENGTH_LIMIT)
            throw new IllegalArgumentException(
                    "the file name has "
                            + text.length()
                            + " characters; at most "
                            + LENGTH_LIMIT
                            + " are served");
        List<String> parts = new ArrayList<>();
        for (String part : withoutEndMarks(text).replace('\\', '/').split("/", -1))
            if (!part.isEmpty() && !part.equals(".")) parts.add(part);
        return new TftpPath(parts);
    }

    private static String withoutEndMarks(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == DHCP_END) end--;
        return text.substring(0, end);
    }

    private static boolean isPlain(int character) {
        return character > ' ' && character < 0x7F && character != '/' && character != '\\';
    }

    @Override
    public String toString() {
        return String.join("/", parts);
    }
}
