package dev.tarmac.cli.system;

import dev.tarmac.problem.Refused;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// This very program, as files: to start it once more, and to pack parts of it into the agent.
public final class OwnProgram {
    /// The agent and all it needs at run time, by artifact.
    private static final List<String> AGENT =
            List.of("agent", "layout", "image-format", "jackson-jr-objects", "jackson-core");

    private OwnProgram() {}

    /// Runs the command line in another process, without its arguments. No launcher between: the
    /// process that is started is the one that works.
    public static List<String> command(Checkout checkout) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As the launcher starts a server.
                "-XX:+UseSerialGC",
                "-Xmn32m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dtarmac.home=" + checkout.root(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tarmac.cli.Main");
    }

    public static List<Path> agentJars() throws Refused {
        List<Path> jars = new ArrayList<>();
        for (String artifact : AGENT)
            jars.add(
                    jar(artifact)
                            .orElseThrow(
                                    () ->
                                            new Refused(
                                                    "the class path",
                                                    "has no jar of " + artifact,
                                                    "start the command line with ./tarmac")));
        return jars;
    }

    private static Optional<Path> jar(String artifact) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(
                        path ->
                                path.getFileName()
                                        .toString()
                                        .matches(artifact + "-[0-9][^/]*[.]jar"))
                .findFirst();
    }
}
