package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a Java runtime wants from the system: libraries that it does not bring, and versions of the
/// C library.
record RuntimeNeeds(Set<String> libraries, Set<String> glibcVersions) {
    RuntimeNeeds {
        libraries = Collections.unmodifiableSortedSet(new TreeSet<>(libraries));
        glibcVersions = Collections.unmodifiableSortedSet(new TreeSet<>(glibcVersions));
    }

    static RuntimeNeeds of(Path runtime) throws Refused, IOException {
        Set<String> needed = new TreeSet<>();
        Set<String> own = new TreeSet<>();
        Set<String> versions = new TreeSet<>();
        for (Path file : binaries(runtime)) {
            Elf elf = Elf.ofProgram(file);
            own.add(file.getFileName().toString());
            needed.addAll(elf.needed());
            versions.addAll(elf.glibcVersions());
        }
        needed.removeAll(own);
        return new RuntimeNeeds(needed, versions);
    }

    private static List<Path> binaries(Path runtime) throws IOException {
        try (Stream<Path> files = Files.walk(runtime)) {
            return files.filter(
                            file ->
                                    file.toString().endsWith(".so")
                                            || file.equals(runtime.resolve("bin/java"))
                                            || file.endsWith("jspawnhelper"))
                    .sorted()
                    .toList();
        }
    }
}
