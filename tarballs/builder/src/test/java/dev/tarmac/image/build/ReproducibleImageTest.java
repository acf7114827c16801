package dev.tarmac.image.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.image.ImageManifest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Same packages, same bytes: the image we ship is built twice one after the other, in caches of
/// their own; fails too when the archive changes in between. Needs root and the network, and a
/// minute for each.
@Tag("root")
@Tag("matrix")
class ReproducibleImageTest {
    @TempDir private Path folder;

    @Test
    void samePackagesGiveTheSameBytes() throws Exception {
        Path definition = Path.of("../images/debian-12.yaml");

        ImageManifest first = build(definition, "first");
        ImageManifest second = build(definition, "second");

        assertThat(second.dataSha256()).isEqualTo(first.dataSha256());
        assertThat(second).isEqualTo(first);
    }

    private ImageManifest build(Path definition, String name) throws Exception {
        return ImageBuild.build(
                definition,
                folder.resolve(name + "-store"),
                folder.resolve(name + "-cache"),
                ImageBuild.Freshness.REFRESH,
                Progress.SILENT);
    }
}
