package dev.tarmac.image.build;

import dev.tarmac.image.build.tar.TarEntry;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks at the data of files as it streams by: which machine a program is for, the text of the few
/// small files that matter, the digest of every initramfs, the signature of what firmware starts.
final class Contents {
    private static final int PREFIX_BYTES = 20;
    private static final int MAX_TEXT_BYTES = 64 << 10;

    private static final int DIGEST_BYTES = 64;

    /// Where machine-id and os-release are, or what they link to.
    private static final Set<String> TEXT_DIRECTORIES =
            Set.of("etc", "usr/etc", "usr/lib", "var/lib/dbus");

    private final Map<String, byte[]> texts = new HashMap<>();
    private final Map<String, String> digests = new HashMap<>();

    private final Set<String> signed = new HashSet<>();
    private final byte[] prefix = new byte[PREFIX_BYTES];
    private int prefixFilled;
    private Optional<ByteArrayOutputStream> text = Optional.empty();
    private Optional<FileDigest> digest = Optional.empty();
    private Optional<ByteArrayOutputStream> head = Optional.empty();
    private long fileBytes;
    private long keptBytes;

    void begin(String path, TarEntry file) {
        prefixFilled = 0;
        text =
                isText(path) && file.sparse().isEmpty() && file.dataBytes() <= MAX_TEXT_BYTES
                        ? Optional.of(new ByteArrayOutputStream())
                        : Optional.empty();
        digest =
                isInitramfs(path) && FileDigest.canDigest(file)
                        ? Optional.of(new FileDigest(file))
                        : Optional.empty();
        fileBytes = file.dataBytes();
        head =
                isStartedByFirmware(path) && file.sparse().isEmpty()
                        ? Optional.of(new ByteArrayOutputStream(PeSignature.HEAD_BYTES))
                        : Optional.empty();
    }

    void data(byte[] bytes, int length) {
        int part = Math.min(length, PREFIX_BYTES - prefixFilled);
        if (part > 0) System.arraycopy(bytes, 0, prefix, prefixFilled, part);
        prefixFilled += Math.max(part, 0);
        text.ifPresent(out -> out.write(bytes, 0, length));
        digest.ifPresent(sha -> sha.data(bytes, length));
        head.ifPresent(
                out -> out.write(bytes, 0, Math.min(length, PeSignature.HEAD_BYTES - out.size())));
    }

    /// Tells which architecture the file is a program for, if it is one.
    Optional<String> end(String path) {
        text.ifPresent(out -> texts.put(path, out.toByteArray()));
        digest.ifPresent(sha -> digests.put(path, sha.finish()));
        if (head.isPresent() && PeSignature.isIn(head.get().toByteArray(), fileBytes)) {
            signed.add(path);
            keptBytes += path.length();
        }
        keptBytes += text.map(ByteArrayOutputStream::size).orElse(0);
        if (digest.isPresent()) keptBytes += DIGEST_BYTES;
        return architecture();
    }

    /// Of texts and digests, which stay until the end.
    long keptBytes() {
        return keptBytes;
    }

    Optional<byte[]> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    Optional<String> sha256(String path) {
        return Optional.ofNullable(digests.get(path));
    }

    /// Whether it carries a signature; told of loaders and kernels.
    boolean isSigned(String path) {
        return signed.contains(path);
    }

    private static boolean isStartedByFirmware(String path) {
        String name = EntryPath.lastPart(path);
        return name.startsWith("vmlinuz") || name.contains(".efi");
    }

    private static boolean isText(String path) {
        String name = EntryPath.lastPart(path);
        return TEXT_DIRECTORIES.contains(EntryPath.parent(path))
                && (name.equals("machine-id") || name.startsWith("os-release"));
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
