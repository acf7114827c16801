package dev.tarmac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The launcher in a checkout of its own, with a JDK and a Maven that only say that they were
/// called.
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "tarmac").toAbsolutePath().normalize();
    private static final List<String> TOOLS =
            List.of(
                    "bash",
                    "basename",
                    "cp",
                    "date",
                    "dirname",
                    "env",
                    "find",
                    "flock",
                    "id",
                    "ln",
                    "mkdir",
                    "mktemp",
                    "mv",
                    "readlink",
                    "rm",
                    "sed",
                    "sleep",
                    "stat",
                    "touch");
    @TempDir private Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private Path checkout;

    private record Outcome(int exit, String out, String err) {}

    @BeforeEach
    void aCheckout() throws IOException {
        checkout = folder.resolve("checkout");
        Path sources = Files.createDirectories(checkout.resolve("layout/src/main/java"));
        Files.writeString(sources.resolve("A.java"), "class A {}");
        for (String module :
                List.of(
                        ".mvn",
                        "tarballs",
                        "pxe",
                        "installer-agent",
                        "provisioner",
                        "lab",
                        "bench",
                        "cli")) Files.createDirectories(checkout.resolve(module));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        String script =
                Files.readString(LAUNCHER)
                        .replaceFirst("(?s)jvm_folders=\\(.*?\\)\n", "jvm_folders=()\n");
        program(checkout.resolve("tarmac"), script);
        program(folder.resolve("bin/mvn"), maven());
        for (String tool : TOOLS)
            program(
                    folder.resolve("bin").resolve(tool),
                    "#!/bin/sh\nexec " + whereIs(tool) + " \"$@\"\n");
        jdk("25.0.1");
    }

    @Test
    void theFirstStartBuildsAndRuns() throws Exception {
        Outcome outcome = run("layout", "check", "a b.yaml");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("<dev.tarmac.cli.Main> <layout> <check> <a b.yaml>");
        assertThat(outcome.err()).contains("building with Maven");
    }

    @Test
    void nothingIsBuiltTwice() throws Exception {
        run("--help");
        assertThat(run("--help").err()).isEmpty();
        assertThat(mavenCalls()).isOne();
    }

    @Test
    void aNewerSourceIsBuilt() throws Exception {
        run("--help");
        Files.setLastModifiedTime(
                checkout.resolve("layout/src/main/java/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        run("--help");
        assertThat(mavenCalls()).isEqualTo(2);
    }

    @Test
    void aBuildThatWasCutShortIsBegunAgain() throws Exception {
        run("--help");
        Files.delete(checkout.resolve("cli/target/built"));
        assertThat(run("--help").exit()).isZero();
        assertThat(mavenCalls()).isEqualTo(2);
    }

    @Test
    void aBuildThatFailsIsToldAndTriedAgain() throws Exception {
        Files.createFile(folder.resolve("maven-fails"));
        Outcome failed = run("--help");
        assertThat(failed.exit()).isOne();
        assertThat(failed.err()).contains("does not compile", "the build failed");
        Files.delete(folder.resolve("maven-fails"));
        assertThat(run("--help").exit()).isZero();
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        Process first = start("--help");
        Process second = start("--help");
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue() + second.exitValue()).isZero();
        assertThat(mavenCalls()).isOne();
    }

    @Test
    void whatRunsKeepsItsClassesWhenAnotherBuilds() throws Exception {
        Outcome first = run("serve");
        String classPath = first.out().replaceAll("(?s).*<-cp> <([^>]*)/[*]>.*", "$1");
        assertThat(classPath).contains("/cli/target/run/").doesNotContain("current");
    }

    @Test
    void anOlderJdkIsNotTaken() throws Exception {
        jdk("21.0.4");
        Outcome outcome = run("--help");
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("no JDK 25", "openjdk-25-jdk-headless", "JAVA_HOME=/opt/jdk-25");
        assertThat(mavenCalls()).isZero();
    }

    /// Whoever ends the launcher means the program: it went on, and the checkout stayed root's
    /// until it was done by itself.
    @Test
    void whoEndsTheLauncherUnderSudoEndsTheProgram() throws Exception {
        underSudo();
        run("--help");
        program(
                folder.resolve("jdk/bin/java"),
                """
                #!/usr/bin/env bash
                trap 'kill $!; echo ended >"%1$s/program"; exit 7' TERM
                sleep 60 &
                echo started >"%1$s/program"
                wait
                """
                        .formatted(folder));
        Process launcher = start("lab");
        await("program", "started");
        launcher.destroy();
        assertThat(launcher.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(7);
        assertThat(folder.resolve("program")).hasContent("ended");
        assertThat(folder.resolve("given-back")).exists();
    }

    @Test
    void underSudoTheProgramHearsCtrlCAndItsInput() throws Exception {
        underSudo();
        run("--help");
        program(
                folder.resolve("jdk/bin/java"),
                """
                #!/usr/bin/env bash
                read -r line
                trap 'echo interrupted; exit 5' INT
                kill -INT $$
                sleep 0
                """);
        ProcessBuilder builder = builder("lab");
        builder.redirectInput(Files.writeString(folder.resolve("in"), "a line\n").toFile());
        Process launcher = builder.start();
        assertThat(launcher.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isEqualTo(5);
    }

    /// Root, called by the checkout's owner, as far as the launcher can tell.
    private void underSudo() throws IOException {
        program(folder.resolve("bin/id"), "#!/bin/sh\necho 0\n");
        program(folder.resolve("bin/stat"), "#!/bin/sh\necho 4711\n");
        program(folder.resolve("bin/sudo"), "#!/usr/bin/env bash\nshift 3\nexec env \"$@\"\n");
        program(
                folder.resolve("bin/find"),
                """
                #!/usr/bin/env bash
                case "$*" in *chown*) touch "%s/given-back" ;; *) exec %s "$@" ;; esac
                """
                        .formatted(folder, whereIs("find")));
        environment.put("SUDO_UID", "4711");
        environment.put("SUDO_GID", "4711");
    }

    private void await(String file, String content) throws Exception {
        Path path = folder.resolve(file);
        for (int i = 0; i < 400; i++) {
            if (Files.exists(path) && Files.readString(path).strip().equals(content)) return;
            Thread.sleep(50);
        }
        throw new AssertionError("no '" + content + "' in " + path);
    }

    private Outcome run(String... arguments) throws Exception {
        Process process = start(arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private Process start(String... arguments) throws IOException {
        return builder(arguments).start();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> argv = new ArrayList<>(List.of(checkout.resolve("tarmac").toString()));
        argv.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(argv).directory(folder.toFile());
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(
                        Map.of(
                                "PATH", folder.resolve("bin").toString(),
                                "HOME", folder.toString(),
                                "JAVA_HOME", folder.resolve("jdk").toString()));
        builder.environment().putAll(environment);
        return builder;
    }

    private long mavenCalls() throws IOException {
        Path calls = folder.resolve("maven-calls");
        if (Files.notExists(calls)) return 0;
        try (Stream<String> lines = Files.lines(calls)) {
            return lines.count();
        }
    }

    private String maven() {
        return """
        #!/usr/bin/env bash
        echo called >>"%1$s/maven-calls"
        if [ -e "%1$s/maven-fails" ]; then echo 'does not compile'; exit 1; fi
        sleep 0.3
        mkdir -p "%1$s/checkout/cli/target/lib"
        touch "%1$s/checkout/cli/target/lib/a.jar"
        """
                .formatted(folder);
    }

    private void jdk(String version) throws IOException {
        program(
                folder.resolve("jdk/bin/javac"),
                "#!/usr/bin/env bash\necho javac " + version + "\n");
        program(folder.resolve("jdk/bin/java"), "#!/usr/bin/env bash\nprintf '<%s> ' \"$@\"\n");
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path whereIs(String tool) {
        return Stream.of("/usr/bin", "/bin", "/usr/sbin")
                .map(place -> Path.of(place, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
