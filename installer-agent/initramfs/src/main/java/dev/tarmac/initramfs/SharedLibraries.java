package dev.tarmac.initramfs;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds, from what programs and libraries say of themselves, every library they need, and checks
/// that the C library among the packages is new enough for all of them.
final class SharedLibraries {
    private static final List<String> FOLDERS =
            List.of("/usr/lib/x86_64-linux-gnu/", "/usr/lib64/", "/usr/lib/");

    /// Every dynamic program names it by its full path, below `/lib64`.
    private static final String LOADER = "ld-linux-x86-64.so.2";

    private final PackageTree packages;
    private final Map<String, Path> found = new TreeMap<>();
    private final Set<String> glibcVersions = new TreeSet<>();

    SharedLibraries(PackageTree packages) {
        this.packages = packages;
    }

    /// What the file is linked with, and all that this needs in turn.
    void forProgram(Path program) throws Refused, IOException {
        Elf elf = Elf.ofProgram(program);
        glibcVersions.addAll(elf.glibcVersions());
        for (String name : elf.needed()) forName(name, program.getFileName().toString());
    }

    void forRuntime(RuntimeNeeds needs) throws Refused, IOException {
        glibcVersions.addAll(needs.glibcVersions());
        for (String name : needs.libraries()) forName(name, "the Java runtime");
    }

    void forName(String soname, String wantedBy) throws Refused, IOException {
        Deque<String> open = new ArrayDeque<>(List.of(soname));
        while (!open.isEmpty()) {
            String name = open.pop();
            String path = locate(name, wantedBy);
            if (found.containsKey(path)) continue;
            Path file = packages.require(path);
            found.put(path, file);
            Elf elf = Elf.ofProgram(file);
            glibcVersions.addAll(elf.glibcVersions());
            open.addAll(elf.needed());
        }
    }

    /// By the path that the dynamic loader will look at.
    Map<String, Path> all() throws Refused, IOException {
        forName(LOADER, "every program");
        requireGlibc();
        return Map.copyOf(found);
    }

    private String locate(String soname, String wantedBy) throws Refused, IOException {
        if (soname.equals(LOADER)) return "/usr/lib64/" + soname;
        for (String folder : FOLDERS)
            if (packages.find(folder + soname).isPresent()) return folder + soname;
        throw new Refused(
                wantedBy,
                "needs the library " + soname + ", which is in none of the packages",
                "add the package that has it to Programs, or use another JDK");
    }

    private void requireGlibc() throws Refused, IOException {
        Set<String> missing = new TreeSet<>(glibcVersions);
        Path library = packages.require("/usr/lib/x86_64-linux-gnu/libc.so.6");
        missing.removeAll(Elf.ofProgram(library).glibcVersions());
        if (!missing.isEmpty())
            throw new Refused(
                    "the Java runtime",
                    "asks for " + missing + ", which the agent's C library is too old for",
                    "use a JDK that is built for older systems: unpack one and set JAVA_HOME");
    }
}
