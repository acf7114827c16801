package dev.tarmac.lab.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.Consumer;

/// The comparison must be able to fail: each aspect of an entry is seen.
class TarTreeTest {
    private final TarTree before = tree(entry -> {}, "text", "./");

    TarTreeTest() throws IOException {}

    @Test
    void theSameTreeDiffersInNothing() throws IOException {
        assertThat(before.differencesTo(tree(entry -> {}, "text", ""))).isEmpty();
    }

    @Test
    void seesEveryAspectOfAFile() throws IOException {
        assertChange(entry -> entry.setMode(04755), "/a/file mode", "/a/link mode");
        assertChange(entry -> entry.setUserId(7), "/a/file user", "/a/link user");
        assertChange(entry -> entry.setGroupId(7), "/a/file group", "/a/link group");
        assertChange(
                entry -> entry.setLastModifiedTime(FileTime.from(Instant.ofEpochSecond(9))),
                "/a/file modified",
                "/a/link modified");
        assertChange(
                entry -> entry.addPaxHeader("SCHILY.xattr.user.x", "1"),
                "/a/file attributes",
                "/a/link attributes");
    }

    @Test
    void seesContent() throws IOException {
        assertThat(before.differencesTo(tree(entry -> {}, "texT", "./")))
                .containsExactly("/a/file content", "/a/link content");
    }

    @Test
    void seesABrokenHardLinkGroup() throws IOException {
        assertThat(TarTree.read(tar(false)).differencesTo(TarTree.read(tar(true))))
                .containsExactly("/f links", "/g links");
    }

    @Test
    void seesWhatIsNewAndWhatIsGone() throws IOException {
        assertThat(before.differencesTo(TarTree.read(tar(true))))
                .containsExactly(
                        "/a missing",
                        "/a/file missing",
                        "/a/link missing",
                        "/a/sym missing",
                        "/f added",
                        "/g added");
    }

    private void assertChange(Consumer<TarArchiveEntry> change, String... differences)
            throws IOException {
        assertThat(before.differencesTo(tree(change, "text", "./"))).containsExactly(differences);
    }

    private static TarTree tree(Consumer<TarArchiveEntry> change, String text, String prefix)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            put(tar, entry(prefix + "a/", TarConstants.LF_DIR), "");
            TarArchiveEntry file = entry(prefix + "a/file", TarConstants.LF_NORMAL);
            change.accept(file);
            put(tar, file, text);
            TarArchiveEntry link = entry(prefix + "a/link", TarConstants.LF_LINK);
            link.setLinkName(prefix + "a/file");
            put(tar, link, "");
            TarArchiveEntry symlink = entry(prefix + "a/sym", TarConstants.LF_SYMLINK);
            symlink.setLinkName("file");
            put(tar, symlink, "");
        }
        return TarTree.read(bytes.toByteArray());
    }

    /// Two files of the same content, linked or not.
    private static byte[] tar(boolean linked) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            put(tar, entry("f", TarConstants.LF_NORMAL), "same");
            TarArchiveEntry second =
                    entry("g", linked ? TarConstants.LF_LINK : TarConstants.LF_NORMAL);
            second.setLinkName(linked ? "f" : "");
            put(tar, second, linked ? "" : "same");
        }
        return bytes.toByteArray();
    }

    private static TarArchiveEntry entry(String name, byte type) {
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setLastModifiedTime(FileTime.from(Instant.ofEpochSecond(1)));
        entry.setMode(0644);
        return entry;
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, String text)
            throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
