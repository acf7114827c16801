package dev.tarmac.agent.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whatever an archive says, nothing outside the target is made or changed.
@Timeout(60)
class HostilePathTest {
    @TempDir Path folder;
    private Path target;
    private Path outside;
    private TarBytes tar;

    @BeforeEach
    void makeATargetAndSomethingBesideIt() throws IOException {
        target = Files.createDirectory(folder.resolve("target"));
        outside = Files.createDirectory(folder.resolve("outside"));
        int user = (Integer) Files.getAttribute(target, "unix:uid");
        int group = (Integer) Files.getAttribute(target, "unix:gid");
        tar = new TarBytes().owner(user, group);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside/evil",
                "d/../../outside/evil",
                "/evil",
                "d//evil",
                "d/./evil",
                "..",
                "d/..",
                "./../outside/evil"
            })
    void aPathThatIsNotPlainIsRefused(String path) throws Exception {
        tar.directory("d", 0755).symlink(path, "x").end();
        assertThatThrownBy(this::unpack)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("the path '")
                .hasMessageContaining("fix:");
        assertThat(outside).isEmptyDirectory();
        assertThat(target.resolve("d")).isEmptyDirectory();
    }

    @Test
    void aFileThroughALinkOfTheArchiveIsRefused() throws Exception {
        tar.symlink("link", outside.toString()).file("link/evil", "evil").end();
        assertLeadsAway();
    }

    @Test
    void aNodeThroughALinkOfTheArchiveIsRefused() throws Exception {
        tar.symlink("link", outside.toString()).symlink("link/evil", "x").end();
        assertLeadsAway();
    }

    @Test
    void aHardLinkThroughALinkOfTheArchiveIsRefused() throws Exception {
        tar.file("file", "content").symlink("link", outside.toString());
        tar.hardLink("link/evil", "file").end();
        assertLeadsAway();
    }

    @Test
    void aHardLinkToAFileOutsideIsRefused() throws Exception {
        Files.writeString(outside.resolve("secret"), "secret");
        tar.symlink("link", outside.toString()).hardLink("mine", "link/secret").end();
        assertThatThrownBy(this::unpack).hasMessageContaining("a path of the image leads away");
        assertThat(target.resolve("mine")).doesNotExist();
    }

    @Test
    void aDirectoryWhereALinkAlreadyIsIsRefused() throws Exception {
        Files.createSymbolicLink(target.resolve("d"), outside);
        tar.directory("d", 0700).file("d/evil", "evil").end();
        assertThatThrownBy(this::unpack).hasMessageContaining("there is something already");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aFileIsNeverWrittenThroughWhatIsThereAlready() throws Exception {
        Path secret = Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(target.resolve("file"), secret);
        tar.file("file", "evil").end();
        assertThatThrownBy(this::unpack)
                .hasMessageContaining("there is something already: create file: EEXIST");
        assertThat(secret).hasContent("secret");
    }

    @Test
    void aDirectoryThatIsThereAlreadyIsTaken() throws Exception {
        Files.createDirectory(target.resolve("boot"));
        tar.directory("boot", 0750).file("boot/vmlinuz", "kernel").end();
        unpack();
        assertThat(target.resolve("boot/vmlinuz")).hasContent("kernel");
        assertThat((Integer) Files.getAttribute(target.resolve("boot"), "unix:mode") & 07777)
                .isEqualTo(0750);
    }

    @Test
    void aDirectoryAfterFilesIsRefused() throws Exception {
        tar.file("file", "x").directory("late", 0755).end();
        assertThatThrownBy(this::unpack).hasMessageContaining("'late' comes after files");
    }

    private void assertLeadsAway() {
        assertThatThrownBy(this::unpack)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("a path of the image leads away")
                .hasMessageContaining("link/evil");
        assertThat(outside).isEmptyDirectory();
    }

    private void unpack() throws Refused, InterruptedException, IOException {
        try (ImageServer server = new ImageServer(TestImage.of(tar))) {
            ImageStream.unpack(server.source(), target.toString(), new SilentProgress());
        }
    }
}
