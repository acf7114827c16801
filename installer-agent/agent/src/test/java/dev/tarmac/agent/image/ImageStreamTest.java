package dev.tarmac.agent.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.image.Frame;
import dev.tarmac.order.ImageSource;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

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

    @Test
    void aCorruptFrameIsFetchedTwiceAndNoneOfItsFilesIsWritten() throws Exception {
        tar.directory("d", 0755).cut().file("d/good", "good").cut().file("d/bad", "bad").end();
        TestImage image = TestImage.of(tar);
        Frame frame = image.manifest().frames().get(2);
        byte[] data = image.data().clone();
        data[Math.toIntExact(frame.offset()) + 20] ^= 1;
        try (ImageServer server = new ImageServer(image)) {
            server.data(data);
            assertThatThrownBy(() -> unpackFrom(server))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining(
                            "image test, frame 2 (bytes "
                                    + frame.offset()
                                    + " to "
                                    + (frame.offset() + frame.length() - 1)
                                    + "): corrupt, also when fetched again")
                    .hasMessageContaining("fix:");
            assertThat(server.ranges())
                    .containsExactly("Range: bytes=0-", "Range: bytes=" + frame.offset() + "-");
        }
        assertThat(target.resolve("d/bad")).doesNotExist();
    }

    @Test
    void aBitThatFellOverOnTheWayIsHealedByFetchingTheFrameAgain() throws Exception {
        tar.directory("d", 0755).cut().file("d/good", "good").end();
        TestImage image = TestImage.of(tar);
        byte[] data = image.data().clone();
        data[data.length - 5] ^= 1;
        try (ImageServer server = new ImageServer(image)) {
            server.data(data);
            server.afterNextDataRequest(() -> server.data(image.data()));
            unpackFrom(server);
        }
        assertThat(target.resolve("d/good")).hasContent("good");
    }

    @Test
    void aFrameThatIsNoTarIsRefusedByName() throws Exception {
        tar.directory("d", 0755).cut().raw(new byte[1024]).raw(new byte[] {1}).raw(new byte[511]);
        assertThatThrownBy(() -> unpack(TestImage.of(tar)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("image test, frame 1")
                .hasMessageContaining("entries after the end of the archive");
    }

    @Test
    void aTruncatedImageIsRefusedBeforeAnythingIsWritten() throws Exception {
        tar.directory("d", 0755).cut().file("d/file", "content").end();
        TestImage image = TestImage.of(tar);
        try (ImageServer server = new ImageServer(image)) {
            server.data(Arrays.copyOf(image.data(), image.data().length - 1));
            assertThatThrownBy(() -> unpackFrom(server))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("the file has " + (image.data().length - 1) + " bytes")
                    .hasMessageContaining("the manifest says " + image.data().length);
        }
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void aServerThatDiesInTheMiddleIsAwaitedAndTheStreamGoesOn() throws Exception {
        byte[] content = new byte[300_000];
        new Random(2).nextBytes(content);
        tar.directory("d", 0755).cut();
        for (int i = 0; i < 20; i++) tar.file("d/file" + i, 0644, content).cut();
        tar.end();
        Heard heard = new Heard();
        try (ImageServer server = new ImageServer(TestImage.of(tar))) {
            server.dieAfter(2_000_000);
            heard.onAway = server::restart;
            ImageStream.unpack(server.source(), target.toString(), heard);
            assertThat(server.ranges()).hasSizeGreaterThan(1).startsWith("Range: bytes=0-");
            assertThat(server.ranges().get(1)).isNotEqualTo("Range: bytes=0-");
        }
        assertThat(heard.away).isNotEmpty();
        assertThat(heard.unpacked).isEqualTo(tar.size());
        for (int i = 0; i < 20; i++)
            assertThat(target.resolve("d/file" + i)).hasBinaryContent(content);
    }

    @Test
    void aMissingImageIsRefusedAtOnce() throws Exception {
        tar.directory("d", 0755).end();
        try (ImageServer server = new ImageServer(TestImage.of(tar))) {
            server.answerDataWith(404);
            assertThatThrownBy(() -> unpackFrom(server))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("/data: the server says HTTP/1.1 404");
        }
    }

    @Test
    void aServerWithoutRangesWillDoAsLongAsNothingBreaks() throws Exception {
        tar.directory("d", 0755).cut().file("d/file", "content").end();
        try (ImageServer server = new ImageServer(TestImage.of(tar))) {
            server.forgetRanges();
            unpackFrom(server);
        }
        assertThat(target.resolve("d/file")).hasContent("content");
    }

    @Test
    void aManifestOfAnotherDigestIsRefused() throws Exception {
        tar.directory("d", 0755).end();
        try (ImageServer server = new ImageServer(TestImage.of(tar))) {
            ImageSource right = server.source();
            ImageSource wrong =
                    new ImageSource("test", right.manifestUrl(), "0".repeat(64), right.dataUrl());
            assertThatThrownBy(() -> ImageStream.unpack(wrong, target.toString(), new Heard()))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("the manifest's SHA-256 is " + right.manifestSha256());
        }
    }

    @Test
    void anImageWithFewerEntriesThanItsManifestSaysIsRefused() throws Exception {
        tar.directory("d", 0755).end();
        assertThatThrownBy(() -> unpack(TestImage.of(tar, 2, List.of())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("has 1 entries where its manifest says 2");
    }

    @Test
    void aFileThatNoFrameFinishesIsRefused() throws Exception {
        tar.directory("d", 0755);
        int header = tar.size();
        tar.file("d/file", 0644, new byte[4096]).cutAt(header + 1024).end();
        assertThatThrownBy(() -> unpack(TestImage.of(tar)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("ends within 'd/file', but no frame continues it");
    }

    @Test
    void anInterruptEndsThePass() throws Exception {
        tar.directory("d", 0755).end();
        try (ImageServer server = new ImageServer(TestImage.of(tar))) {
            server.dieAfter(0);
            Heard heard = new Heard();
            Thread caller = Thread.currentThread();
            heard.onAway = caller::interrupt;
            assertThatThrownBy(() -> ImageStream.unpack(server.source(), target.toString(), heard))
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aFileThatIsHeldBackIsWrittenUnderItsOtherNameOnly() throws Exception {
        tar.directory("efi", 0755).directory("efi/Boot", 0755);
        tar.file("efi/Boot/bootx64.efi", "loader").file("efi/Boot/grubx64.efi", "grub").end();
        HeldBack loader = new HeldBack("efi/BOOT/BOOTX64.EFI", "efi/Boot/PENDING");
        try (ImageServer server = new ImageServer(TestImage.of(tar))) {
            ImageStream.unpack(
                    ImageStream.manifest(server.source(), away -> {}),
                    server.source().dataUrl(),
                    target.toString(),
                    Optional.of(loader),
                    new Heard());
        }
        assertThat(target.resolve("efi/Boot/PENDING")).hasContent("loader");
        assertThat(target.resolve("efi/Boot/grubx64.efi")).hasContent("grub");
        assertThat(target.resolve("efi/Boot/bootx64.efi")).doesNotExist();
    }

    /// Every frame that is done says so, so an interrupt does not come alone.
    @Test
    void noThreadWritesAnyMoreWhenAnInterruptedPassReturns() throws Exception {
        tar.directory("d", 0755);
        for (int frame = 0; frame < 6; frame++) {
            tar.cut();
            for (int i = 0; i < 5000; i++) tar.file("d/" + frame + "-" + i, 0600, new byte[1]);
        }
        tar.end();
        Thread caller = Thread.currentThread();
        AtomicBoolean over = new AtomicBoolean();
        Thread storm =
                new Thread(
                        () -> {
                            while (!over.get()) {
                                caller.interrupt();
                                Thread.onSpinWait();
                            }
                        });
        Heard heard = new Heard();
        heard.onUnpacked =
                () -> {
                    if (storm.getState() == Thread.State.NEW) storm.start();
                };
        try (ImageServer server = new ImageServer(TestImage.of(tar))) {
            assertThatThrownBy(() -> ImageStream.unpack(server.source(), target.toString(), heard))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("image-"));
        } finally {
            over.set(true);
            while (storm.isAlive()) Thread.onSpinWait();
            Thread.interrupted();
        }
    }

    private void unpack(TestImage image) throws Exception {
        try (ImageServer server = new ImageServer(image)) {
            unpackFrom(server);
        }
    }

    private void unpackFrom(ImageServer server) throws Refused, InterruptedException {
        ImageStream.unpack(server.source(), target.toString(), new Heard());
    }

    private Instant time(String path) throws IOException {
        FileTime time = Files.getLastModifiedTime(target.resolve(path), LinkOption.NOFOLLOW_LINKS);
        return time.toInstant();
    }

    private String mode(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve(path)));
    }

    /// What the pass told; `onAway` runs the first time the server is away, `onUnpacked` every
    /// time.
    private static final class Heard implements UnpackProgress {
        private final List<String> away = new ArrayList<>();
        private long unpacked;
        private Action onAway = () -> {};
        private Runnable onUnpacked = () -> {};

        @Override
        public void unpacked(long tarBytes, long totalTarBytes) {
            onUnpacked.run();
            assertThat(tarBytes).isBetween(unpacked, totalTarBytes);
            unpacked = tarBytes;
        }

        @Override
        public void serverAway(String reason) {
            away.add(reason);
            if (away.size() > 1) return;
            try {
                onAway.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private interface Action {
        void run() throws IOException;
    }
}
