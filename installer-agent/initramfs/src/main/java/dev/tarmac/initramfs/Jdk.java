package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The JDK that the agent's runtime is cut from.
record Jdk(Path home) {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String FIX = "set JAVA_HOME to a complete JDK 25 or newer";
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"([0-9]+)[^\"]*\"");

    static Jdk at(Path home) throws Refused, IOException {
        Path release = home.resolve("release");
        Matcher version =
                VERSION.matcher(Files.isRegularFile(release) ? SmallFile.text(release) : "");
        if (!version.find() || Integer.parseInt(version.group(1)) < 25)
            throw new Refused(home.toString(), "is no JDK 25 or newer", FIX);
        for (String tool : List.of("jlink", "jdeps"))
            if (!Files.isExecutable(home.resolve("bin").resolve(tool)))
                throw new Refused(home.toString(), "has no " + tool, FIX);
        return new Jdk(home);
    }

    /// Changes whenever a class or the virtual machine does.
    List<String> fingerprint() throws IOException {
        return List.of(
                SmallFile.text(home.resolve("release")),
                Sha256.ofFile(home.resolve("lib/modules")),
                Sha256.ofFile(home.resolve("lib/server/libjvm.so")));
    }

    /// The modules that the jars use, comma-separated.
    String modulesOf(List<Path> jars) throws Refused, IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                home.resolve("bin/jdeps").toString(),
                                "--multi-release",
                                "base",
                                "--ignore-missing-deps",
                                "--print-module-deps"));
        for (Path jar : jars) arguments.add(jar.toString());
        return Tool.run(LIMIT, "give jars that are whole: build them again", arguments).strip();
    }

    /// Writes a runtime of those modules to `directory`, which must not exist. Classes are left
    /// uncompressed: the whole archive is compressed afterwards, and starts faster so.
    void link(String modules, Path directory) throws Refused, IOException, InterruptedException {
        Tool.run(
                LIMIT,
                FIX,
                List.of(
                        home.resolve("bin/jlink").toString(),
                        "--add-modules",
                        modules,
                        "--strip-java-debug-attributes",
                        "--no-header-files",
                        "--no-man-pages",
                        "--compress",
                        "zip-0",
                        "--output",
                        directory.toString()));
    }
}
