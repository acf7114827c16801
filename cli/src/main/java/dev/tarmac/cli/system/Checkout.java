package dev.tarmac.cli.system;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The folders of a source checkout that commands use unless they are told otherwise.
///
/// @param root where the sources are
/// @param cache expensive downloads and builds, kept by content
public record Checkout(Path root, Path cache) {
    /// The launcher names the root; without it (in an IDE) it is the working directory.
    public static Checkout ofThisProcess(Map<String, String> environment) {
        Path root = Path.of(System.getProperty("tarmac.home", "")).toAbsolutePath().normalize();
        return new Checkout(root, cache(environment));
    }

    /// `TARMAC_CACHE`, or `tarmac` below `XDG_CACHE_HOME`, or below `~/.cache`.
    static Path cache(Map<String, String> environment) {
        Optional<String> own = set(environment, "TARMAC_CACHE");
        if (own.isPresent()) return Path.of(own.get()).toAbsolutePath();
        return set(environment, "XDG_CACHE_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("tarmac");
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    public Path images() {
        return state().resolve("images");
    }

    public Path agent() {
        return state().resolve("agent");
    }

    public Path lab() {
        return state().resolve("lab");
    }

    /// The jars of the fuzzer, where the build puts them.
    public Path fuzzer() {
        return root.resolve("cli/target/fuzz");
    }

    /// Inputs that fuzzing found worth keeping.
    public Path fuzzed() {
        return state().resolve("fuzz");
    }

    public Path state() {
        return root.resolve(".tarmac");
    }
}
