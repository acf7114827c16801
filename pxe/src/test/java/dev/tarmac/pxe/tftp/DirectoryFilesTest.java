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
                "inside"
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
    void noticesAFileThatBecameShorter() throws IOException {
        try (BootFile file = files.open(TftpPath.parse("loader")).orElseThrow()) {
            Files.writeString(root.resolve("loader"), "0");
            assertThatThrownBy(() -> file.read(4, ByteBuffer.allocate(3)))
                    .isInstanceOf(EOFException.class);
        }
    }
}
