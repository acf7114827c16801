package dev.tarmac.cli.system;

import dev.tarmac.cli.system.Processes.Call;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Sees to it that the packages of a command are there: installs what is missing with apt when it
/// may, otherwise says the one line to run.
public final class SystemPackages {
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final List<String> INSTALL =
            List.of(
                    "env",
                    "DEBIAN_FRONTEND=noninteractive",
                    "apt-get",
                    "-qq",
                    "-y",
                    "-o",
                    "DPkg::Lock::Timeout=300",
                    "-o",
                    "Dpkg::Use-Pty=0",
                    "install",
                    "--no-install-recommends");
    private static final List<String> UPDATE = List.of("apt-get", "-qq", "update");

    private final Path root;
    private final Administrator administrator;
    private final PrintWriter say;

    /// For the machine that this runs on.
    ///
    /// @param root where installed files are looked for; `/` but in tests
    public SystemPackages(Path root, Administrator administrator, PrintWriter say) {
        this.root = root;
        this.administrator = administrator;
        this.say = say;
    }

    /// Returns when all are installed.
    public void require(List<SystemPackage> needed) throws SetupMissing, IOException {
        List<SystemPackage> missing = missing(needed);
        if (missing.isEmpty()) return;
        if (!Files.exists(root.resolve("usr/bin/apt-get")) || !administrator.canBecomeRoot())
            throw setupMissing(missing);
        say.println("installing " + names(missing) + " (apt-get install)");
        List<String> install = new ArrayList<>(INSTALL);
        for (SystemPackage each : missing) install.add(each.debianName());
        // A machine that was just set up has no package lists yet.
        boolean installed = runs(install) || (runs(UPDATE) && runs(install));
        if (!installed || !missing(missing).isEmpty()) throw setupMissing(missing(missing));
    }

    List<SystemPackage> missing(List<SystemPackage> needed) {
        return needed.stream().filter(each -> !each.isInstalled(root)).toList();
    }

    private boolean runs(List<String> argv) throws IOException {
        return administrator
                        .processes()
                        .run(
                                new Call(
                                        administrator.argv(argv),
                                        Path.of("/"),
                                        Map.of(),
                                        LIMIT,
                                        false))
                == 0;
    }

    private static SetupMissing setupMissing(List<SystemPackage> missing) {
        String files =
                missing.stream()
                        .map(each -> each.file().toString())
                        .collect(Collectors.joining(", "));
        return new SetupMissing(
                "this machine",
                "packages are missing: " + names(missing) + " (looked for " + files + ")",
                "run: sudo apt-get install --no-install-recommends " + names(missing));
    }

    private static String names(List<SystemPackage> packages) {
        return packages.stream().map(SystemPackage::debianName).collect(Collectors.joining(" "));
    }
}
