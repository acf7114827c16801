package dev.tarmac.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.cli.system.Processes.Call;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class SystemPackagesTest {
    private static final List<SystemPackage> NEEDED =
            List.of(SystemPackage.ZSTD, SystemPackage.MTOOLS);

    @TempDir private Path root;
    private final List<String> ran = new ArrayList<>();
    private int failures;

    @BeforeEach
    void aMachineWithApt() throws IOException {
        make("usr/bin/apt-get");
    }

    @Test
    void nothingIsRunWhenAllIsThere() throws Exception {
        make("usr/bin/zstd");
        make("usr/bin/mcopy");
        packages(true).require(NEEDED);
        assertThat(ran).isEmpty();
    }

    @Test
    void onlyWhatIsMissingIsInstalled() throws Exception {
        make("usr/bin/zstd");
        packages(true).require(NEEDED);
        assertThat(ran).singleElement().asString().contains("install").endsWith(" mtools");
    }

    /// Without them the agent's build ended with a problem instead of installing what it needs.
    @Test
    void whateverBuildsTheAgentNeedsTheKeysOfDebian() {
        for (List<SystemPackage> needed :
                List.of(
                        SystemPackage.FOR_AGENT,
                        SystemPackage.FOR_LAB,
                        SystemPackage.FOR_BENCH,
                        SystemPackage.FOR_TEST))
            assertThat(needed).contains(SystemPackage.DEBIAN_KEYS);
        assertThat(SystemPackage.FOR_BENCH).contains(SystemPackage.CPIO, SystemPackage.ZSTD);
    }

    @Test
    void aFreshMachineGetsItsPackageListsFirst() throws Exception {
        failures = 1;
        packages(true).require(NEEDED);
        assertThat(ran).hasSize(3);
        assertThat(ran.get(1)).endsWith("apt-get -qq update");
    }

    @Test
    void whatAptCannotDoIsToldAsOneLine() {
        failures = Integer.MAX_VALUE;
        assertThatThrownBy(() -> packages(true).require(NEEDED))
                .isInstanceOfSatisfying(
                        SetupMissing.class,
                        missing ->
                                assertThat(missing.problem().fix())
                                        .isEqualTo(
                                                "run: sudo apt-get install --no-install-recommends zstd mtools"));
    }

    @Test
    void withoutRootNothingIsRunButTheLineIsTold() {
        assertThatThrownBy(() -> packages(false).require(NEEDED))
                .isInstanceOf(SetupMissing.class)
                .hasMessageContaining("/usr/bin/mcopy");
        assertThat(ran).noneMatch(line -> line.contains("apt-get"));
    }

    @Test
    void aMachineWithoutAptIsToldWhatItNeeds() throws IOException {
        Files.delete(root.resolve("usr/bin/apt-get"));
        assertThatThrownBy(() -> packages(true).require(NEEDED)).isInstanceOf(SetupMissing.class);
        assertThat(ran).isEmpty();
    }

    private SystemPackages packages(boolean isRoot) {
        Administrator administrator = new Administrator(isRoot, false, this::run);
        return new SystemPackages(root, administrator, new PrintWriter(new StringWriter()));
    }

    /// An apt that fails as often as it is told, and then leaves the files of what it installs.
    private int run(Call call) throws IOException {
        ran.add(String.join(" ", call.argv()));
        if (call.argv().contains("sudo") || call.argv().getFirst().endsWith("sudo")) return 1;
        if (call.argv().contains("install") && failures > 0) {
            failures--;
            return 100;
        }
        for (SystemPackage each : SystemPackage.values())
            if (call.argv().contains(each.debianName()))
                make(Path.of("/").relativize(each.file()).toString());
        return 0;
    }

    private void make(String file) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        if (Files.notExists(path)) Files.createFile(path);
    }
}
