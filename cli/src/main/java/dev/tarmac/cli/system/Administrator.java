package dev.tarmac.cli.system;

import dev.tarmac.cli.system.Processes.Call;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether and how this process can do what only root may: it is root, or sudo is there and can ask
/// somebody, or sudo needs no password.
///
/// @param mayAsk a person sits at this process's terminal
public record Administrator(boolean isRoot, boolean mayAsk, Processes processes) {
    private static final Path SUDO = Path.of("/usr/bin/sudo");

    public static Administrator ofThisProcess() throws IOException {
        return new Administrator(
                Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
                Terminal.isOpen(Terminal.INPUT),
                Processes.real());
    }

    /// Whether [#argv] gives something that can work.
    boolean canBecomeRoot() throws IOException {
        if (isRoot) return true;
        if (!Files.isExecutable(SUDO)) return false;
        return mayAsk || sudoNeedsNoPassword();
    }

    /// The same program, run by root.
    List<String> argv(List<String> argv) {
        if (isRoot) return argv;
        List<String> asRoot = new ArrayList<>(List.of(SUDO.toString()));
        asRoot.addAll(argv);
        return asRoot;
    }

    /// Runs the same command line once more as root and answers its exit code. What that process
    /// leaves in the checkout is handed back to this user by the launcher.
    public int runAsRoot(Checkout checkout, List<String> arguments)
            throws IOException, SetupMissing {
        if (!canBecomeRoot())
            throw new SetupMissing(
                    "tarmac " + arguments.getFirst(),
                    "needs root (network namespaces, loop devices), and sudo cannot be asked here",
                    "run: sudo ./tarmac " + String.join(" ", arguments));
        List<String> argv = new ArrayList<>();
        argv.addAll(List.of(SUDO.toString(), "env"));
        argv.add("JAVA_HOME=" + System.getProperty("java.home"));
        argv.add("TARMAC_CACHE=" + checkout.cache());
        argv.add(
                "MAVEN_OPTS=-Dmaven.repo.local="
                        + System.getProperty("user.home")
                        + "/.m2/repository");
        argv.add(checkout.root().resolve("tarmac").toString());
        argv.addAll(arguments);
        // What root would make on the way to it, ~/.cache, would stay root's.
        Files.createDirectories(checkout.cache());
        return processes.run(
                new Call(
                        argv, Path.of("").toAbsolutePath(), Map.of(), Duration.ofDays(365), false));
    }

    private boolean sudoNeedsNoPassword() throws IOException {
        List<String> argv = List.of(SUDO.toString(), "-n", "true");
        return processes.run(new Call(argv, Path.of("/"), Map.of(), Duration.ofSeconds(20), true))
                == 0;
    }
}
