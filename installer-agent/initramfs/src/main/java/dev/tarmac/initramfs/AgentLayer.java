package dev.tarmac.initramfs;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/// What changes with every line of the agent: its jars, their classes as Java maps them, and
/// `/init`, which starts it all.
record AgentLayer(List<Path> jars, String mainClass) {
    static final String RUNTIME = "/opt/tarmac/jre";

    private static final String JARS = "/opt/tarmac/lib/";
    private static final String CLASSES = "/opt/tarmac/lib/agent.jsa";

    AgentLayer {
        jars = List.copyOf(jars);
    }

    /// Refuses what could not start: no such file, two of one name, nowhere the main class.
    static AgentLayer of(List<Path> jars, String mainClass) throws Refused, IOException {
        Set<String> names = new HashSet<>();
        boolean found = false;
        for (Path jar : jars) {
            String name = jar.getFileName().toString();
            if (!Files.isRegularFile(jar)
                    || !name.matches("[A-Za-z0-9._-]+[.]jar")
                    || !names.add(name))
                throw new Refused(
                        jar.toString(),
                        "is no jar file, or the second one of its name",
                        "build the agent first: mvn package");
            found |= has(jar, mainClass);
        }
        if (!found)
            throw new Refused(
                    "the agent's jars", "have no class " + mainClass, "give the jar that has it");
        return new AgentLayer(jars, mainClass);
    }

    /// The same layer with nothing in it that the agent does not use.
    AgentLayer cutDown(Cache cache) throws Refused, IOException, InterruptedException {
        return new AgentLayer(new OwnPackages(mainClass).cutDown(cache, jars), mainClass);
    }

    private static boolean has(Path jar, String mainClass) throws Refused, IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            return opened.getEntry(mainClass.replace('.', '/') + ".class") != null;
        } catch (ZipException e) {
            throw new Refused(
                    Problem.at(
                            jar.toString(),
                            "is no jar file: " + e.getMessage(),
                            "build the agent first: mvn package"),
                    e);
        }
    }

    /// Changes with every byte that this layer holds, but for what the runtime decides.
    List<String> fingerprint() throws IOException {
        List<String> words = new ArrayList<>(List.of(AgentBuild.VERSION, init()));
        for (Path jar : jars) words.add(Sha256.ofFile(jar));
        return words;
    }

    /// The compressed layer.
    Path make(Cache cache, RuntimeLayer runtime, BuildProgress progress)
            throws Refused, IOException, InterruptedException {
        List<String> words = fingerprint();
        words.add(runtime.key());
        return cache.folder("agent", words, directory -> fill(directory, words, runtime, progress))
                .resolve("layer.img");
    }

    private void fill(
            Path directory, List<String> words, RuntimeLayer runtime, BuildProgress progress)
            throws Refused, IOException, InterruptedException {
        progress.at("preparing the agent's classes", 0);
        Path classes = directory.resolve("agent.jsa");
        ClassArchive.make(
                Sha256.ofWords(words).substring(0, 16), runtime.unpacked(), jars, classes);
        FileTree tree = new FileTree();
        for (Path jar : jars) tree.copy(place(jar), jar, 0644);
        tree.copy(CLASSES, classes, 0644);
        tree.text("/init", init(), 0755);
        Layer.write(
                tree,
                directory.resolve("layer.img"),
                percent -> progress.at("compressing the agent", percent));
    }

    /// The order of the class path is part of the text: a directory would be read in any order.
    String init() throws IOException {
        String classPath = jars.stream().map(AgentLayer::place).collect(Collectors.joining(":"));
        try (InputStream script = AgentLayer.class.getResourceAsStream("init.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@RUNTIME@", RUNTIME)
                    .replace("@CLASSES@", CLASSES)
                    .replace("@CLASS_PATH@", classPath)
                    .replace("@MAIN_CLASS@", mainClass);
        }
    }

    static String place(Path jar) {
        return JARS + jar.getFileName();
    }
}
