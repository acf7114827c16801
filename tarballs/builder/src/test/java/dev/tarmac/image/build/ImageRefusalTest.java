package dev.tarmac.image.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.tarmac.image.ImageName;
import dev.tarmac.image.build.tar.SparseMap;
import dev.tarmac.image.build.tar.TarEntry;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/// Hostile and unfit archives: each refused by name, nothing left in the store.
class ImageRefusalTest {
    private static final ImageName NAME = new ImageName("bad");

    @TempDir private Path folder;

    static Stream<Arguments> unfit() {
        return Stream.of(
                bad("no kernel inside", good().without(ImageTar.KERNEL)),
                bad("no initramfs for kernel 6.1.0-30-amd64", good().without(ImageTar.INITRAMFS)),
                bad(
                        "no initramfs for kernel 6.1.0-30-amd64",
                        good().without(ImageTar.INITRAMFS).file(ImageTar.INITRAMFS, "")),
                bad(
                        "/etc/machine-id holds a machine-id",
                        good().without("etc/machine-id").file("etc/machine-id", "0a1b\n")),
                bad(
                        "/etc/machine-id holds a machine-id",
                        good().without("etc/machine-id")
                                .file("etc/id", "0a1b\n")
                                .symlink("etc/machine-id", "/etc/id")),
                bad(
                        "/var/lib/dbus/machine-id holds a machine-id",
                        good().file("var/lib/dbus/machine-id", "0a1b\n")),
                bad(
                        "/etc/ssh/ssh_host_ed25519_key is an ssh host key",
                        good().file("etc/ssh/ssh_host_ed25519_key", "secret")),
                bad(
                        "/var/lib/systemd/random-seed is a secret",
                        good().file("var/lib/systemd/random-seed", "seed")),
                bad(
                        "its programs are for aarch64, not for x86_64",
                        good().without("usr/bin/dash").program("usr/bin/dash", ImageTar.elf(183))),
                bad(
                        "not a root file system",
                        good().without("usr/bin/dash").without("usr/lib/systemd/systemd")),
                bad("'../etc/passwd' has a '..'", good().file("../etc/passwd", "x")),
                bad("'etc/../../x' has a '..'", good().file("etc/../../x", "x")),
                bad("'/..' has a '..'", good().directory("/..")),
                bad("an empty part or a '.' inside", good().file("etc//passwd", "x")),
                bad("an empty part or a '.' inside", good().file("etc/./passwd", "x")),
                bad(
                        "links to a name with a '..'",
                        good().hardLink("etc/shadow2", "../../etc/shadow")),
                bad("which is not in the archive", good().hardLink("etc/a", "etc/none")),
                bad("which is a directory", good().hardLink("etc/a", "usr")),
                bad("which is not in the archive", good().hardLink("etc/a", "etc/a")),
                bad(
                        "/bin/evil lies below /bin, which is a symbolic link",
                        good().file("bin/evil", "x")),
                bad(
                        "/late/evil lies below /late, which is a symbolic link",
                        good().file("late/evil", "x").symlink("late", "/etc")),
                bad(
                        "/etc/os-release/x lies below /etc/os-release, which is a file",
                        good().file("etc/os-release/x", "x")),
                bad("'./etc/os-release' is in the archive twice", twice()),
                bad("the root is a symbolic link", good().without("./").symlink("./", "/etc")),
                bad("a part longer than 255 bytes", good().file("etc/" + "n".repeat(256), "x")),
                bad("a name or target longer than 4095", good().symlink("etc/l", "t".repeat(4096))),
                bad("claims to be 17592186044417 bytes", good().with(hugeSparse(), new byte[0])),
                bad("no kernel inside", good().without(ImageTar.KERNEL).file(ImageTar.KERNEL, "")),
                bad(
                        "no kernel inside",
                        good().without(ImageTar.KERNEL)
                                .file("boot/vmlinuz-9 init=/bin/sh", "kernel")
                                .file("boot/initrd.img-9 init=/bin/sh", "initramfs")),
                bad(
                        "/etc/dropbear/dropbear_rsa_host_key is an ssh host key",
                        good().file("etc/dropbear/dropbear_rsa_host_key", "secret")),
                bad(
                        "/etc/ssh/ssh_host_rsa_key is an ssh host key",
                        good().symlink("etc/ssh", "/usr/etc/ssh")
                                .file("usr/etc/ssh/ssh_host_rsa_key", "secret")),
                bad(
                        "/boot/loader/random-seed is a secret",
                        good().file("boot/loader/random-seed", "seed")));
    }

    /// What the agent or the kernel refuses, after the disk was wiped.
    static Stream<Arguments> uninstallable() {
        String deep = ("d".repeat(254) + "/").repeat(16) + "d".repeat(15);
        return Stream.of(
                bad("a zero byte in its path", spoiled(Map.of("path", "etc/a\0b"))),
                bad("a zero byte in its target", spoiled(Map.of("linkpath", "a\0b"))),
                bad("a target of no length", good().symlink("etc/l", "")),
                bad("an owner that Linux does not know", spoiled(Map.of("uid", "4294967295"))),
                bad("an owner that Linux does not know", spoiled(Map.of("gid", "99999999999"))),
                bad("a time beyond", spoiled(Map.of("mtime", "1234567890123456789"))),
                bad("65 extended attributes; at most 64", spoiled(manyXattrs())),
                bad("'nonsense'", spoiled(Map.of("SCHILY.xattr.nonsense", "x"))),
                bad("'user.%41'", spoiled(Map.of("SCHILY.xattr.user.%41", "x"))),
                bad("'user.a', which a symbolic link", spoiled(Map.of("SCHILY.xattr.user.a", "x"))),
                bad(
                        "too long a name",
                        spoiled(Map.of("SCHILY.xattr.trusted." + "n".repeat(255), "x"))),
                bad(
                        "an extended attribute of 65537 bytes",
                        spoiled(Map.of("SCHILY.xattr.trusted.a", "x".repeat(65_537)))),
                bad("a name or target longer than 4095", good().directory(deep)));
    }

    @ParameterizedTest(name = "{0} ({index})")
    @MethodSource("uninstallable")
    void refusesWhatNoMachineCouldUnpack(String what, ImageTar tar) throws Exception {
        assertThat(refusal(tar.bytes()))
                .hasMessageContaining(what)
                .hasMessageContaining("pack it again");
    }

    private static Map<String, String> manyXattrs() {
        Map<String, String> xattrs = new TreeMap<>();
        for (int i = 0; i < 65; i++) xattrs.put("SCHILY.xattr.trusted.x" + i, "x");
        return xattrs;
    }

    /// A symbolic link with those pax records.
    private static ImageTar spoiled(Map<String, String> records) {
        return good().pax(records).symlink("etc/link", "target");
    }

    /// A few megabytes can unpack to more names and texts than any memory holds.
    @Test
    void stopsBeforeMemoryIsFull() throws Exception {
        ImageTar links = good();
        for (int i = 0; i < 400; i++) links.symlink("etc/l" + i, "t".repeat(4000));
        ImageTar texts = good();
        for (int i = 0; i < 40; i++) texts.file("etc/os-release" + i, "x".repeat(60_000));

        for (ImageTar tar : List.of(links, texts))
            assertThat(
                            refusal(
                                    tar.write(folder.resolve("kept.tar")),
                                    new ImportLimits(1000, 1 << 30, 1 << 30, 4095, 1 << 20)))
                    .hasMessageContaining("more than 1048576 bytes of names")
                    .hasMessageContaining("pack a smaller tree");
    }

    @Test
    void readsANameOfAllSlashesInNoTime() {
        String name = "/".repeat(4_000_000);

        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(EntryPath.normalise(name).path()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"BZh9, bunzip2", "LZIP, lzip -d", "'PK\u0003\u0004', tar -C ROOT -c"})
    void tellsHowToUnpackWhatIsNotReadHere(String magic, String fix) throws Exception {
        assertThat(refusal((magic + "x".repeat(2000)).getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageContaining("bad.tar: is ")
                .hasMessageContaining(fix)
                .hasMessageNotContaining("damaged");
    }

    @ParameterizedTest(name = "{0} ({index})")
    @MethodSource("unfit")
    void refusesUnfitArchivesByName(String what, ImageTar tar) throws Exception {
        Refused refused = refusal(tar.bytes());

        assertThat(refused).hasMessageContaining(what);
        assertThat(refused.problems()).allMatch(problem -> !problem.fix().isBlank());
    }

    @Test
    void acceptsWhatAllThoseCasesStartFrom() throws Exception {
        Path file = good().write(folder.resolve("good.tar"));

        assertThat(ImageImport.check(file, ImportLimits.DEFAULT, Progress.SILENT).arch())
                .isEqualTo("x86_64");
    }

    @Test
    void acceptsAMachineIdThatSaysUninitialized() throws Exception {
        Path file =
                good().without("etc/machine-id")
                        .file("etc/machine-id", "uninitialized\n")
                        .symlink("var/lib/dbus/machine-id", "/etc/machine-id")
                        .write(folder.resolve("good.tar"));

        ImageImport.check(file, ImportLimits.DEFAULT, Progress.SILENT);
    }

    @Test
    void tellsAllProblemsAtOnce() throws Exception {
        ImageTar tar =
                good().without(ImageTar.INITRAMFS)
                        .file("../x", "x")
                        .file("etc/ssh/ssh_host_rsa_key", "x")
                        .file("var/lib/systemd/random-seed", "x");

        assertThat(refusal(tar.bytes()).problems()).hasSize(4);
    }

    @Test
    void doesNotListAMillionProblems() throws Exception {
        ImageTar tar = good();
        for (int i = 0; i < 1000; i++) tar.file("../" + i, "x");

        assertThat(refusal(tar.bytes()).problems())
                .hasSize(41)
                .last()
                .asString()
                .contains("960 more problems");
    }

    @Test
    void showsHostileNamesWithoutTheirControlCharacters() throws Exception {
        Refused refused = refusal(good().file("../\33[2J", "x").bytes());

        assertThat(refused.getMessage()).contains("\\u001b[2J").doesNotContain("\33");
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void refusesTruncationAtEveryPlace(Compression compression) throws Exception {
        byte[] whole = compression.of(good().bytes());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        // A plain tar without the second of its two zero blocks is still whole.
        int last = compression == Compression.PLAIN ? 1024 : 1;
        for (int round = 0; round < 60; round++) {
            int length = round == 0 ? whole.length - last : random.nextInt(whole.length - last);
            assertThat(refusal(Arrays.copyOf(whole, length)))
                    .as("%s cut to %d of %d", compression, length, whole.length)
                    .hasMessageMatching("(?s).*(truncated|damaged).*fetch or pack it again.*");
        }
    }

    @Test
    void refusesAnArchiveWithoutItsEndMark() throws Exception {
        assertThat(refusal(good().unended())).hasMessageContaining("truncated at byte");
    }

    @Test
    void refusesTarsJoinedWithCat() throws Exception {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(good().bytes());
        joined.writeBytes(good().bytes());

        assertThat(refusal(joined.toByteArray())).hasMessageContaining("tars joined with cat");
    }

    @Test
    void refusesWhatIsNoTar() throws Exception {
        assertThat(
                        refusal(
                                "<html>404 not found</html>"
                                        .repeat(100)
                                        .getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("at byte 0 of the tar");
        assertThat(refusal(new byte[0])).hasMessageContaining("truncated at byte 0");
    }

    @Test
    void refusesAFlippedBitOfCompressedData() throws Exception {
        for (Compression compression :
                List.of(Compression.GZIP, Compression.XZ, Compression.ZSTD)) {
            byte[] bytes = compression.of(good().bytes());
            bytes[bytes.length / 2] ^= 4;

            assertThat(refusal(bytes)).as("%s", compression).hasMessageContaining("damaged");
        }
    }

    @Test
    void stopsAtTheLimits() throws Exception {
        Path bomb =
                Files.write(
                        folder.resolve("bomb.tar.zst"),
                        Compression.ZSTD.of(
                                good().program("usr/bin/zeros", new byte[8 << 20]).bytes()));
        ImportLimits small = new ImportLimits(10, 4 << 20, 16 << 20, 100, 1 << 20);

        assertThat(refusal(bomb, new ImportLimits(1000, 4 << 20, 16 << 20, 100, 1 << 20)))
                .hasMessageContaining("claims to be 8388608 bytes large");
        assertThat(refusal(bomb, new ImportLimits(1000, 8 << 20, 16 << 20, 100, 1 << 20)))
                .hasMessageContaining("more than 8388608 bytes of tar inside");
        assertThat(refusal(bomb, small)).hasMessageContaining("more than 10 entries");
    }

    @Test
    void refusesAMissingFile() {
        assertThat(
                        catchThrowableOfType(
                                Refused.class,
                                () ->
                                        ImageImport.check(
                                                folder.resolve("none.tar"),
                                                ImportLimits.DEFAULT,
                                                Progress.SILENT)))
                .hasMessageContaining("no such file");
    }

    @Test
    void anyDamageIsAnImageOrARefusal() throws Exception {
        byte[] good =
                good().symlink("etc/long", "l".repeat(150))
                        .with(
                                ImageTar.sparse(
                                        "etc/sparse",
                                        new SparseMap(
                                                9999, List.of(new SparseMap.Segment(100, 3)))),
                                new byte[3])
                        .bytes();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(99);
        Path file = folder.resolve("fuzz.tar");
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = good.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            Files.write(file, bytes);
            try {
                ImageImport.check(file, ImportLimits.DEFAULT, Progress.SILENT);
            } catch (Refused expected) {
                refused++;
            }
        }
        assertThat(refused).isBetween(500, 3000);
    }

    private Refused refusal(byte[] archive) throws IOException {
        return refusal(Files.write(folder.resolve("bad.tar"), archive), ImportLimits.DEFAULT);
    }

    private Refused refusal(Path file, ImportLimits limits) throws IOException {
        Path store = folder.resolve("store");
        ImportOptions options = new ImportOptions(limits, 1, false);
        Refused refused =
                catchThrowableOfType(
                        Refused.class,
                        () -> ImageImport.run(file, NAME, store, options, Progress.SILENT));
        assertThat(refused).as("refused").isNotNull();
        try (Stream<Path> left = Files.list(store)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly(".lock");
        }
        return refused;
    }

    private static ImageTar good() {
        return ImageTar.good();
    }

    private static ImageTar twice() {
        return good().file("./etc/os-release", "ID=other\n");
    }

    private static TarEntry hugeSparse() {
        return ImageTar.sparse("etc/huge", new SparseMap((16L << 40) + 1, List.of()));
    }

    private static Arguments bad(String what, ImageTar tar) {
        return Arguments.of(what, tar);
    }
}
