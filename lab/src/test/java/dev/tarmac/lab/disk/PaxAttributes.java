package dev.tarmac.lab.disk;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The extended attributes of a tar's entries, byte for byte and in the order of the entries. They
/// are binary (an access control list, a capability), which readers that take every pax record for
/// text lose.
final class PaxAttributes {
    private static final int BLOCK = 512;
    private static final int SIZE_OFFSET = 124;
    private static final int TYPE_OFFSET = 156;
    private static final String PREFIX = "SCHILY.xattr.";

    /// XFS lists every access control list a second time, under its own names.
    private static final String XFS_AGAIN = PREFIX + "trusted.SGI_ACL_";

    private PaxAttributes() {}

    /// One map per entry: attribute name to its value in hexadecimal.
    static List<Map<String, String>> read(InputStream stream) throws IOException {
        List<Map<String, String>> all = new ArrayList<>();
        Map<String, String> next = new TreeMap<>();
        DataInputStream tar = new DataInputStream(stream);
        byte[] header = new byte[BLOCK];
        while (readHeader(tar, header)) {
            int size = Math.toIntExact(size(header));
            char type = (char) header[TYPE_OFFSET];
            if (type == 'x') {
                next.putAll(attributes(tar.readNBytes(size)));
                tar.skipNBytes(padding(size));
            } else {
                tar.skipNBytes(size + padding(size));
                if (type == 'g' || type == 'L' || type == 'K') continue;
                all.add(next);
                next = new TreeMap<>();
            }
        }
        return all;
    }

    private static boolean readHeader(DataInputStream tar, byte[] header) throws IOException {
        try {
            tar.readFully(header);
        } catch (EOFException e) {
            return false;
        }
        return header[0] != 0;
    }

    private static long size(byte[] header) {
        String octal = new String(header, SIZE_OFFSET, 11, StandardCharsets.US_ASCII);
        return Long.parseLong(octal.strip(), 8);
    }

    private static long padding(long size) {
        return Math.floorMod(-size, (long) BLOCK);
    }

    /// Records of the form `LENGTH NAME=VALUE\n`, the length counting itself.
    private static Map<String, String> attributes(byte[] records) {
        Map<String, String> attributes = new TreeMap<>();
        int at = 0;
        while (at < records.length) {
            int space = indexOf(records, at, ' ');
            int end = at + Integer.parseInt(text(records, at, space));
            int equals = indexOf(records, space, '=');
            String name = text(records, space + 1, equals);
            if (name.startsWith(PREFIX) && !name.startsWith(XFS_AGAIN))
                attributes.put(
                        name.substring(PREFIX.length()),
                        HexFormat.of().formatHex(records, equals + 1, end - 1));
            at = end;
        }
        return attributes;
    }

    private static int indexOf(byte[] bytes, int from, char wanted) {
        int at = from;
        while (bytes[at] != wanted) at++;
        return at;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
