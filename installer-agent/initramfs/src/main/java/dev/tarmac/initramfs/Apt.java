package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Resolves and downloads packages with the machine's apt, in folders of our own: nothing is
/// installed, no maintainer script runs, and no root is needed. Proxies and the like hold as the
/// machine's apt configuration says.
final class Apt {
    private static final Duration ASK_LIMIT = Duration.ofMinutes(1);
    private static final Duration FETCH_LIMIT = Duration.ofMinutes(20);
    private static final String NETWORK_FIX =
            "check that this machine reaches its Debian mirror: apt-get update";
    private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

    private final Path directory;
    private final String release;

    Apt(Path directory, String release) {
        this.directory = directory;
        this.release = release;
    }

    /// The packages and all that they depend on, downloaded, as of today.
    PackageSet fetch(List<String> names) throws Refused, IOException, InterruptedException {
        prepare();
        run(FETCH_LIMIT, List.of("-o", "APT::Update::Error-Mode=any", "update"));
        PackageSet set = PackageSet.ofUris(run(ASK_LIMIT, addresses(names)));
        removeAllBut(set);
        run(FETCH_LIMIT, install("--download-only", names));
        return set;
    }

    /// The files of a set that was fetched, each checked against its digest.
    List<Path> files(PackageSet set) throws Refused, IOException {
        List<Path> files = new ArrayList<>();
        for (DebianPackage one : set.packages()) {
            Path file = archives().resolve(one.file());
            if (!Files.isRegularFile(file) || !Sha256.ofFile(file).equals(one.sha256()))
                throw new Refused(
                        file.toString(),
                        "is missing or not what was downloaded",
                        "fetch the packages again: tarmac agent build --fresh");
            files.add(file);
        }
        return files;
    }

    private void prepare() throws Refused, IOException, InterruptedException {
        if (!Files.isRegularFile(KEYRING))
            throw new Refused(
                    KEYRING.toString(),
                    "is missing; without it no Debian package can be trusted",
                    "apt-get install debian-archive-keyring");
        Files.createDirectories(directory.resolve("state/lists/partial"));
        Files.createDirectories(archives().resolve("partial"));
        Files.writeString(directory.resolve("status"), "");
        String targets =
                Tool.run(
                        ASK_LIMIT,
                        "run this on Debian: the packages are resolved by its apt-get",
                        List.of(
                                "apt-get",
                                "indextargets",
                                "--format",
                                AptSources.FORMAT,
                                "Created-By: Packages"));
        String sources = AptSources.of(targets, release).text(KEYRING.toString());
        Files.writeString(directory.resolve("sources.list"), sources);
    }

    private String run(Duration limit, List<String> words)
            throws Refused, IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("apt-get", "--quiet=2"));
        for (String option :
                List.of(
                        "Dir::State=" + directory.resolve("state"),
                        "Dir::State::status=" + directory.resolve("status"),
                        "Dir::Cache=" + directory.resolve("cache"),
                        "Dir::Etc::SourceList=" + directory.resolve("sources.list"),
                        "Dir::Etc::SourceParts=/dev/null",
                        "Dir::Etc::Preferences=/dev/null",
                        "Dir::Etc::PreferencesParts=/dev/null",
                        "APT::Architecture=amd64",
                        "APT::Architectures=amd64",
                        "APT::Default-Release=",
                        "APT::Sandbox::User=",
                        "Acquire::ForceHash=SHA256",
                        "Acquire::Retries=3")) {
            arguments.add("-o");
            arguments.add(option);
        }
        arguments.addAll(words);
        return Tool.run(limit, NETWORK_FIX, arguments);
    }

    /// Asked beside an empty cache: apt names only what it would have to fetch.
    private List<String> addresses(List<String> names) throws IOException {
        Path nothing = Files.createDirectories(directory.resolve("nothing"));
        Files.createDirectories(nothing.resolve("partial"));
        List<String> words = new ArrayList<>(List.of("-o", "Dir::Cache::archives=" + nothing));
        words.addAll(install("--print-uris", names));
        return words;
    }

    private static List<String> install(String mode, List<String> names) {
        List<String> words =
                new ArrayList<>(List.of(mode, "--yes", "--no-install-recommends", "install"));
        words.addAll(names);
        return words;
    }

    private void removeAllBut(PackageSet set) throws IOException {
        Set<String> wanted =
                set.packages().stream().map(DebianPackage::file).collect(Collectors.toSet());
        List<Path> present;
        try (Stream<Path> files = Files.list(archives())) {
            present = files.toList();
        }
        for (Path file : present)
            if (file.toString().endsWith(".deb") && !wanted.contains(file.getFileName().toString()))
                Files.delete(file);
    }

    private Path archives() {
        return directory.resolve("cache/archives");
    }
}
