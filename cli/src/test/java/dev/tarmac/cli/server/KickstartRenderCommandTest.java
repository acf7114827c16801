package dev.tarmac.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.cli.CommandLineFixture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class KickstartRenderCommandTest {
    private static final Path TEMPLATES = Path.of("../templates/kickstart");
    private static final Pattern TRIED =
            Pattern.compile("kickstart render (\\S+) \\\\\\s+--values (\\S+) --set (\\S+)");

    @TempDir private Path folder;
    private CommandLineFixture tarmac;

    @BeforeEach
    void start() {
        tarmac = new CommandLineFixture(folder);
    }

    @Test
    void printsTheKickstartFileAndNothingElse() throws IOException {
        assertThat(
                        tarmac.run(
                                "kickstart",
                                "render",
                                TEMPLATES.resolve("single-disk.ks.ftl").toString(),
                                "--values",
                                TEMPLATES.resolve("golden/single-disk/uefi.json").toString()))
                .isZero();
        assertThat(tarmac.out())
                .isEqualTo(Files.readString(TEMPLATES.resolve("golden/single-disk/uefi.ks")));
        assertThat(tarmac.err()).isEmpty();
    }

    @Test
    void whatIsSetCountsMoreThanTheFile() throws IOException {
        String template = write("a.ks.ftl", "network --hostname=${quote(hostname)} --mtu=${mtu}\n");
        String values = write("a.json", "{\"hostname\": \"web01\", \"mtu\": 9000}");
        assertThat(
                        tarmac.run(
                                "kickstart",
                                "render",
                                template,
                                "--values=" + values,
                                "--set=hostname=a=b c"))
                .isZero();
        assertThat(tarmac.out()).isEqualTo("network --hostname='a=b c' --mtu=9000\n");
        assertThat(
                        tarmac.run(
                                "kickstart",
                                "render",
                                template,
                                "--set",
                                "hostname=x",
                                "--set=mtu=1"))
                .isZero();
        assertThat(tarmac.out()).isEqualTo("network --hostname=x --mtu=1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{`mtu`: 9000}                      | a.ks.ftl:2:22: 'hostname' has no value",
                "{`hostname`: `a\\nreboot`}         | value hostname: has a line break",
                "{`hostname`: `a`                   | a.json: not JSON: ",
                "[`hostname`]                       | a.json: $ must be an object",
            })
    void tellsWhatIsWrongAndPrintsNoHalfFile(String values, String told) throws IOException {
        String template = write("a.ks.ftl", "text\nnetwork --hostname=${hostname}\n");
        String file = write("a.json", values.replace('`', '"'));
        assertThat(tarmac.run("kickstart", "render", template, "--values", file)).isOne();
        assertThat(tarmac.err()).contains(told, "  fix: ");
        assertThat(tarmac.out()).isEmpty();
    }

    @Test
    void aValueWithoutNameIsAUsageError() throws IOException {
        String template = write("a.ks.ftl", "text\n");
        assertThat(tarmac.run("kickstart", "render", template, "--set", "hostname")).isEqualTo(2);
        assertThat(tarmac.err()).contains("--set", "fix: see tarmac kickstart render --help");
    }

    @Test
    void theCommandOnThePageWorks() throws IOException {
        Matcher tried = TRIED.matcher(Files.readString(Path.of("../docs/templates.md")));
        assertThat(tried.find()).isTrue();
        String[] command = {
            "kickstart",
            "render",
            "../" + tried.group(1),
            "--values",
            "../" + tried.group(2),
            "--set",
            tried.group(3)
        };
        assertThat(tarmac.run(command)).isZero();
        assertThat(tarmac.out()).contains(" --" + tried.group(3) + "\n");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
