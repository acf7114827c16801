package dev.tarmac.agent.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

class TarReaderTest {
    private final TarReader reader = new TarReader();
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    @Test
    void readsAHeader() throws Exception {
        TarEntry entry =
                first(new TarBytes().owner(1000, 1001).file("etc/motd", 0640, new byte[] {1, 2}));
        assertThat(entry.type).isEqualTo(TarType.FILE);
        assertThat(entry.path).hasToString("etc/motd");
        assertThat(entry.mode).isEqualTo(0640);
        assertThat(entry.user).isEqualTo(1000);
        assertThat(entry.group).isEqualTo(1001);
        assertThat(entry.seconds).isEqualTo(1_600_000_000);
        assertThat(entry.dataLength).isEqualTo(2);
        assertThat(buffer.get(entry.dataStart + 1)).isEqualTo((byte) 2);
    }

    @Test
    void joinsThePrefixOfAPosixHeader() throws Exception {
        byte[] header = new TarBytes().header('0', "name", "", 0644, 0);
        TarBytes.put(header, 345, "a/prefix".getBytes(StandardCharsets.US_ASCII), 155);
        assertThat(first(new TarBytes().raw(TarBytes.sealed(header))).path)
                .hasToString("a/prefix/name");
    }

    @Test
    void takesNameOwnerSizeAndTimeFromExtendedRecords() throws Exception {
        String path = "deep/".repeat(200) + "name";
        TarEntry entry =
                first(
                        new TarBytes()
                                .pax(
                                        "path=" + path,
                                        "uid=4000000000",
                                        "gid=3000000",
                                        "mtime=1700000000.123456789123",
                                        "atime=1.5",
                                        "uname=somebody",
                                        "comment=nothing")
                                .file("short", "x"));
        assertThat(entry.path).hasToString(path);
        assertThat(entry.user).isEqualTo(4_000_000_000L);
        assertThat(entry.group).isEqualTo(3_000_000);
        assertThat(entry.seconds).isEqualTo(1_700_000_000);
        assertThat(entry.nanos).isEqualTo(123_456_789);
    }

    @Test
    void extendedRecordsHoldForOneEntryOnly() throws Exception {
        first(
                new TarBytes()
                        .pax("path=long", "mtime=1.5", "SCHILY.xattr.user.a=b")
                        .file("x", "")
                        .file("y", ""));
        TarEntry second = reader.next();
        assertThat(second.path).hasToString("y");
        assertThat(second.attributes).isZero();
        assertThat(second.nanos).isZero();
    }

    @Test
    void findsAttributesWithAnyBytesInThem() throws Exception {
        TarEntry entry =
                first(
                        new TarBytes()
                                .pax(
                                        "SCHILY.xattr.security.selinux=a=b\nc",
                                        "SCHILY.xattr.user.a%3Db%25=")
                                .file("x", ""));
        assertThat(entry.attributes).isEqualTo(2);
        assertThat(text(entry.attributeName[0], 16)).isEqualTo("security.selinux");
        assertThat(text(entry.attributeValue[0], entry.attributeLength[0])).isEqualTo("a=b\nc");
        assertThat(text(entry.attributeName[1], 9)).isEqualTo("user.a=b%");
        assertThat(buffer.get(entry.attributeName[1] + 9)).isZero();
        assertThat(entry.attributeLength[1]).isZero();
    }

    @Test
    void readsGnuLongNames() throws Exception {
        String path = "gnu/".repeat(100) + "name";
        String link = "to/".repeat(100) + "target";
        TarEntry entry =
                first(
                        new TarBytes()
                                .extension('L', (path + "\0").getBytes(StandardCharsets.UTF_8))
                                .extension('K', (link + "\0").getBytes(StandardCharsets.UTF_8))
                                .symlink("gnu", "to"));
        assertThat(entry.path).hasToString(path);
        assertThat(entry.link).hasToString(link);
    }

    @Test
    void readsNumbersInBase256() throws Exception {
        byte[] header = new TarBytes().header('0', "x", "", 0644, 0);
        header[136] = (byte) 0xff;
        Arrays.fill(header, 137, 147, (byte) 0xff);
        header[147] = (byte) 0xfe;
        header[108] = (byte) 0x80;
        Arrays.fill(header, 109, 112, (byte) 0);
        TarBytes.put(header, 112, new byte[] {0x10, 0, 0, 1}, 4);
        TarEntry entry = first(new TarBytes().raw(TarBytes.sealed(header)));
        assertThat(entry.seconds).isEqualTo(-2);
        assertThat(entry.user).isEqualTo(0x1000_0001L);
    }

    @Test
    void readsSparseMapsOfGnuTar10() throws Exception {
        byte[] map =
                Arrays.copyOf("2\n0\n3\n1000000\n4\n".getBytes(StandardCharsets.US_ASCII), 512);
        TarBytes tar = new TarBytes();
        tar.pax(
                "GNU.sparse.major=1",
                "GNU.sparse.minor=0",
                "GNU.sparse.name=real",
                "GNU.sparse.realsize=2000000",
                "path=GNUSparseFile.0/real");
        tar.raw(tar.header('0', "GNUSparseFile.0/real", "", 0644, 519)).raw(map);
        TarEntry entry = first(tar.data(new byte[7]));
        assertThat(entry.path).hasToString("real");
        assertThat(entry.fileSize).isEqualTo(2_000_000);
        assertThat(entry.dataLength).isEqualTo(7);
        assertThat(entry.sparse.pieces()).isEqualTo(2);
        assertThat(entry.sparse.offset(1)).isEqualTo(1_000_000);
        assertThat(entry.sparse.length(1)).isEqualTo(4);
    }

    @Test
    void readsOldSparseHeadersWithAnExtension() throws Exception {
        TarBytes tar = new TarBytes();
        byte[] header = tar.header('S', "real", "", 0644, 5);
        for (int i = 0; i < 4; i++) piece(header, 386 + 24 * i, i * 1024L, 1);
        header[482] = 1;
        TarBytes.octal(header, 483, 12, 10_000);
        byte[] more = new byte[512];
        piece(more, 0, 8192, 1);
        piece(more, 24, 10_000, 0);
        tar.raw(TarBytes.sealed(header)).raw(more);
        TarEntry entry = first(tar.data(new byte[5]));
        assertThat(entry.fileSize).isEqualTo(10_000);
        assertThat(entry.sparse.pieces()).isEqualTo(5);
        assertThat(entry.sparse.offset(4)).isEqualTo(8192);
    }

    @Test
    void readsWhatCommonsCompressWrites() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            TarArchiveEntry entry = new TarArchiveEntry("x".repeat(90) + "/" + "y".repeat(90));
            entry.setUserId(5_000_000L);
            entry.setSize(3);
            out.putArchiveEntry(entry);
            out.write(new byte[] {1, 2, 3});
            out.closeArchiveEntry();
        }
        TarEntry entry = first(new TarBytes().raw(bytes.toByteArray()));
        assertThat(entry.path.length()).isEqualTo(181);
        assertThat(entry.user).isEqualTo(5_000_000);
        assertThat(entry.dataHere).isEqualTo(3);
        assertThat(reader.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99 path=x\n",
                "5 path=x\n",
                "9 path=x ",
                "x path=x\n",
                "11 pathisx\n",
                "0 \n",
                "12 mtime=1x\n",
                "14 SCHILY.xat\n",
                "26 SCHILY.acl.access=abc\n",
                "21 GNU.sparse.map=0,1\n",
                "999999999999999 path=x\n",
                "18 uid=-1000000000\n",
            })
    void refusesExtendedRecordsThatAreWrong(String records) {
        byte[] body = records.getBytes(StandardCharsets.US_ASCII);
        refused(new TarBytes().extension('x', body).file("x", ""), " ");
    }

    @Test
    void refusesAWrongChecksum() {
        byte[] header = new TarBytes().header('0', "x", "", 0644, 0);
        header[0] ^= 1;
        refused(new TarBytes().raw(header), "checksum");
    }

    @Test
    void refusesALongerFileThanTheArchiveHasBytes() {
        TarBytes tar = new TarBytes();
        refused(tar.raw(tar.header('0', "x", "", 0644, 1025)).raw(new byte[1024]), "larger than");
    }

    @Test
    void refusesAHeaderCutOffByItsFrame() {
        byte[] header = new TarBytes().header('0', "x", "", 0644, 0);
        refused(new TarBytes().raw(Arrays.copyOf(header, 500)), "cut off");
    }

    @Test
    void refusesExtendedHeadersThatBelongToNoEntry() {
        refused(new TarBytes().pax("path=x"), "ends after an extended header");
        refused(new TarBytes().pax("path=x").end(), "belong to no entry");
    }

    @Test
    void refusesGlobalHeadersThatSayMoreThanAComment() throws Exception {
        byte[] comment = "14 comment=ab\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(first(new TarBytes().extension('g', comment).file("x", "")).path)
                .hasToString("x");
        byte[] mtime = "11 mtime=1\n".getBytes(StandardCharsets.US_ASCII);
        refused(new TarBytes().extension('g', mtime).file("x", ""), "global");
    }

    @ParameterizedTest
    @ValueSource(chars = {'D', 'M', 'N', 'V', 'X', 'q'})
    void refusesEntriesThatWeCannotMake(char type) {
        refused(new TarBytes().entry(type, "x", "", 0644, new byte[0]), "of type '" + type + "'");
    }

    @Test
    void refusesSparseMapsThatOverlapOrDoNotAddUp() {
        for (String map :
                new String[] {"2\n5\n3\n0\n4\n", "1\n0\n6\n", "1\n99\n7\n", "9\n0\n7\n", "x\n"}) {
            TarBytes tar = new TarBytes();
            tar.pax("GNU.sparse.major=1", "GNU.sparse.minor=0", "GNU.sparse.realsize=100");
            tar.raw(tar.header('0', "x", "", 0644, 519));
            tar.raw(Arrays.copyOf(map.getBytes(StandardCharsets.US_ASCII), 512));
            refused(tar.data(new byte[7]), "sparse map");
        }
    }

    @Test
    void anyBytesAtAllGiveEntriesOrANamedError() throws Exception {
        Random random = new Random(20_260_801);
        byte[] good = everything();
        int refused = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = i % 10 == 0 ? noise(random) : flipped(good, random);
            buffer = TarBytes.direct(bytes);
            reader.open(buffer, 0, bytes.length, 0);
            try {
                while (reader.next() != null) {}
            } catch (MalformedTar e) {
                refused++;
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(refused).isBetween(50_000, 100_000);
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(4096)];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Some flips, half the time with the header sealed again so that they get past the checksum.
    private static byte[] flipped(byte[] good, Random random) {
        byte[] bytes =
                Arrays.copyOf(
                        good, random.nextInt(20) == 0 ? random.nextInt(good.length) : good.length);
        for (int flips = random.nextInt(4); flips >= 0 && bytes.length > 0; flips--) {
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            int block = at / 512 * 512;
            if (random.nextBoolean() && block + 512 <= bytes.length && bytes[block + 257] == 'u') {
                byte[] header = TarBytes.sealed(Arrays.copyOfRange(bytes, block, block + 512));
                System.arraycopy(header, 0, bytes, block, 512);
            }
        }
        return bytes;
    }

    /// One of each kind of entry and header.
    private static byte[] everything() {
        TarBytes tar = new TarBytes();
        tar.directory("./", 0755)
                .pax("path=d", "mtime=1.5", "SCHILY.xattr.user.a=b")
                .directory("x", 0755);
        tar.extension('L', "long\0".getBytes(StandardCharsets.US_ASCII)).file("d/file", "content");
        tar.symlink("d/link", "target").entry('6', "d/fifo", "", 0600, new byte[0]);
        tar.entry('3', "d/null", "", 0666, new byte[0]);
        byte[] map = Arrays.copyOf("1\n1000\n7\n".getBytes(StandardCharsets.US_ASCII), 512);
        tar.pax("GNU.sparse.major=1", "GNU.sparse.minor=0", "GNU.sparse.realsize=5000");
        tar.raw(tar.header('0', "d/sparse", "", 0644, 519)).raw(map).data(new byte[7]);
        byte[] old = tar.header('S', "d/old", "", 0644, 2);
        piece(old, 386, 100, 2);
        TarBytes.octal(old, 483, 12, 1000);
        tar.raw(TarBytes.sealed(old)).data(new byte[2]);
        return tar.hardLink("d/same", "d/file").end().toBytes();
    }

    private static void piece(byte[] block, int at, long offset, long length) {
        TarBytes.octal(block, at, 12, offset);
        TarBytes.octal(block, at + 12, 12, length);
    }

    private TarEntry first(TarBytes tar) throws MalformedTar {
        open(tar);
        return reader.next();
    }

    private void open(TarBytes tar) {
        buffer = TarBytes.direct(tar.toBytes());
        reader.open(buffer, 0, buffer.capacity(), 0);
    }

    private void refused(TarBytes tar, String... words) {
        open(tar);
        assertThatThrownBy(
                        () -> {
                            while (reader.next() != null) {}
                        })
                .isInstanceOf(MalformedTar.class)
                .hasMessageContainingAll(words);
    }

    private String text(int start, int length) {
        byte[] bytes = new byte[length];
        buffer.get(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
