package dev.tarmac.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.agent.boot.TargetFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class TargetTreeTest {
    @TempDir Path directory;
    private Path root;
    private TargetTree tree;

    @BeforeEach
    void makesATree() throws IOException {
        root = Files.createDirectory(directory.resolve("target"));
        Files.createDirectories(root.resolve("usr/lib"));
        Files.createSymbolicLink(root.resolve("lib"), Path.of("usr/lib"));
        tree = new TargetTree(root);
    }

    @Test
    void writesFilesWithTheirModeAndPrivateDirectoriesClosed() throws IOException {
        tree.write(new TargetFile.Text("/root/.ssh/authorized_keys", 0600, "key\n"));

        assertThat(mode("root/.ssh/authorized_keys")).isEqualTo("rw-------");
        assertThat(mode("root/.ssh")).isEqualTo("rwx------");
        assertThat(mode("root")).isEqualTo("rwxr-xr-x");
    }

    @Test
    void replacesWhatIsThere() throws IOException {
        tree.write(new TargetFile.Text("/etc/hostname", 0644, "old\n"));
        tree.write(new TargetFile.Text("/etc/hostname", 0600, "new\n"));
        tree.write(new TargetFile.Link("/etc/wanted", "/usr/lib/x"));
        tree.write(new TargetFile.Link("/etc/wanted", "/usr/lib/y"));

        assertThat(tree.text("/etc/hostname")).isEqualTo("new\n");
        assertThat(mode("etc/hostname")).isEqualTo("rw-------");
        assertThat(Files.readSymbolicLink(root.resolve("etc/wanted")))
                .isEqualTo(Path.of("/usr/lib/y"));
    }

    @Test
    void followsLinksAsIfTheSystemRan() throws IOException {
        Files.createSymbolicLink(root.resolve("etc"), Path.of("/usr/share/../lib/etc"));
        Files.createDirectories(root.resolve("usr/share"));

        tree.write(new TargetFile.Text("/etc/hostname", 0644, "x"));

        assertThat(root.resolve("usr/lib/etc/hostname")).hasContent("x");
        assertThat(tree.resolve("/lib/systemd")).isEqualTo(root.resolve("usr/lib/systemd"));
    }

    @Test
    void neverLeavesTheTree() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.createSymbolicLink(root.resolve("up"), Path.of("../../../../" + outside));
        Files.createSymbolicLink(root.resolve("abs"), outside);

        assertThat(tree.resolve("/up/x").startsWith(root)).isTrue();
        assertThat(tree.resolve("/abs/x").startsWith(root)).isTrue();
        assertThat(tree.resolve("/../x")).isEqualTo(root.resolve("x"));
    }

    @Test
    void givesUpOnLinksThatGoInACircle() throws IOException {
        Files.createSymbolicLink(root.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(root.resolve("b"), Path.of("a"));

        assertThatThrownBy(() -> tree.resolve("/a/x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too many links");
    }

    private String mode(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(path)));
    }
}
