package dev.tarmac.image.build.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/// Headers made by hand, and headers made by chance.
class TarReaderTest {
    @Test
    void takesXattrsFromEverySpelling() throws Exception {
        TarEntry entry =
                readPax(
                        "SCHILY.xattr.user.a=raw",
                        "LIBARCHIVE.xattr.user.a=b3RoZXI=",
                        "LIBARCHIVE.xattr.user.b=YmFzZTY0",
                        "RHT.security.selinux=system_u:object_r:etc_t:s0");

        assertThat(entry.xattrs())
                .containsExactly(
                        Map.entry("security.selinux", "system_u:object_r:etc_t:s0\0"),
                        Map.entry("user.a", "raw"),
                        Map.entry("user.b", "base64"));
    }

    @Test
    void globalRecordsHoldUntilTakenBack() throws Exception {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(extended('g', "uid=4000000"));
        tar.writeBytes(header("one"));
        tar.writeBytes(extended('x', "uid="));
        tar.writeBytes(header("two"));
        tar.writeBytes(header("three"));
        tar.writeBytes(new byte[1024]);

        assertThat(read(tar.toByteArray()))
                .extracting(TarEntry::uid)
                .containsExactly(4_000_000L, 0L, 4_000_000L);
    }

    @Test
    void keepsTimesBefore1970AndTheirFractions() throws Exception {
        TarEntry entry = readPax("mtime=-1.25");

        assertThat(entry.mtimeSeconds()).isEqualTo(-2);
        assertThat(entry.mtimeNanos()).isEqualTo(750_000_000);
        assertThat(read(concat(TarEncoder.header(entry), new byte[1024]))).containsExactly(entry);
    }

    @Test
    void aHardLinkHasNoDataWhateverItsHeaderSays() throws Exception {
        byte[] link = header("link");
        link[156] = '1';
        link[134] = '7';
        sum(link);

        assertThat(read(concat(link, header("next"), new byte[1024])))
                .extracting(TarEntry::name)
                .containsExactly("link", "next");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("record of 99 bytes does not fit", pax("99 path=x\n")),
                Arguments.of("without '='", pax("9 pathxx\n")),
                Arguments.of("not a decimal number", pax("x path=x\n")),
                Arguments.of("not a time", extended('x', "mtime=1e9")),
                Arguments.of("not a decimal number", extended('x', "size=-1")),
                Arguments.of("no base64", extended('x', "LIBARCHIVE.xattr.a=!")),
                Arguments.of("pack with tar --xattrs", extended('x', "SCHILY.acl.access=u::rwx")),
                Arguments.of("odd count", extended('x', "GNU.sparse.size=9", "GNU.sparse.map=1")),
                Arguments.of(
                        "overlaps or leaves",
                        extended('x', "GNU.sparse.size=9", "GNU.sparse.map=1,20")),
                Arguments.of(
                        "the sparse map tells 5 bytes, the header 0",
                        extended('x', "GNU.sparse.size=9", "GNU.sparse.map=1,5")),
                Arguments.of(
                        "sparse format 2.0 is unknown",
                        extended('x', "GNU.sparse.major=2", "GNU.sparse.minor=0")),
                Arguments.of(
                        "without a real size",
                        extended('x', "GNU.sparse.major=1", "GNU.sparse.minor=0")),
                Arguments.of("incremental dump", typed('D')),
                Arguments.of("multi-volume", typed('M')),
                Arguments.of("unknown type 'Z'", typed('Z')));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void tellsWhatIsMalformedAndWhere(String what, byte[] before) {
        assertThatThrownBy(() -> read(concat(before, header("file"), new byte[1024])))
                .isInstanceOf(MalformedTar.class)
                .hasMessageContaining(what)
                .hasMessageContaining("of the tar");
    }

    @Test
    void headersWithoutEndAreRefused() {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (int i = 0; i < 10; i++)
            tar.writeBytes(extended('x', "SCHILY.xattr.user." + i + "=" + "x".repeat(200_000)));

        assertThatThrownBy(() -> read(concat(tar.toByteArray(), header("file"))))
                .hasMessageContaining("extended headers without end");
    }

    /// The checksum would catch nearly every flip, so it is mended: what counts is what lies
    /// behind.
    @Test
    void anyHeaderIsEntriesOrMalformed() {
        byte[] good =
                concat(
                        extended('x', "path=long", "SCHILY.xattr.user.a=b", "mtime=1.5"),
                        header("file"),
                        typed('S'),
                        new byte[1024]);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        int malformed = 0;
        for (int round = 0; round < 100_000; round++) {
            byte[] tar = good.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--)
                tar[random.nextInt(tar.length - 1024)] = (byte) random.nextInt(256);
            for (int block : new int[] {0, 1024, 1536}) sum(tar, block);
            try {
                read(tar);
            } catch (MalformedTar expected) {
                malformed++;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(malformed).isBetween(10_000, 90_000);
    }

    private static TarEntry readPax(String... records) throws IOException {
        return read(concat(extended('x', records), header("file"), new byte[1024])).getFirst();
    }

    private static List<TarEntry> read(byte[] tar) throws IOException {
        TarReader reader = new TarReader(new ByteArrayInputStream(tar));
        List<TarEntry> entries = new ArrayList<>();
        for (Optional<TarEntry> entry = reader.next(); entry.isPresent(); entry = reader.next())
            entries.add(entry.get());
        return entries;
    }

    private static byte[] header(String name) {
        return TarEncoder.header(
                new TarEntry(
                        name,
                        TarEntry.Kind.FILE,
                        0644,
                        0,
                        0,
                        0,
                        0,
                        0,
                        "",
                        TarEntry.Device.NONE,
                        new TreeMap<>(),
                        Optional.empty()));
    }

    private static byte[] typed(char flag) {
        byte[] header = header("typed");
        header[156] = (byte) flag;
        sum(header);
        return header;
    }

    private static byte[] extended(char flag, String... records) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String record : records) {
            String[] parts = record.split("=", 2);
            PaxRecords.write(body, parts[0], parts[1]);
        }
        return extended(flag, body.toByteArray());
    }

    private static byte[] pax(String body) {
        return extended('x', body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] extended(char flag, byte[] body) {
        byte[] header = header("pax");
        header[156] = (byte) flag;
        byte[] size = String.format("%011o", body.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, header, 124, size.length);
        sum(header);
        return concat(header, body, new byte[TarEncoder.padding(body.length)]);
    }

    private static void sum(byte[] header) {
        sum(header, 0);
    }

    private static void sum(byte[] tar, int at) {
        Arrays.fill(tar, at + 148, at + 156, (byte) ' ');
        int sum = 0;
        for (int i = at; i < at + 512; i++) sum += tar[i] & 0xFF;
        byte[] digits = String.format("%06o\0", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, tar, at + 148, digits.length);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) out.writeBytes(part);
        return out.toByteArray();
    }
}
