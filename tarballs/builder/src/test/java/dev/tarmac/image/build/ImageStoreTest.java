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
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path left = folder.resolve("store/.incoming-" + dead.pid() + "-77/hooks");
        Files.createDirectories(left);
        Path alive = folder.resolve("store/.incoming-" + ProcessHandle.current().pid() + "-77");
        Files.createDirectories(alive);

        store();

        assertThat(left.getParent()).doesNotExist();
        assertThat(alive).exists();
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
