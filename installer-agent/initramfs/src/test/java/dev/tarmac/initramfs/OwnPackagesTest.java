package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

class OwnPackagesTest {
    private static final String MAIN = "dev.tarmac.agent.Main";

    @TempDir Path directory;

    @Test
    void takesThePackagesThatTheAgentUsesAndNothingBelowThem() throws Exception {
        Path jar = ours("layout.jar", "dev.tarmac.layout.Disk", "dev.tarmac.layout.yaml.Reader");
        Path cut = cutDown(jar, "one");
        try (JarFile opened = new JarFile(cut.toFile())) {
            assertThat(opened.stream().map(JarEntry::getName))
                    .containsExactly("dev/tarmac/layout/Disk.class");
        }
    }

    @Test
    void isTheSameWhateverElseOurJarsHold() throws Exception {
        Path before = cutDown(ours("a.jar", "dev.tarmac.layout.B", "dev.tarmac.layout.A"), "one");
        Path after =
                cutDown(
                        ours(
                                "b.jar",
                                "dev.tarmac.kickstart.Parser",
                                "dev.tarmac.layout.A",
                                "dev.tarmac.layout.B"),
                        "two");
        assertThat(after).hasSameBinaryContentAs(before);
    }

    @Test
    void leavesTheJarsOfOthersAsTheyAre() throws Exception {
        Path jar = Jars.of(directory.resolve("jackson.jar"), "tools.jackson.Parser");
        assertThat(cutDown(jar, "one")).hasSameBinaryContentAs(jar);
    }

    /// The real jars: whatever a class of the agent names must be there.
    @Test
    void theAgentFindsEveryClassThatItNames() throws Exception {
        List<String> cut = new ArrayList<>();
        for (String artifact :
                List.of("agent", "layout", "image-format", "jackson-jr-objects", "jackson-core"))
            cut.add(cutDown(jarOf(artifact), artifact + ".jar").toString());
        List<String> jdeps =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/jdeps").toString(),
                                "--multi-release",
                                "base",
                                "--missing-deps",
                                "--class-path",
                                String.join(File.pathSeparator, cut)));
        jdeps.addAll(cut.subList(0, 3));
        assertThat(Tool.run(Duration.ofMinutes(1), "-", jdeps)).doesNotContain("not found");
        try (JarFile layout = new JarFile(cut.get(1))) {
            assertThat(layout.stream().map(JarEntry::getName))
                    .noneMatch(name -> name.contains("yaml"));
        }
    }

    private Path ours(String name, String... classes) throws IOException {
        return Jars.of(directory.resolve(name), classes);
    }

    private Path cutDown(Path jar, String to) throws IOException {
        Path cut = Files.createDirectory(directory.resolve("cut-" + to)).resolve(to);
        new OwnPackages(MAIN).cutDown(jar, cut);
        return cut;
    }

    /// Maven gives the jar of a module, or its classes when no jar was made yet.
    private Path jarOf(String artifact) throws IOException, Refused {
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(element);
            if (path.getFileName().toString().matches(artifact + "-[0-9].*[.]jar")) return path;
            if (path.endsWith("target/classes") && isOf(path, artifact)) return packed(path);
        }
        throw new Refused("the class path", "has no " + artifact, "run the tests by Maven");
    }

    private static boolean isOf(Path classes, String artifact) {
        String holds =
                switch (artifact) {
                    case "agent" -> "dev/tarmac/agent";
                    case "layout" -> "dev/tarmac/layout";
                    default -> "dev/tarmac/image";
                };
        return Files.isDirectory(classes.resolve(holds));
    }

    private Path packed(Path classes) throws IOException {
        Path jar = Files.createTempFile(directory, "classes", ".jar");
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out)) {
            for (Path file : files) {
                zip.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return jar;
    }
}
