package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;

import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class NewcTest {
    @TempDir Path directory;

    @Test
    void aForeignReaderSeesWhatWasPutIn() throws IOException {
        FileTree tree = new FileTree();
        tree.text("/etc/hosts", "127.0.0.1 localhost\n", 0644);
        tree.link("/bin", "usr/bin");
        tree.copy("/usr/bin/tool", content("#!"), 0755);
        tree.folder("/tmp", 01777);
        assertThat(read(bytes(tree)))
                .containsExactly(
                        "120777 bin: usr/bin",
                        "40755 etc: ",
                        "100644 etc/hosts: 127.0.0.1 localhost\n",
                        "41777 tmp: ",
                        "40755 usr: ",
                        "40755 usr/bin: ",
                        "100755 usr/bin/tool: #!");
    }

    @Test
    void equalTreesGiveEqualBytes() throws IOException {
        FileTree one = new FileTree();
        one.text("/a", "1", 0644);
        one.copy("/b/c", content("2"), 0644);
        FileTree other = new FileTree();
        Path file = content("2");
        Files.setLastModifiedTime(file, FileTime.fromMillis(5));
        other.copy("/b/c", file, 0644);
        other.text("/a", "1", 0644);
        assertThat(bytes(other)).isEqualTo(bytes(one));
    }

    @Test
    void anArchiveEndsOnABlockSoThatAnotherMayFollow() throws IOException {
        FileTree tree = new FileTree();
        tree.text("/init", "x".repeat(3001), 0755);
        assertThat(bytes(tree).length % 512).isZero();
    }

    @Test
    void layersInARowAreArchivesInARow() throws IOException {
        FileTree tree = new FileTree();
        tree.text("/init", "x".repeat(3000), 0755);
        tree.copy("/big", content("y".repeat(300_000)), 0644);
        Path layer = directory.resolve("layer.img");
        List<Integer> percents = new ArrayList<>();
        Layer.write(tree, layer, percents::add);
        byte[] one = Files.readAllBytes(layer);
        byte[] two = Arrays.copyOf(one, one.length * 2);
        System.arraycopy(one, 0, two, one.length, one.length);
        try (InputStream in =
                new ZstdInputStream(new ByteArrayInputStream(two)).setContinuous(true)) {
            assertThat(in.readNBytes(bytes(tree).length)).isEqualTo(bytes(tree));
            assertThat(in.readNBytes(bytes(tree).length)).isEqualTo(bytes(tree));
        }
        assertThat(percents).isSorted().contains(100);
    }

    @Test
    void aPathThatIsNotAbsoluteOrClimbsIsAMistake() {
        FileTree tree = new FileTree();
        for (String path : List.of("etc", "/", "/a/../b", "/a/..", "/a//b", "/a/", ""))
            assertThatThrownBy(() -> tree.text(path, "", 0644))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingCanStandBelowALink() {
        FileTree tree = new FileTree();
        tree.link("/bin", "usr/bin");
        assertThatThrownBy(() -> tree.text("/bin/sh", "", 0755))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/bin");
    }

    private Path content(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "content", ""), text);
    }

    private static byte[] bytes(FileTree tree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Newc.write(tree, out);
        return out.toByteArray();
    }

    private static List<String> read(byte[] archive) throws IOException {
        List<String> entries = new ArrayList<>();
        try (CpioArchiveInputStream in =
                new CpioArchiveInputStream(new ByteArrayInputStream(archive))) {
            for (CpioArchiveEntry entry = in.getNextEntry();
                    entry != null;
                    entry = in.getNextEntry()) {
                assertThat(entry.getTime()).isEqualTo(Newc.TIME);
                assertThat(entry.getUID()).isZero();
                entries.add(
                        Long.toOctalString(entry.getMode())
                                + " "
                                + entry.getName()
                                + ": "
                                + new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
