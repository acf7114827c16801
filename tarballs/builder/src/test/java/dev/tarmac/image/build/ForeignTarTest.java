package dev.tarmac.image.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarmac.image.ImageName;
import dev.tarmac.image.build.tar.TarEntry;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// GNU tar as the other side: what it packs we read in every format it has, and what we write it
/// unpacks to the same tree.
class ForeignTarTest {
    private static final ImageName NAME = new ImageName("foreign");
    private static final String LONG_NAME = "usr/lib/" + "n".repeat(120) + "/" + "m".repeat(120);
    private static final long DATA_AT = 1 << 18;
    private static final Instant MTIME = Instant.parse("2024-02-29T12:34:56.789012345Z");

    @TempDir private Path folder;
    private Path tree;

    @BeforeEach
    void makeTree() throws Exception {
        assumeTrue(hasTar(), "no GNU tar here");
        tree = Files.createDirectory(folder.resolve("tree"));
        ImageTar.good().unpack(tree);
        Files.createLink(tree.resolve("usr/bin/hard"), tree.resolve("usr/bin/curl"));
        try (RandomAccessFile sparse = new RandomAccessFile(path("etc/sparse"), "rw")) {
            for (int hole = 1; hole <= 30; hole++) {
                sparse.seek(hole * DATA_AT);
                sparse.write("data in a hole".getBytes(StandardCharsets.US_ASCII));
            }
            sparse.setLength(31 * DATA_AT);
        }
        Files.setLastModifiedTime(tree.resolve("etc/sparse"), FileTime.from(MTIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v7", "ustar", "oldgnu", "gnu", "pax"})
    void readsEveryFormatOfGnuTar(String format) throws Exception {
        if (!format.equals("v7") && !format.equals("ustar")) makeLongName();
        Path tar = pack("--format=" + format);

        Imported image = imported(tar);

        assertThat(image.names()).containsAll(names());
        assertThat(image.data("usr/bin/dash")).isEqualTo(ImageTar.elf(62));
        assertThat(image.entry("bin").link()).isEqualTo("usr/bin");
        assertThat(image.entries())
                .filteredOn(entry -> entry.kind() == TarEntry.Kind.HARD_LINK)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--format=gnu",
                "--sparse-version=0.0",
                "--sparse-version=0.1",
                "--sparse-version=1.0"
            })
    void readsEverySparseFormatOfGnuTar(String option) throws Exception {
        Path tar =
                option.startsWith("--sparse")
                        ? pack("--format=pax", "--sparse", option)
                        : pack("--sparse", option);

        TarEntry sparse = imported(tar).entry("etc/sparse");

        assertThat(sparse.sparse()).isPresent();
        assertThat(sparse.size()).isEqualTo(31 * DATA_AT);
        assertThat(sparse.dataBytes()).isLessThan(1 << 20);
        assertThat(sparse.sparse().orElseThrow().segments().getFirst().offset()).isEqualTo(DATA_AT);
    }

    @Test
    void isUnpackedByGnuTarToTheSameTree() throws Exception {
        makeLongName();
        Imported image = imported(pack("--format=pax", "--sparse"));
        Path tar = Files.write(folder.resolve("again.tar"), image.tar());
        Path again = Files.createDirectory(folder.resolve("again"));

        // All directories come first: without this GNU tar sets their times before they are filled.
        String said =
                run(
                        "tar",
                        "--delay-directory-restore",
                        "-C",
                        again.toString(),
                        "-xf",
                        tar.toString());

        assertThat(said).isEmpty();
        for (String name : names()) {
            Path one = tree.resolve(name);
            Path other = again.resolve(name);
            assertThat(
                            Files.readAttributes(
                                    other, "unix:mode,lastModifiedTime", LinkOption.NOFOLLOW_LINKS))
                    .as(name)
                    .isEqualTo(
                            Files.readAttributes(
                                    one, "unix:mode,lastModifiedTime", LinkOption.NOFOLLOW_LINKS));
            if (Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS))
                assertThat(Files.mismatch(one, other)).as(name).isEqualTo(-1);
        }
        assertThat(Files.isSameFile(again.resolve("usr/bin/hard"), again.resolve("usr/bin/curl")))
                .isTrue();
        assertThat(Files.getLastModifiedTime(again.resolve("etc/sparse")))
                .isEqualTo(FileTime.from(MTIME));
    }

    @Test
    void isListedByGnuTarLikeTheSource() throws Exception {
        Path source = pack("--format=pax");
        Path result = Files.write(folder.resolve("again.tar"), imported(source).tar());

        assertThat(listing(result)).isEqualTo(listing(source));
    }

    private List<String> listing(Path tar) throws Exception {
        return run("tar", "--numeric-owner", "--full-time", "-tvf", tar.toString())
                .lines()
                .map(line -> line.replace(" ./", " ").replaceAll(" +", " "))
                .sorted()
                .toList();
    }

    private void makeLongName() throws IOException {
        Files.createDirectories(tree.resolve(LONG_NAME).getParent());
        Files.writeString(tree.resolve(LONG_NAME), "long");
    }

    private Path pack(String... options) throws Exception {
        Path tar = folder.resolve("packed.tar");
        List<String> command = new ArrayList<>(List.of("tar", "-C", tree.toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cf", tar.toString(), "."));
        assertThat(run(command.toArray(String[]::new))).isEmpty();
        return tar;
    }

    private Imported imported(Path tar) throws Exception {
        Path store = folder.resolve("store");
        ImageImport.run(tar, NAME, store, Progress.SILENT);
        return new Imported(new ImageStore(store).open(NAME));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            return paths.filter(path -> !path.equals(tree))
                    .map(
                            path ->
                                    tree.relativize(path)
                                            + (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                                                    ? "/"
                                                    : ""))
                    .toList();
        }
    }

    private String path(String name) {
        return tree.resolve(name).toString();
    }

    private static boolean hasTar() {
        return Stream.of("/bin/tar", "/usr/bin/tar").anyMatch(tar -> Files.exists(Path.of(tar)));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        process.getInputStream().transferTo(said);
        if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
        String text = said.toString(StandardCharsets.UTF_8);
        if (process.exitValue() != 0) throw new AssertionError(List.of(command) + ": " + text);
        return text;
    }
}
