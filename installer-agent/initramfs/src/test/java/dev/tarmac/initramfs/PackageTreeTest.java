package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class PackageTreeTest {
    @TempDir Path root;

    @Test
    void findsAFileWhicheverSideOfTheMergeItsPackageIsOn() throws IOException {
        Path old = put("sbin/mke2fs");
        Path merged = put("usr/bin/new");
        PackageTree tree = new PackageTree(root);
        assertThat(tree.find("/usr/sbin/mke2fs")).contains(old);
        assertThat(tree.find("/sbin/mke2fs")).contains(old);
        assertThat(tree.find("/bin/new")).contains(merged);
        assertThat(tree.find("/usr/sbin/other")).isEmpty();
    }

    @Test
    void followsLinksInsideTheTreeOnly() throws IOException {
        Path real = put("etc/real");
        Files.createDirectories(root.resolve("usr/bin"));
        Files.createSymbolicLink(root.resolve("usr/bin/absolute"), Path.of("/etc/real"));
        Files.createSymbolicLink(root.resolve("usr/bin/out"), Path.of("../../../../etc/outside"));
        PackageTree tree = new PackageTree(root);
        assertThat(tree.find("/usr/bin/absolute")).contains(real);
        assertThat(tree.find("/usr/bin/out")).isEmpty();
    }

    @Test
    void aLinkToItselfIsNoFile() throws IOException {
        Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
        assertThat(new PackageTree(root).find("/loop")).isEmpty();
    }

    @Test
    void namesAFileThatIsMissing() {
        assertThatThrownBy(() -> new PackageTree(root).require("/usr/sbin/sfdisk"))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("/usr/sbin/sfdisk: ");
    }

    private Path put(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, path);
    }
}
