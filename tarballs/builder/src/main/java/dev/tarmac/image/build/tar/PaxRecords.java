package dev.tarmac.image.build.tar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The body of a pax header: `length key=value\n`, again and again. The length counts itself.
final class PaxRecords {
    record Entry(String key, String value) {}

    private PaxRecords() {}

    static List<Entry> parse(byte[] body) throws MalformedTar {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (at < body.length && body[at] != 0) {
            int space = indexOf(body, ' ', at, Math.min(body.length, at + 12));
            long length = TarNumbers.decimal(slice(body, at, space));
            if (length < space - at + 3 || length > body.length - at)
                throw new MalformedTar("pax record of " + length + " bytes does not fit");
            int end = at + (int) length;
            int equals = indexOf(body, '=', space + 1, end);
            if (body[end - 1] != '\n') throw new MalformedTar("pax record does not end its line");
            entries.add(
                    new Entry(slice(body, space + 1, equals), slice(body, equals + 1, end - 1)));
            at = end;
        }
        return entries;
    }

    static void write(ByteArrayOutputStream out, String key, String value) {
        int payload = key.length() + value.length() + 3;
        int length = payload + 1;
        while (length != payload + Integer.toString(length).length())
            length = payload + Integer.toString(length).length();
        out.writeBytes(TarText.bytes(length + " " + key + "=" + value + "\n"));
    }

    private static int indexOf(byte[] body, char wanted, int from, int to) throws MalformedTar {
        for (int i = from; i < to; i++) if (body[i] == wanted) return i;
        throw new MalformedTar("pax record without '" + wanted + "'");
    }

    private static String slice(byte[] body, int from, int to) {
        return new String(body, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
