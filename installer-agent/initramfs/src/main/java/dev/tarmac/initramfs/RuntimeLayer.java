package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The Java runtime of the agent: `directory` holds it unpacked in `jre` and compressed in
/// `layer.img`. Made once per JDK and set of modules.
record RuntimeLayer(Path directory) {
    /// Of use on a developer's machine only.
    private static final Set<String> LEFT_OUT = Set.of("lib/classlist", "lib/jrt-fs.jar");

    static RuntimeLayer make(Cache cache, Jdk jdk, List<Path> jars, BuildProgress progress)
            throws Refused, IOException, InterruptedException {
        String modules = jdk.modulesOf(jars);
        List<String> words = new ArrayList<>(List.of(AgentBuild.VERSION, modules));
        words.addAll(jdk.fingerprint());
        return new RuntimeLayer(
                cache.folder(
                        "runtime",
                        words,
                        directory -> {
                            progress.at("linking the Java runtime", 0);
                            jdk.link(modules, directory.resolve("jre"));
                            Layer.write(
                                    tree(directory.resolve("jre")),
                                    directory.resolve("layer.img"),
                                    percent ->
                                            progress.at("compressing the Java runtime", percent));
                        }));
    }

    Path image() {
        return directory.resolve("layer.img");
    }

    Path unpacked() {
        return directory.resolve("jre");
    }

    /// Equal for equal runtimes.
    String key() {
        return directory.getFileName().toString();
    }

    RuntimeNeeds needs() throws Refused, IOException {
        return RuntimeNeeds.of(unpacked());
    }

    private static FileTree tree(Path runtime) throws IOException {
        FileTree tree = new FileTree();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(runtime)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String name = runtime.relativize(file).toString();
            if (!LEFT_OUT.contains(name))
                tree.copy(AgentLayer.RUNTIME + "/" + name, file, permissions(file));
        }
        return tree;
    }

    private static int permissions(Path file) throws IOException {
        return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE)
                ? 0755
                : 0644;
    }
}
