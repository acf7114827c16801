package dev.tarmac.image.build;

import dev.tarmac.image.build.tar.TarEntry;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Looks at the data of files as it streams by: which machine a program is for, the text of the few
/// small files that matter, the digest of every initramfs.
final class Contents {
    private static final int PREFIX_BYTES = 20;
    private static final int MAX_TEXT_BYTES = 64 << 10;

    private final Map<String, byte[]> texts = new HashMap<>();
    private final Map<String, String> digests = new HashMap<>();

    private final byte[] prefix = new byte[PREFIX_BYTES];
    private int prefixFilled;
    private Optional<ByteArrayOutputStream> text = Optional.empty();
    private Optional<MessageDigest> digest = Optional.empty();

    void begin(String path, TarEntry file) {
        prefixFilled = 0;
        text =
                isText(path) && file.sparse().isEmpty() && file.dataBytes() <= MAX_TEXT_BYTES
                        ? Optional.of(new ByteArrayOutputStream())
                        : Optional.empty();
        digest = isInitramfs(path) ? Optional.of(Sha256.start()) : Optional.empty();
    }

    void data(TarEntry file, byte[] bytes, int length) {
        int part = Math.min(length, PREFIX_BYTES - prefixFilled);
        if (part > 0) System.arraycopy(bytes, 0, prefix, prefixFilled, part);
        prefixFilled += Math.max(part, 0);
        text.ifPresent(out -> out.write(bytes, 0, length));
        digest.ifPresent(
                sha -> {
                    if (file.sparse().isEmpty()) sha.update(bytes, 0, length);
                });
    }

    /// Tells which architecture the file is a program for, if it is one.
    Optional<String> end(String path, TarEntry file) {
        text.ifPresent(out -> texts.put(path, out.toByteArray()));
        if (file.sparse().isEmpty()) digest.ifPresent(sha -> digests.put(path, Sha256.finish(sha)));
        return architecture();
    }

    Optional<byte[]> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    Optional<String> sha256(String path) {
        return Optional.ofNullable(digests.get(path));
    }

    private static boolean isText(String path) {
        String name = EntryPath.lastPart(path);
        return name.equals("machine-id") || name.startsWith("os-release");
    }

    private static boolean isInitramfs(String path) {
        return (path.startsWith("boot/") || path.contains("lib/modules/"))
                && EntryPath.lastPart(path).startsWith("init");
    }

    private Optional<String> architecture() {
        boolean elf =
                prefixFilled == PREFIX_BYTES
                        && prefix[0] == 0x7F
                        && prefix[1] == 'E'
                        && prefix[2] == 'L'
                        && prefix[3] == 'F';
        if (!elf) return Optional.empty();
        boolean bigEndian = prefix[5] == 2;
        int low = prefix[bigEndian ? 19 : 18] & 0xFF;
        int high = prefix[bigEndian ? 18 : 19] & 0xFF;
        return Optional.of(name(high << 8 | low, prefix[4] == 2));
    }

    /// Machine numbers of the ELF specification.
    private static String name(int machine, boolean wide) {
        return switch (machine) {
            case 3 -> "i386";
            case 40 -> "arm";
            case 62 -> wide ? "x86_64" : "x32";
            case 183 -> "aarch64";
            case 243 -> "riscv64";
            default -> "ELF machine " + machine;
        };
    }
}
