package dev.tarmac.image.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.image.ImageName;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

class ImageStoreTest {
    private static final ImageName NAME = new ImageName("debian/12");

    @TempDir private Path folder;

    @Test
    void listsCompleteImagesByName() throws Exception {
        ImageStore store = store();
        run(new ImageName("alma-9"));
        Files.createDirectories(folder.resolve("store/.incoming-1-x/debian"));
        Files.createFile(folder.resolve("store/.incoming-1-x/debian/manifest.json"));
        Files.createDirectories(folder.resolve("store/no-image"));

        assertThat(store.list()).containsExactly(new ImageName("alma-9"), NAME);
    }

    @Test
    void isEmptyBeforeTheFirstImport() throws Exception {
        assertThat(new ImageStore(folder.resolve("none")).list()).isEmpty();
    }

    @Test
    void tellsWhatIsMissing() throws Exception {
        ImageStore store = store();

        assertThatThrownBy(() -> store.open(new ImageName("debian-13")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("image debian-13: not in the image store");
    }

    @Test
    void refusesAnImageWithHalfItsData() throws Exception {
        ImageStore store = store();
        try (RandomAccessFile data = data(store)) {
            data.setLength(data.length() / 2);
        }

        assertThatThrownBy(() -> store.open(NAME)).hasMessageContaining("the manifest says");
    }

    @Test
    void refusesAManifestThatIsNone() throws Exception {
        ImageStore store = store();
        Files.writeString(store.open(NAME).manifestFile(), "{\"format\":1}");

        assertThatThrownBy(() -> store.open(NAME)).hasMessageContaining("$.name is missing");
    }

    @Test
    void findsAFlippedBit() throws Exception {
        ImageStore store = store();
        store.verify(NAME, Progress.SILENT);
        try (RandomAccessFile data = data(store)) {
            data.seek(40);
            int was = data.read();
            data.seek(40);
            data.write(was ^ 1);
        }

        assertThatThrownBy(() -> store.verify(NAME, Progress.SILENT))
                .hasMessageContaining("damaged in the frame at 0");
    }

    @Test
    void sweepsAwayWhatAKilledImportLeft() throws Exception {
        Path left = folder.resolve("store/.incoming-77/hooks");
        Files.createDirectories(left);
        Files.createFile(left.resolveSibling(".lock"));
        Incoming alive = Incoming.in(new ImageStore(folder.resolve("store")), NAME);

        try (alive) {
            store();

            assertThat(left.getParent()).doesNotExist();
            assertThat(alive.directory()).exists();
        }
        assertThat(alive.directory()).doesNotExist();
    }

    /// Replacing `debian/12` once took `debian/12/base` with it: a name is a path.
    @Test
    void anImageNeverTakesAnotherWithIt() throws Exception {
        ImageStore store = store();
        ImageName inside = new ImageName("debian/12/base");
        ImageName around = new ImageName("debian");

        assertThatThrownBy(() -> replace(inside))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("would lie inside the image debian/12");
        assertThatThrownBy(() -> replace(around))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("holds something else: 12")
                .hasMessageContaining("debian/base");
        store.verify(NAME, Progress.SILENT);
        assertThat(store.list()).containsExactly(NAME);
    }

    @Test
    void listsImagesWithManyParts() throws Exception {
        ImageName deep = new ImageName("a/b/c/d/e/f/g/h/i");
        run(deep);

        assertThat(new ImageStore(folder.resolve("store")).list()).containsExactly(deep);
    }

    /// A server of another user lists images while root imports one.
    @Test
    void listsBesideADirectoryThatCannotBeOpened() throws Exception {
        ImageStore store = store();
        Path closed = folder.resolve("store/.incoming-x");
        Files.createDirectories(closed);
        Files.createDirectories(folder.resolve("store/closed"));
        for (Path path : List.of(closed, folder.resolve("store/closed")))
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));

        assertThat(store.list()).containsExactly(NAME);
    }

    /// Killed between putting the old image aside and moving the new one in.
    @Test
    void putsBackWhatAKilledReplacementPutAside() throws Exception {
        ImageStore store = store();
        Files.move(folder.resolve("store/debian/12"), folder.resolve("store/.replaced-debian%12"));
        assertThat(store.list()).isEmpty();

        run(new ImageName("alma-9"));

        assertThat(store.list()).containsExactly(new ImageName("alma-9"), NAME);
        store.verify(NAME, Progress.SILENT);
    }

    @Test
    void aReplacedImageLeavesNothing() throws Exception {
        ImageStore store = store();
        String before = store.open(NAME).manifest().dataSha256();
        replace(NAME);

        assertThat(store.open(NAME).manifest().dataSha256()).isNotEqualTo(before);
        try (Stream<Path> left = Files.list(folder.resolve("store"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(".lock", "debian");
        }
    }

    @Test
    void twoImportsOfOneNameDoNotDisturbEachOther() throws Exception {
        List<Callable<Void>> imports = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String content = "x".repeat(i);
            imports.add(
                    () -> {
                        Path tar = folder.resolve(content.length() + ".tar");
                        ImageTar.good().file("etc/motd", content).write(tar);
                        replace(tar, NAME);
                        return null;
                    });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(imports)) done.get();
        }
        new ImageStore(folder.resolve("store")).verify(NAME, Progress.SILENT);
    }

    @Test
    void refusesAnImageUnderANameThatIsNotItsOwn() throws Exception {
        ImageStore store = store();
        Files.move(folder.resolve("store/debian/12"), folder.resolve("store/copy"));

        assertThatThrownBy(() -> store.open(new ImageName("copy")))
                .hasMessageContaining("says that it is 'debian/12'");
    }

    private void replace(ImageName name) throws Refused, IOException {
        Path tar = ImageTar.good().file("etc/motd", "other").write(folder.resolve("other.tar"));
        replace(tar, name);
    }

    private void replace(Path tar, ImageName name) throws Refused, IOException {
        ImageImport.run(
                tar,
                name,
                folder.resolve("store"),
                ImportOptions.DEFAULT.replacing(),
                Progress.SILENT);
    }

    private ImageStore store() throws Refused, IOException {
        run(NAME);
        return new ImageStore(folder.resolve("store"));
    }

    private void run(ImageName name) throws Refused, IOException {
        Path tar = ImageTar.good().write(folder.resolve("image.tar"));
        ImageImport.run(tar, name, folder.resolve("store"), Progress.SILENT);
    }

    private static RandomAccessFile data(ImageStore store) throws Refused, IOException {
        return new RandomAccessFile(store.open(NAME).dataFile().toFile(), "rw");
    }
}
