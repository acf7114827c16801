package dev.tarmac.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

class CatalogTest {
    @TempDir Path store;

    /// Directories of images that are being made, and old ones, go away at any moment.
    @Test
    void imagesAreListedWhileOthersComeAndGo() throws Exception {
        Path image = Files.createDirectories(store.resolve("debian/12"));
        Files.writeString(image.resolve("manifest.json"), "{}");
        AtomicBoolean ended = new AtomicBoolean();
        Thread builder = Thread.ofPlatform().start(() -> comeAndGo(ended));
        Catalog catalog = new Catalog(store);
        try {
            for (int look = 0; look < 3_000; look++)
                assertThat(catalog.names()).hasToString("[debian/12]");
        } finally {
            ended.set(true);
            builder.join();
        }
    }

    private void comeAndGo(AtomicBoolean ended) {
        try {
            while (!ended.get()) {
                Path incoming = Files.createDirectory(store.resolve(".incoming-1"));
                Path passing = Files.createDirectory(store.resolve("passing"));
                Path inner = Files.createDirectory(passing.resolve("inner"));
                Files.writeString(incoming.resolve("manifest.json"), "{}");
                Files.delete(incoming.resolve("manifest.json"));
                Files.delete(inner);
                Files.delete(passing);
                Files.delete(incoming);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
