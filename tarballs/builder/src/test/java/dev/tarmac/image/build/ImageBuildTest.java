package dev.tarmac.image.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ImageName;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ImageBuildTest {
    private static final ImageName NAME = new ImageName("small");

    @TempDir private Path folder;
    private Path definition;
    private int made;

    @BeforeEach
    void writeDefinition() throws IOException {
        definition =
                Files.writeString(
                        folder.resolve("small.yaml"),
                        """
                        name: small
                        suite: bookworm
                        date: 2026-01-01T00:00:00Z
                        packages: [linux-image-amd64]
                        files: [{path: /etc/motd, text: hello, mode: 600}]
                        """);
    }

    @Test
    void buildsOnceAndLinksFromTheCacheAfterwards() throws Exception {
        ImageManifest first = build("one", ImageBuild.Freshness.CACHED);
        ImageManifest second = build("two", ImageBuild.Freshness.CACHED);

        assertThat(made).isEqualTo(1);
        assertThat(second).isEqualTo(first);
        assertThat(Files.isSameFile(data("one"), data("two"))).isTrue();
        new ImageStore(folder.resolve("two")).verify(NAME, Progress.SILENT);
    }

    @Test
    void buildsAgainWhenAskedOrWhenTheDefinitionChanged() throws Exception {
        build("one", ImageBuild.Freshness.CACHED);
        ImageManifest refreshed = build("one", ImageBuild.Freshness.REFRESH);
        assertThat(made).isEqualTo(2);
        assertThat(build("one", ImageBuild.Freshness.CACHED)).isEqualTo(refreshed);
        assertThat(made).isEqualTo(2);

        Files.writeString(definition, Files.readString(definition).replace("bookworm", "trixie"));
        build("one", ImageBuild.Freshness.CACHED);
        assertThat(made).isEqualTo(3);
    }

    @Test
    void leavesNothingButTheImage() throws Exception {
        build("one", ImageBuild.Freshness.CACHED);

        assertThat(names(folder.resolve("one"))).containsExactly(".lock", "small");
        Path builds = folder.resolve("cache/images");
        assertThat(names(builds)).hasSize(1);
        Path kept = builds.resolve(names(builds).getFirst());
        assertThat(names(kept)).containsExactly(".building", ".lock", "small");
    }

    @Test
    void aFailedBuildIsTriedAgain() throws Exception {
        TreeMaker broken =
                (definition, work, tar, log, progress) -> {
                    throw new Refused("image build", "mmdebstrap failed", "look at the log");
                };

        assertThatThrownBy(() -> build("one", ImageBuild.Freshness.CACHED, broken))
                .isInstanceOf(Refused.class);
        assertThat(new ImageStore(folder.resolve("one")).list()).isEmpty();

        build("one", ImageBuild.Freshness.CACHED);
        assertThat(made).isEqualTo(1);
    }

    @Test
    void whatIsBuiltIsJudgedLikeAnyImport() {
        TreeMaker bad =
                (definition, work, tar, log, progress) ->
                        ImageTar.good().without(ImageTar.KERNEL).write(tar);

        Refused refused =
                catchThrowableOfType(
                        Refused.class, () -> build("one", ImageBuild.Freshness.CACHED, bad));

        assertThat(refused).hasMessageContaining("no kernel inside");
    }

    @Test
    void putsFilesOfADefinitionWhereTheHooksCopyThem() throws Exception {
        ImageDefinition read = DefinitionYaml.read("small.yaml", Files.readString(definition));
        Path hooks = folder.resolve("hooks");

        BuildHooks.write(read, hooks);

        assertThat(hooks.resolve("after-packages/etc/motd")).hasContent("hello");
        assertThat(Files.getAttribute(hooks.resolve("after-packages/etc/motd"), "unix:mode"))
                .isEqualTo(0100600);
        assertThat(hooks.resolve(BuildHooks.AFTER)).isExecutable();
        assertThat(hooks.resolve(BuildHooks.BEFORE)).isExecutable();
    }

    /// Files were copied with `cp -a` once: /root became 0755, and /lib, a link, was in the way.
    @Test
    void theHookPutsFilesInWithoutTouchingWhatIsThere() throws Exception {
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(root.resolve("usr/lib"));
        Files.createSymbolicLink(root.resolve("lib"), Path.of("usr/lib"));
        Path home = Files.createDirectory(root.resolve("root"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(root.resolve("root/link"), folder.resolve("host"));
        Path hooks = hooks("/root/.ssh/authorized_keys", "/lib/udev/x.rules", "/root/link");

        new ProcessBuilder("sh", hooks.resolve(BuildHooks.BEFORE).toString(), root.toString())
                .inheritIO()
                .start()
                .waitFor();

        assertThat(Files.getPosixFilePermissions(home))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(root.resolve("lib")).isSymbolicLink();
        assertThat(root.resolve("usr/lib/udev/x.rules")).hasContent("early");
        assertThat(root.resolve("root/.ssh/authorized_keys")).hasContent("early");
        assertThat(root.resolve("root/link")).hasContent("early").isRegularFile();
        assertThat(folder.resolve("host")).doesNotExist();
    }

    /// An absolute link of the new system is a path of the building host.
    @Test
    void theHookNeverWritesOutsideTheNewSystem() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.createSymbolicLink(root.resolve("run"), outside);
        Path hooks = hooks("/run/x");

        int exit =
                new ProcessBuilder(
                                "sh", hooks.resolve(BuildHooks.BEFORE).toString(), root.toString())
                        .redirectError(folder.resolve("said").toFile())
                        .start()
                        .waitFor();

        assertThat(exit).isNotZero();
        assertThat(folder.resolve("said")).content().contains("would leave the new system");
        assertThat(outside).isEmptyDirectory();
    }

    private Path hooks(String... paths) throws IOException {
        Path hooks = folder.resolve("hooks");
        List<ImageDefinition.File> files =
                Stream.of(paths)
                        .map(
                                path ->
                                        new ImageDefinition.File(
                                                path,
                                                ImageDefinition.Stage.BEFORE_PACKAGES,
                                                0644,
                                                "early"))
                        .toList();
        BuildHooks.write(
                new ImageDefinition(
                        NAME,
                        "bookworm",
                        Instant.EPOCH,
                        List.of(),
                        List.of(),
                        List.of("linux"),
                        List.of(),
                        List.of(),
                        files),
                hooks);
        return hooks;
    }

    @Test
    void tellsTheLastWordsOfAFailedCommand() {
        Refused refused =
                catchThrowableOfType(
                        Refused.class, () -> run("sh", "-c", "echo I am gone; exit 7"));

        assertThat(refused)
                .hasMessageContaining("exit code 7")
                .hasMessageContaining("I am gone")
                .hasMessageContaining("build.log");
        assertThat(folder.resolve("build.log")).hasContent("I am gone");
    }

    /// A daemon that a package starts keeps what it inherits; the build once waited for it.
    @Test
    void doesNotWaitForADaemonThatThePackagesLeft() {
        assertTimeout(Duration.ofSeconds(20), () -> run("sh", "-c", "sleep 30 & echo done"));
    }

    @Test
    void tellsThatItTookTooLong() {
        BuildRun endless =
                new BuildRun(
                        new Mmdebstrap(List.of("sleep", "30"), Map.of()),
                        folder.resolve("build.log"),
                        Duration.ofMillis(1),
                        Progress.SILENT);

        assertThatThrownBy(endless::run)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("took longer than 0 minutes");
    }

    @Test
    void tellsHowToGetAMissingCommand() {
        Refused refused = catchThrowableOfType(Refused.class, () -> run("no-such-mmdebstrap"));

        assertThat(refused).hasMessageContaining("apt install mmdebstrap");
    }

    private void run(String... command) throws Exception {
        new BuildRun(
                        new Mmdebstrap(List.of(command), Map.of()),
                        folder.resolve("build.log"),
                        Progress.SILENT)
                .run();
    }

    private ImageManifest build(String store, ImageBuild.Freshness freshness) throws Exception {
        return build(
                store,
                freshness,
                (read, work, tar, log, progress) -> {
                    made++;
                    ImageTar.good().file("etc/build", "build " + made).write(tar);
                });
    }

    private ImageManifest build(String store, ImageBuild.Freshness freshness, TreeMaker maker)
            throws Exception {
        return ImageBuild.build(
                definition,
                folder.resolve(store),
                folder.resolve("cache"),
                freshness,
                maker,
                Progress.SILENT);
    }

    private Path data(String store) throws Refused {
        return new ImageStore(folder.resolve(store)).open(NAME).dataFile();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> child.getFileName().toString()).sorted().toList();
        }
    }
}
