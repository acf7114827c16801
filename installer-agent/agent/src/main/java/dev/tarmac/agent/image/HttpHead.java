package dev.tarmac.agent.image;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What an answer says before its body.
///
/// @param length of the body; -1 when it is not told
/// @param rangeStart first byte of the range that was sent, `rangeTotal` the size of the whole; -1
///   when the answer is no range
public record HttpHead(
        int status, String statusLine, long length, long rangeStart, long rangeTotal) {
    /// Reads status line and headers. A field we do not know is skipped, one that we know must be
    /// right.
    public static HttpHead parse(byte[] bytes, int end) throws MalformedHttp {
        String[] lines = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        int status = status(lines[0]);
        long length = -1;
        long start = -1;
        long total = -1;
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 0) continue;
            String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
            String value = lines[i].substring(colon + 1).strip();
            switch (name) {
                case "content-length" -> length = number(value);
                case "transfer-encoding" ->
                        throw new MalformedHttp("the body comes as '" + value + "', not as a file");
                case "content-encoding" -> requireIdentity(value);
                case "content-range" -> {
                    start = number(between(value, "bytes ", "-"));
                    total = number(value.substring(value.indexOf('/') + 1));
                }
                default -> {}
            }
        }
        return new HttpHead(status, lines[0], length, start, total);
    }

    private static int status(String line) throws MalformedHttp {
        if (!line.startsWith("HTTP/1.") || line.length() < 12)
            throw new MalformedHttp("the answer is not HTTP/1: '" + shortened(line) + "'");
        return (int) number(line.substring(9, 12));
    }

    private static void requireIdentity(String encoding) throws MalformedHttp {
        if (!"identity".equalsIgnoreCase(encoding))
            throw new MalformedHttp("the body is encoded as '" + encoding + "'");
    }

    private static String between(String value, String before, String after) throws MalformedHttp {
        int end = value.indexOf(after);
        if (!value.startsWith(before) || end < before.length())
            throw new MalformedHttp("a range of the form '" + shortened(value) + "'");
        return value.substring(before.length(), end);
    }

    private static long number(String digits) throws MalformedHttp {
        try {
            long number = Long.parseLong(digits);
            if (number >= 0) return number;
        } catch (NumberFormatException e) {
            // told below
        }
        throw new MalformedHttp("'" + shortened(digits) + "' where a number belongs");
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
