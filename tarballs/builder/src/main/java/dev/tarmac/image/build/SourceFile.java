package dev.tarmac.image.build;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;

import dev.tarmac.image.build.tar.MalformedTar;
import dev.tarmac.problem.Refused;

import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/// A tar file, whatever it is compressed with: told by its first bytes, not by its name. Damage
/// shows as [MalformedTar], so that it is never mistaken for trouble with our own output.
final class SourceFile implements AutoCloseable {
    private static final int BUFFER = 1 << 18;
    private static final int XZ_MEMORY_KIB = 512 << 10;

    private final Counting counted;
    private final InputStream tar;
    private final long size;

    private SourceFile(Counting counted, InputStream tar, long size) {
        this.counted = counted;
        this.tar = tar;
        this.size = size;
    }

    /// Refused when it is packed in a way that is not read here.
    static SourceFile open(Path file, long maxTarBytes) throws Refused, IOException {
        long size = Files.size(file);
        Counting counted = new Counting(Files.newInputStream(file));
        try {
            BufferedInputStream packed = new BufferedInputStream(counted, BUFFER);
            byte[] magic = magic(packed);
            requireReadable(file, magic);
            InputStream decompressed = decompress(packed, magic);
            return new SourceFile(counted, new Guarded(decompressed, maxTarBytes), size);
        } catch (Refused e) {
            counted.close();
            throw e;
        } catch (IOException e) {
            counted.close();
            throw new MalformedTar("damaged at its very beginning: " + reason(e), e);
        }
    }

    InputStream tar() {
        return tar;
    }

    /// Bytes of the file, compressed as it is.
    long size() {
        return size;
    }

    long bytesRead() {
        return counted.count;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private static byte[] magic(BufferedInputStream in) throws IOException {
        in.mark(8);
        byte[] magic = Arrays.copyOf(in.readNBytes(6), 6);
        in.reset();
        return magic;
    }

    private static void requireReadable(Path file, byte[] magic) throws Refused {
        if (starts(magic, 'B', 'Z', 'h')) throw packed(file, "bzip2", "bunzip2 " + file);
        if (starts(magic, 0x04, 0x22, 0x4D, 0x18)) throw packed(file, "lz4", "unlz4 " + file);
        if (starts(magic, 'L', 'Z', 'I', 'P')) throw packed(file, "lzip", "lzip -d " + file);
        if (starts(magic, 'P', 'K', 3, 4))
            throw new Refused(
                    file.toString(),
                    "is a zip, which keeps no owners and modes",
                    "get the tree as a tar, or make one as root: tar -C ROOT -c .");
    }

    private static Refused packed(Path file, String how, String command) {
        return new Refused(
                file.toString(),
                "is packed with " + how + ", which is not read here",
                "decompress it first: " + command);
    }

    private static InputStream decompress(BufferedInputStream in, byte[] magic) throws IOException {
        if (starts(magic, 0x1F, 0x8B)) return new GZIPInputStream(in, BUFFER);
        if (starts(magic, 0xFD, '7', 'z', 'X', 'Z', 0)) return new XZInputStream(in, XZ_MEMORY_KIB);
        if (starts(magic, 0x28, 0xB5, 0x2F, 0xFD) || starts(magic, 0x50, 0x2A, 0x4D, 0x18))
            return new BufferedInputStream(new ZstdInputStream(in), BUFFER);
        return in;
    }

    private static boolean starts(byte[] magic, int... wanted) {
        for (int i = 0; i < wanted.length; i++) if ((magic[i] & 0xFF) != wanted[i]) return false;
        return true;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static boolean wantsTooMuchMemory(IOException e) {
        return switch (e) {
            case MemoryLimitException xz -> true;
            case ZstdIOException zstd ->
                    zstd.getErrorCode() == Zstd.errFrameParameterWindowTooLarge();
            default -> false;
        };
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) count++;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            if (got > 0) count += got;
            return got;
        }
    }

    /// Ends decompression bombs, and turns whatever a decompressor says into one type.
    private static final class Guarded extends InputStream {
        private final InputStream in;
        private final long limit;
        private long count;

        Guarded(InputStream in, long limit) {
            this.in = in;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got;
            try {
                got = in.read(buffer, offset, length);
            } catch (IOException e) {
                if (wantsTooMuchMemory(e))
                    throw new ImportLimits.Exceeded(
                            "unpacking it takes more memory than an import has",
                            "compress it again without --long, --ultra or a large dictionary, like"
                                    + " xz -6 or zstd -19");
                throw new MalformedTar(
                        "damaged or truncated after " + count + " bytes of tar: " + reason(e), e);
            }
            if (got > 0) count += got;
            if (count > limit)
                throw new ImportLimits.Exceeded("more than " + limit + " bytes of tar inside");
            return got;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
