package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Class data sharing: the classes of the runtime and of the agent, parsed and linked beforehand in
/// one file that Java maps when it starts. Java accepts the file only if runtime and jars have the
/// size and time they had when it was made, and only fully if it is started with the same options
/// (collector, native access; see `init.sh`); paths may differ in front. The file holds those
/// paths, so it is made in a folder whose name follows from the inputs: equal inputs, equal bytes.
final class ClassArchive {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String FIX = "use an unmodified JDK 25, or remove the folder it names";

    private final Path stage;

    private ClassArchive(Path stage) {
        this.stage = stage;
    }

    /// Writes the archive to `file`. `key` is a digest of the runtime and the jars.
    static void make(String key, Path runtime, List<Path> jars, Path file)
            throws Refused, IOException, InterruptedException {
        Path stage = stage(key);
        try (BuildLock _ = BuildLock.take(lock(key), () -> {})) {
            Folders.delete(stage);
            Files.createDirectory(stage);
            try {
                new ClassArchive(stage).dump(runtime, jars, file);
            } finally {
                Folders.delete(stage);
            }
        }
    }

    /// Not in the cache: two caches must make the same bytes.
    static Path stage(String key) {
        return Path.of("/tmp/tarmac-classes-" + key);
    }

    /// Builds of other caches use the same folder.
    static Path lock(String key) {
        return Path.of("/tmp/tarmac-classes-" + key + ".lock");
    }

    private void dump(Path runtime, List<Path> jars, Path file)
            throws Refused, IOException, InterruptedException {
        Path staged = inside(AgentLayer.RUNTIME);
        copyFolder(runtime, staged);
        List<String> classPath = new ArrayList<>();
        for (Path jar : jars) {
            Path copy = inside(AgentLayer.place(jar));
            copyFile(jar, copy);
            classPath.add(copy.toString());
        }
        Path list = Files.writeString(stage.resolve("classes"), classes(staged, jars));
        Tool.run(
                LIMIT,
                FIX,
                List.of(
                        staged.resolve("bin/java").toString(),
                        "-Xshare:dump",
                        "-Xlog:disable",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + stage.resolve("agent.jsa"),
                        "-cp",
                        String.join(":", classPath)));
        Files.move(stage.resolve("agent.jsa"), file, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The runtime's own list of what every program loads, and each class of the jars.
    private static String classes(Path runtime, List<Path> jars) throws IOException {
        NavigableSet<String> names = new TreeSet<>();
        for (Path jar : jars) {
            try (JarFile opened = new JarFile(jar.toFile())) {
                opened.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.endsWith(".class"))
                        .filter(name -> !name.startsWith("META-INF/"))
                        .filter(name -> !name.equals("module-info.class"))
                        .map(name -> name.substring(0, name.length() - ".class".length()))
                        .forEach(names::add);
            }
        }
        return SmallFile.text(runtime.resolve("lib/classlist"))
                + names.stream().map(name -> name + "\n").collect(Collectors.joining());
    }

    private Path inside(String path) {
        return stage.resolve(Path.of("/").relativize(Path.of(path)));
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) copyFile(file, to.resolve(from.relativize(file)));
    }

    /// With the time that the file will have in the initramfs.
    private static void copyFile(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        Files.setLastModifiedTime(to, FileTime.fromMillis(Newc.TIME * 1000));
    }
}
