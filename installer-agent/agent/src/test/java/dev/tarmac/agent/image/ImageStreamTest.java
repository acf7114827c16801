package dev.tarmac.agent.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Random;

@Timeout(60)
class ImageStreamTest {
    @TempDir Path target;
    private TarBytes tar;

    @BeforeEach
    void ownEverything() throws IOException {
        int user = (Integer) Files.getAttribute(target, "unix:uid");
        int group = (Integer) Files.getAttribute(target, "unix:gid");
        tar = new TarBytes().owner(user, group);
    }

    @Test
    void unpacksDirectoriesFilesAndLinks() throws Exception {
        tar.directory("./", 0755).directory("./etc/", 0750).directory("./etc/deep", 0555).cut();
        tar.file("./etc/motd", "welcome\n").file("etc/empty", 0600, new byte[0]).cut();
        tar.symlink("etc/link", "../../outside").file("run", 04755, new byte[] {1}).cut();
        tar.pax("mtime=-1.5").file("etc/old", "old").hardLink("etc/same", "etc/motd").end();

        unpack(TestImage.of(tar));

        assertThat(target.resolve("etc/motd")).hasContent("welcome\n");
        assertThat(Files.getAttribute(target.resolve("etc/same"), "unix:ino"))
                .isEqualTo(Files.getAttribute(target.resolve("etc/motd"), "unix:ino"));
        assertThat(Files.readSymbolicLink(target.resolve("etc/link")))
                .isEqualTo(Path.of("../../outside"));
        assertThat(mode("etc/deep")).isEqualTo("r-xr-xr-x");
        assertThat(mode("etc")).isEqualTo("rwxr-x---");
        assertThat(mode("etc/empty")).isEqualTo("rw-------");
        assertThat((Integer) Files.getAttribute(target.resolve("run"), "unix:mode") & 07777)
                .isEqualTo(04755);
        assertThat(time("etc/motd")).isEqualTo(Instant.ofEpochSecond(1_600_000_000));
        assertThat(time("etc/link")).isEqualTo(Instant.ofEpochSecond(1_600_000_000));
        assertThat(time("etc")).isEqualTo(Instant.ofEpochSecond(1_600_000_000));
        assertThat(time("")).isEqualTo(Instant.ofEpochSecond(1_600_000_000));
        assertThat(time("etc/old")).isEqualTo(Instant.ofEpochSecond(-2, 500_000_000));
    }

    @Test
    void aFileMayGoOnThroughManyFrames() throws Exception {
        byte[] content = new byte[1_000_000];
        new Random(1).nextBytes(content);
        tar.directory("d", 0755).file("d/small", "small");
        int header = tar.size();
        tar.file("d/large", 0644, content).file("d/after", "after").end();
        for (int i = 1; i < 10; i++) tar.cutAt(header + TarBytes.BLOCK + i * 100_001);

        unpack(TestImage.of(tar, 1, 2, 3, 4, 5, 6, 7, 8, 9));

        assertThat(target.resolve("d/large")).hasBinaryContent(content);
        assertThat(target.resolve("d/after")).hasContent("after");
        assertThat(time("d/large")).isEqualTo(Instant.ofEpochSecond(1_600_000_000));
    }

    private void unpack(TestImage image) throws Exception {
        try (ImageServer server = new ImageServer(image)) {
            ImageStream.unpack(server.source(), target.toString(), new Silent());
        }
    }

    private Instant time(String path) throws IOException {
        FileTime time = Files.getLastModifiedTime(target.resolve(path), LinkOption.NOFOLLOW_LINKS);
        return time.toInstant();
    }

    private String mode(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve(path)));
    }

    private static final class Silent implements UnpackProgress {
        @Override
        public void unpacked(long tarBytes, long totalTarBytes) {}

        @Override
        public void serverAway(String reason) {}
    }
}
