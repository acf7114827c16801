package dev.tarmac.image.build;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// Pax headers that our encoder would never write.
final class PaxByHand {
    private PaxByHand() {}

    static byte[] header(Map<String, String> records) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        records.forEach((key, value) -> body.writeBytes(record(key, value)));
        byte[] block = new byte[512];
        put(block, 0, "pax");
        put(block, 100, "0000644\0" + "0000000\0" + "0000000\0");
        put(block, 124, String.format(Locale.ROOT, "%011o\0", body.size()));
        put(block, 136, "00000000000\0        x");
        put(block, 257, "ustar\00000");
        int sum = 0;
        for (byte value : block) sum += value & 0xFF;
        put(block, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(block);
        out.writeBytes(Arrays.copyOf(body.toByteArray(), (body.size() + 511) / 512 * 512));
        return out.toByteArray();
    }

    private static byte[] record(String key, String value) {
        int payload = key.length() + value.length() + 3;
        int length = payload + 1;
        while (length != payload + Integer.toString(length).length()) length++;
        return bytes(length + " " + key + "=" + value + "\n");
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = bytes(text);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
