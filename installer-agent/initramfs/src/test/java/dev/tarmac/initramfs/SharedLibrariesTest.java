package dev.tarmac.initramfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

class SharedLibrariesTest {
    private static final String LIBRARIES = "usr/lib/x86_64-linux-gnu/";

    @TempDir Path root;

    @BeforeEach
    void aCLibrary() throws IOException {
        put(LIBRARIES + "libc.so.6", List.of(), "GLIBC_2.2.5", "GLIBC_2.34", "GLIBC_2.36");
        put("lib64/ld-linux-x86-64.so.2", List.of());
    }

    @Test
    void findsWhatLibrariesNeedInTurn() throws Refused, IOException {
        put("sbin/tool", List.of("libone.so.1"), "GLIBC_2.34");
        put(LIBRARIES + "libone.so.1.2", List.of("libtwo.so", "libc.so.6"));
        Files.createSymbolicLink(root.resolve(LIBRARIES + "libone.so.1"), Path.of("libone.so.1.2"));
        put("lib/x86_64-linux-gnu/libtwo.so", List.of("libc.so.6", "libone.so.1"));

        SharedLibraries libraries = new SharedLibraries(new PackageTree(root));
        libraries.forProgram(root.resolve("sbin/tool"));

        assertThat(libraries.all())
                .containsOnlyKeys(
                        "/usr/lib64/ld-linux-x86-64.so.2",
                        "/" + LIBRARIES + "libc.so.6",
                        "/" + LIBRARIES + "libone.so.1",
                        "/" + LIBRARIES + "libtwo.so")
                .containsEntry(
                        "/" + LIBRARIES + "libone.so.1", root.resolve(LIBRARIES + "libone.so.1.2"));
    }

    @Test
    void namesTheProgramWhoseLibraryIsInNoPackage() throws IOException {
        put("sbin/tool", List.of("libgone.so.9"));
        SharedLibraries libraries = new SharedLibraries(new PackageTree(root));
        assertThatThrownBy(() -> libraries.forProgram(root.resolve("sbin/tool")))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("tool: needs the library libgone.so.9");
    }

    @Test
    void refusesAJavaRuntimeThatWantsANewerCLibrary() throws Refused, IOException {
        SharedLibraries libraries = new SharedLibraries(new PackageTree(root));
        libraries.forRuntime(new RuntimeNeeds(Set.of("libc.so.6"), Set.of("GLIBC_2.38")));
        assertThatThrownBy(libraries::all)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("GLIBC_2.38")
                .hasMessageContaining("JAVA_HOME");
    }

    private void put(String path, List<String> needed, String... versions) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, TinyElf.linkedWith(needed, versions));
    }
}
