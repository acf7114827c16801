package dev.tarmac.pxe.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class DirectoryFilesTest {
    @TempDir Path folder;
    private Path root;
    private DirectoryFiles files;

    @BeforeEach
    void makeFiles() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        Files.writeString(folder.resolve("secret"), "secret");
        Files.writeString(root.resolve("loader"), "0123456789");
        Files.createDirectories(root.resolve("sub"));
        Files.writeString(root.resolve("sub/other"), "x");
        Files.createSymbolicLink(root.resolve("inside"), Path.of("sub/other"));
        Files.createSymbolicLink(root.resolve("outside"), folder.resolve("secret"));
        Files.createSymbolicLink(root.resolve("up"), folder);
        files = new DirectoryFiles(root);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loader",
                "/loader",
                "//loader",
                "./loader",
                "\\loader",
                "sub/other",
                "sub\\other",
                "inside",
                "loader\u00ff",
                "loader\u00ff\u00ff\u00ff"
            })
    void servesWhatIsBelowItsDirectory(String name) throws IOException {
        try (BootFile file = files.open(TftpPath.parse(name)).orElseThrow()) {
            assertThat(file.size()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "outside", "up/secret", "sub", "loader/x", "LOADER"})
    void hasNothingElse(String name) throws IOException {
        assertThat(files.open(TftpPath.parse(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "../secret",
                "sub/../../secret",
                "a\0b",
                ".hidden",
                "a b",
                "\u00ffa",
                "\u00ff",
                "a\u00ffb",
                "..\\secret"
            })
    void refusesNamesThatLeadOutOrHide(String name) {
        assertThatThrownBy(() -> TftpPath.parse(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThatThrownBy(() -> TftpPath.parse("a".repeat(256)))
                .hasMessageContaining("256 characters");
    }

    @Test
    void readsAnyPart() throws IOException {
        try (BootFile file = files.open(TftpPath.parse("loader")).orElseThrow()) {
            ByteBuffer part = ByteBuffer.allocate(3);
            file.read(4, part);
            assertThat(part.array()).isEqualTo("456".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void noticesALargeFileThatBecameShorter() throws IOException {
        Path large = root.resolve("large");
        makeLarge(large);
        try (BootFile file = files.open(TftpPath.parse("large")).orElseThrow()) {
            Files.writeString(large, "0");
            assertThatThrownBy(() -> file.read(4, ByteBuffer.allocate(3)))
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void readsALargeFileForwardsAndBackwards() throws IOException {
        makeLarge(root.resolve("large"));
        byte[] content = Files.readAllBytes(root.resolve("large"));
        Random random = new Random(3);
        try (BootFile file = files.open(TftpPath.parse("large")).orElseThrow()) {
            int offset = 0;
            for (int round = 0; round < 2000; round++) {
                byte[] part = new byte[Math.min(random.nextInt(3000), content.length - offset)];
                file.read(offset, ByteBuffer.wrap(part));
                assertThat(part)
                        .isEqualTo(Arrays.copyOfRange(content, offset, offset + part.length));
                offset = Math.max(0, offset + random.nextInt(9000) - 3000) % content.length;
            }
        }
    }

    /// A loader is replaced while machines boot: each gets one of the two, and none a mixture.
    @Test
    void servesASmallFileAsItWasFoundAndANewOneWhenItWasReplaced() throws IOException {
        try (BootFile before = files.open(TftpPath.parse("loader")).orElseThrow()) {
            Files.writeString(root.resolve("loader"), "abcdefghij");
            Files.setLastModifiedTime(root.resolve("loader"), FileTime.fromMillis(1));
            try (BootFile after = files.open(TftpPath.parse("loader")).orElseThrow()) {
                assertThat(text(before)).isEqualTo("0123456789");
                assertThat(text(after)).isEqualTo("abcdefghij");
            }
        }
        Files.delete(root.resolve("loader"));
        assertThat(files.open(TftpPath.parse("loader"))).isEmpty();
    }

    @Test
    void keepsOnlySoMuchInMemory() throws IOException {
        SmallFiles small = new SmallFiles(25);
        for (String name : List.of("a", "b", "c"))
            Files.writeString(root.resolve(name), name.repeat(10));
        BootFile first = small.open(root.resolve("a")).orElseThrow();
        assertThat(small.open(root.resolve("a"))).containsSame(first);
        small.open(root.resolve("b"));
        small.open(root.resolve("c"));
        assertThat(small.open(root.resolve("a")).orElseThrow()).isNotSameAs(first);
        assertThat(text(small.open(root.resolve("a")).orElseThrow())).isEqualTo("aaaaaaaaaa");
    }

    private static String text(BootFile file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
        file.read(0, bytes);
        return new String(bytes.array(), StandardCharsets.US_ASCII);
    }

    private static void makeLarge(Path file) throws IOException {
        byte[] content = new byte[(int) SmallFiles.LARGEST + 12_345];
        new Random(2).nextBytes(content);
        Files.write(file, content);
    }
}
