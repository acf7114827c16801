package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Real builds, with [BootWord] for an agent. Packages and layers come from the user's cache, so
/// that only the first one on a machine takes long.
final class RealBuild {
    private RealBuild() {}

    static AgentArtifacts into(Path directory) throws Refused, IOException, InterruptedException {
        return into(directory, cache());
    }

    static AgentArtifacts into(Path directory, Path cache)
            throws Refused, IOException, InterruptedException {
        return AgentBuild.build(
                new AgentBuildConfig(
                        directory,
                        cache,
                        Path.of(System.getProperty("java.home")),
                        List.of(jar(directory)),
                        BootWord.class.getName(),
                        false),
                (what, percent) -> {});
    }

    static Path cache() {
        String folder =
                Optional.ofNullable(System.getenv("TARMAC_CACHE"))
                        .or(
                                () ->
                                        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                                                .map(home -> home + "/tarmac"))
                        .orElse(System.getProperty("user.home") + "/.cache/tarmac");
        return Path.of(folder, "agent");
    }

    private static Path jar(Path directory) throws IOException {
        String name = BootWord.class.getName().replace('.', '/') + ".class";
        try (InputStream in = BootWord.class.getClassLoader().getResourceAsStream(name)) {
            return Jars.with(directory.resolve("agent.jar"), name, in.readAllBytes());
        }
    }

    /// Unpacks the three archives with foreign tools. zstd complains of the zeros at the end, but
    /// only after everything that stands before them.
    static Path unpack(AgentArtifacts artifacts, Path directory)
            throws Refused, IOException, InterruptedException {
        Path root = Files.createDirectory(directory.resolve("root"));
        String script =
                """
                cd "$2"
                zstd -dcq "$1" > ../archives 2> ../complaint
                { cpio -idm --quiet && cpio -idm --quiet && cpio -idm --quiet; } < ../archives
                """;
        Tool.run(
                Duration.ofMinutes(2),
                "install zstd and cpio",
                List.of(
                        "sh",
                        "-c",
                        script,
                        "unpack",
                        artifacts.initramfs().toString(),
                        root.toString()));
        return root;
    }
}
