package dev.tarmac.initramfs;

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

/// What changes with every line of the agent: its jars, and `/init`, which starts it.
record AgentLayer(List<Path> jars, String mainClass) {
    private static final String PLACE = "/opt/tarmac/lib/";

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
                        "is no jar, or the second of its name",
                        "build the agent first");
            try (JarFile opened = new JarFile(jar.toFile())) {
                found |= opened.getEntry(mainClass.replace('.', '/') + ".class") != null;
            }
        }
        if (!found)
            throw new Refused(
                    "the agent's jars", "have no class " + mainClass, "give the jar that has it");
        return new AgentLayer(jars, mainClass);
    }

    /// Changes with every byte that this layer holds.
    List<String> fingerprint() throws IOException {
        List<String> words = new ArrayList<>(List.of(init()));
        for (Path jar : jars) words.add(Sha256.ofFile(jar));
        return words;
    }

    void write(Path file) throws IOException {
        FileTree tree = new FileTree();
        for (Path jar : jars) tree.copy(place(jar), jar, 0644);
        tree.text("/init", init(), 0755);
        Layer.write(tree, file, percent -> {});
    }

    /// The order of the class path is part of the text: a directory would be read in any order.
    private String init() throws IOException {
        String classPath = jars.stream().map(AgentLayer::place).collect(Collectors.joining(":"));
        try (InputStream script = AgentLayer.class.getResourceAsStream("init.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@CLASS_PATH@", classPath)
                    .replace("@MAIN_CLASS@", mainClass);
        }
    }

    private static String place(Path jar) {
        return PLACE + jar.getFileName();
    }
}
