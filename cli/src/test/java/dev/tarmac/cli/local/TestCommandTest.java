package dev.tarmac.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.cli.CommandLineFixture;
import dev.tarmac.cli.system.Processes.Call;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The command with a Maven that leaves one report, or none.
class TestCommandTest {
    @TempDir private Path root;

    private int run(String report) {
        CommandLineFixture tarmac = new CommandLineFixture(root);
        return new CommandLine(new TestCommand(tarmac.session(), call -> maven(call, report)))
                .execute("--fast", "--name", "Typo");
    }

    private int maven(Call call, String report) throws IOException {
        assertThat(call.argv()).contains("-Dtest=Typo");
        Path module = Files.createDirectories(root.resolve("layout/target/surefire-reports"));
        Files.writeString(root.resolve("layout/pom.xml"), "");
        if (!report.isEmpty()) Files.writeString(module.resolve("TEST-a.xml"), report);
        return 0;
    }

    @Test
    void testsThatPassAreGreen() {
        assertThat(run("<testsuite><testcase name='x' classname='B'/></testsuite>")).isZero();
    }

    /// Maven itself is content when a name fits no test at all.
    @Test
    void aNameThatFitsNoTestIsNotGreen() {
        assertThat(run("")).isOne();
    }

    @Test
    void testsThatWereAllSkippedAreNotGreen() {
        assertThat(
                        run(
                                "<testsuite><testcase name='x' classname='B'><skipped/></testcase></testsuite>"))
                .isOne();
    }
}
