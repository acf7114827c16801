package dev.tarmac.bench.pxe;

import dev.tarmac.lab.process.Tool;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Debian packages as files in a folder. A server that is installed starts at once and takes its
/// port from whoever needs it on this machine; one that is unpacked does not.
final class UnpackedPackages {
    private UnpackedPackages() {}

    /// The folder that holds the files of all of them, as from `/`, with those of the packages that
    /// they depend on and that are not installed here.
    static Path in(Path cache, List<String> wanted)
            throws Refused, IOException, InterruptedException {
        Path root = cache.resolve(String.join("+", wanted));
        if (Files.isDirectory(root)) return root;
        List<String> packages = withMissing(wanted);
        Path downloads = Files.createDirectories(cache.resolve("downloads"));
        Path fresh = Files.createTempDirectory(Files.createDirectories(cache), "unpacking");
        if (!isDownloaded(downloads, packages)) {
            Tool.run("apt-get", "-qq", "update");
            if (!isDownloaded(downloads, packages))
                throw new Refused(
                        String.join(", ", packages),
                        "cannot be downloaded by apt-get",
                        "look at: apt-get download " + String.join(" ", packages));
        }
        for (Path archive : archives(downloads))
            Tool.run("dpkg-deb", "--extract", archive.toString(), fresh.toString());
        for (Path archive : archives(downloads)) Files.delete(archive);
        Files.move(fresh, root);
        return root;
    }

    private static List<String> withMissing(List<String> wanted)
            throws Refused, InterruptedException {
        List<String> ask =
                new ArrayList<>(
                        List.of(
                                "apt-cache",
                                "depends",
                                "--recurse",
                                "--no-recommends",
                                "--no-suggests",
                                "--no-conflicts",
                                "--no-breaks",
                                "--no-replaces",
                                "--no-enhances"));
        ask.addAll(wanted);
        Set<String> all = new LinkedHashSet<>(wanted);
        // Names at the start of a line are packages; what is indented says how they hang together.
        Tool.run(ask).lines().filter(line -> line.matches("[a-z0-9].*")).forEach(all::add);
        List<String> missing = new ArrayList<>(wanted);
        for (String name : all) if (!wanted.contains(name) && !isInstalled(name)) missing.add(name);
        return missing;
    }

    private static boolean isInstalled(String name) throws Refused, InterruptedException {
        return Tool.outcome(List.of("dpkg-query", "-W", "-f", "${db:Status-Status}", name))
                .output()
                .equals("installed");
    }

    private static boolean isDownloaded(Path folder, List<String> packages)
            throws Refused, InterruptedException {
        List<String> argv =
                new ArrayList<>(
                        List.of(
                                "env",
                                "--chdir=" + folder,
                                "apt-get",
                                "-qq",
                                "-o",
                                "APT::Sandbox::User=root",
                                "download"));
        argv.addAll(packages);
        return Tool.outcome(argv).exit() == 0;
    }

    private static List<Path> archives(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".deb")).toList();
        }
    }

    /// Where the dynamic linker finds the libraries among these files, as it wants it told.
    static String libraries(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().contains(".so"))
                    .map(file -> file.resolveSibling("").toString())
                    .distinct()
                    .collect(Collectors.joining(":"));
        }
    }
}
