package dev.tarmac.image.build.tar;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;

/// Writes headers in one spelling: a ustar block, before it a pax header with what ustar cannot
/// hold (long names, big numbers, fractions of seconds, extended attributes). Sparse files are GNU
/// sparse format 1.0. The same entry gives the same bytes.
public final class TarEncoder {
    private static final long MAX_ID = 07777777;
    private static final long MAX_NUMBER = 077777777777L;

    /// Two zero blocks end an archive.
    public static final int END_BYTES = 2 * TarBlock.SIZE;

    private TarEncoder() {}

    /// Everything in front of the entry's data: pax header, header, sparse map.
    public static byte[] header(TarEntry entry) {
        byte[] map = entry.sparse().map(TarEncoder::mapBytes).orElse(new byte[0]);
        long storedBytes = map.length + entry.dataBytes();
        ByteArrayOutputStream pax = new ByteArrayOutputStream();
        String plainName = plainName(entry, pax);
        String plainLink = field(pax, "linkpath", entry.link());
        paxNumbers(entry, storedBytes, pax);
        for (Map.Entry<String, String> xattr : entry.xattrs().entrySet())
            PaxRecords.write(pax, "SCHILY.xattr." + xattr.getKey(), xattr.getValue());

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (pax.size() > 0) {
            out.writeBytes(block(paxName(entry.name()), 'x', 0644, pax.size()).done());
            out.writeBytes(pax.toByteArray());
            out.writeBytes(new byte[padding(pax.size())]);
        }
        out.writeBytes(
                block(plainName, entry.kind().flag(), entry.mode(), storedBytes)
                        .octal(108, 8, Math.min(entry.uid(), MAX_ID))
                        .octal(116, 8, Math.min(entry.gid(), MAX_ID))
                        .octal(136, 12, Math.clamp(entry.mtimeSeconds(), 0, MAX_NUMBER))
                        .text(157, 100, plainLink)
                        .octal(329, 8, entry.device().major())
                        .octal(337, 8, entry.device().minor())
                        .done());
        out.writeBytes(map);
        return out.toByteArray();
    }

    /// Zeros that follow so many bytes of data.
    public static int padding(long dataBytes) {
        return (int) (-dataBytes & TarBlock.SIZE - 1);
    }

    private static String plainName(TarEntry entry, ByteArrayOutputStream pax) {
        if (entry.sparse().isEmpty()) return field(pax, "path", entry.name());
        PaxRecords.write(pax, "GNU.sparse.major", "1");
        PaxRecords.write(pax, "GNU.sparse.minor", "0");
        PaxRecords.write(pax, "GNU.sparse.name", entry.name());
        PaxRecords.write(pax, "GNU.sparse.realsize", Long.toString(entry.size()));
        return shortened("GNUSparseFile.0/" + lastPart(entry.name()));
    }

    private static String field(ByteArrayOutputStream pax, String key, String value) {
        if (value.length() <= 100) return value;
        PaxRecords.write(pax, key, value);
        return shortened(value);
    }

    private static void paxNumbers(TarEntry entry, long storedBytes, ByteArrayOutputStream pax) {
        if (storedBytes > MAX_NUMBER) PaxRecords.write(pax, "size", Long.toString(storedBytes));
        if (entry.uid() > MAX_ID) PaxRecords.write(pax, "uid", Long.toString(entry.uid()));
        if (entry.gid() > MAX_ID) PaxRecords.write(pax, "gid", Long.toString(entry.gid()));
        long seconds = entry.mtimeSeconds();
        if (entry.mtimeNanos() != 0 || seconds < 0 || seconds > MAX_NUMBER)
            PaxRecords.write(pax, "mtime", decimal(seconds, entry.mtimeNanos()));
    }

    private static String decimal(long seconds, int nanos) {
        BigDecimal time = BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9));
        return time.stripTrailingZeros().toPlainString();
    }

    private static byte[] mapBytes(SparseMap map) {
        byte[] text = TarText.bytes(map.text());
        return Arrays.copyOf(text, text.length + padding(text.length));
    }

    private static String paxName(String name) {
        return shortened("PaxHeaders/" + lastPart(name));
    }

    private static String lastPart(String name) {
        int end = name.endsWith("/") ? name.length() - 1 : name.length();
        return name.substring(name.lastIndexOf('/', end - 1) + 1, end);
    }

    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100);
    }

    private static BlockBuilder block(String name, char flag, int mode, long size) {
        return new BlockBuilder()
                .text(0, 100, name)
                .octal(100, 8, mode)
                .octal(108, 8, 0)
                .octal(116, 8, 0)
                .octal(124, 12, size > MAX_NUMBER ? 0 : size)
                .octal(136, 12, 0)
                .text(156, 1, String.valueOf(flag))
                .text(257, 8, "ustar\00000")
                .octal(329, 8, 0)
                .octal(337, 8, 0);
    }

    /// Fills a header block; octal fields end with a zero byte.
    private static final class BlockBuilder {
        private final byte[] bytes = new byte[TarBlock.SIZE];

        BlockBuilder text(int offset, int length, String text) {
            byte[] value = TarText.bytes(text);
            if (value.length > length)
                throw new IllegalArgumentException("does not fit: " + TarText.show(text));
            Arrays.fill(bytes, offset, offset + length, (byte) 0);
            System.arraycopy(value, 0, bytes, offset, value.length);
            return this;
        }

        BlockBuilder octal(int offset, int length, long number) {
            String digits = Long.toOctalString(number);
            if (number < 0 || digits.length() > length - 1)
                throw new IllegalArgumentException("does not fit a tar header: " + number);
            return text(offset, length, "0".repeat(length - 1 - digits.length()) + digits);
        }

        byte[] done() {
            Arrays.fill(bytes, 148, 156, (byte) ' ');
            int sum = 0;
            for (byte value : bytes) sum += value & 0xFF;
            octal(148, 7, sum);
            return bytes;
        }
    }
}
