package dev.tarmac.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class ReportFileTest {
    @TempDir private Path folder;

    @Test
    void theFoldersAboveAreMade() throws Exception {
        Path file = folder.resolve("reports/today/lab.json");
        ReportFile.at(file, Map.of()).write("{}");
        assertThat(file).hasContent("{}");
    }

    /// A benchmark of fifteen minutes has nowhere to write: that is told before it starts.
    @Test
    void aPlaceThatCannotBeWrittenIsRefusedBeforeTheWork() {
        assertThatThrownBy(() -> ReportFile.at(folder, Map.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("cannot be written");
        assertThatThrownBy(() -> ReportFile.at(Path.of("/proc/none/x.json"), Map.of()))
                .isInstanceOf(Exception.class);
    }

    @Test
    void whatRootMakesForAUserOfSudoIsTheirs() throws Exception {
        assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid")));
        Path file = folder.resolve("reports/lab.json");
        ReportFile.at(file, Map.of("SUDO_UID", "1234")).write("{}");
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(1234);
        assertThat(Files.getAttribute(file.getParent(), "unix:uid")).isEqualTo(1234);
        assertThat(Files.getAttribute(folder, "unix:uid")).isEqualTo(0);
    }

    @Test
    void aFileThatWasThereKeepsItsOwner() throws Exception {
        Path file = Files.writeString(folder.resolve("lab.json"), "old");
        Object owner = Files.getAttribute(file, "unix:uid");
        ReportFile.at(file, Map.of("SUDO_UID", "1234")).write("{}");
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(owner);
    }
}
