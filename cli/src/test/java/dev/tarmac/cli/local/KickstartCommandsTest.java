package dev.tarmac.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.cli.CommandLineFixture;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class KickstartCommandsTest {
    @TempDir private Path folder;
    private CommandLineFixture tarmac;

    @BeforeEach
    void start() {
        tarmac = new CommandLineFixture(folder);
    }

    @Test
    void lintTellsThePlaceTheRuleAndTheFix() throws IOException {
        String file = write("a.ks", "zerombr\nclearpart --all\nautopart --ty=lvm\n");
        assertThat(tarmac.run("kickstart", "lint", file, "--version", "RHEL9")).isOne();
        assertThat(tarmac.err())
                .isEqualTo(
                        file
                                + ":3:10: warning: --ty is short for --type [abbreviated-option]\n"
                                + "  fix: write the option in full\n");
        assertThat(tarmac.out()).contains(file + ":3:1: note: the installer chooses [autopart]");
    }

    @Test
    void aRuleThatIsSwitchedOffSaysNothing() throws IOException {
        String file = write("a.ks", "autopart --ty=lvm\nzerombr\n");
        assertThat(
                        tarmac.run(
                                "kickstart",
                                "lint",
                                file,
                                "--disable",
                                "abbreviated-option,autopart",
                                "--version=RHEL9"))
                .isZero();
        assertThat(tarmac.out()).isEqualTo(file + ": ok for RHEL9\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--version=RHEL3", "--disable=autopartt", "--disable=refused", "--format=x"})
    void whatDoesNotExistIsAUsageError(String option) throws IOException {
        String file = write("a.ks", "text\n");
        assertThat(tarmac.run("kickstart", "lint", file, option)).isEqualTo(2);
        assertThat(tarmac.err()).contains("fix: see tarmac kickstart lint --help");
    }

    @Test
    void helpIsThereAlthoughVersionMeansTheRelease() {
        assertThat(tarmac.run("kickstart", "lint", "--help")).isZero();
        assertThat(tarmac.out()).contains("--version=RELEASE", "--disable=ID", "--root=FOLDER");
        assertThat(tarmac.run("layout", "check", "-h")).isZero();
    }

    @Test
    void theReleaseMayStandInTheFile() throws IOException {
        String file = write("a.ks", "#version=RHEL7\nauth --enableshadow\n");
        assertThat(tarmac.run("layout", "check", file)).isZero();
        assertThat(tarmac.out())
                .contains(":2:1: note: auth is ignored: ", file + ": ok for RHEL7\n");
        assertThat(tarmac.run("layout", "check", file, "--version", "RHEL10")).isOne();
        assertThat(tarmac.err()).contains(":2:1: auth has been removed. [refused]");
    }

    @Test
    void checkListsWhatIsIgnoredWithTheReason() throws IOException {
        String file = write("a.ks", "cdrom\nzerombr\n%packages\nvim\n%end\nreboot --kexec\n");
        assertThat(tarmac.run("layout", "check", file)).isZero();
        assertThat(tarmac.err()).isEmpty();
        assertThat(tarmac.out())
                .contains(
                        file + ":1:1: note: cdrom is ignored: ",
                        file + ":3:1: note: %packages is ignored: ",
                        file + ":6:8: note: reboot --kexec is honoured differently: ",
                        file + ": ok for F45\n");
    }

    @Test
    void allFilesAreLookedAt() throws IOException {
        String bad = write("bad.ks", "part /\nlang\n");
        String layout = write("good.yaml", "disks: []\n");
        String missing = folder.resolve("none.ks").toString();
        assertThat(tarmac.run("layout", "check", bad, layout, missing, "--format", "github"))
                .isOne();
        assertThat(tarmac.out().lines())
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(line -> line.startsWith("::error file="))
                .anyMatch(line -> line.contains("bad.ks,line=2,col=1,title=refused::"))
                .anyMatch(line -> line.contains("good.yaml,line=1,col="))
                .anyMatch(line -> line.contains("none.ks,title=unreadable::"));
    }

    @Test
    void jsonAndSarifAreOneObject() throws IOException, MalformedJson {
        String file = write("a.ks", "autopart\n");
        for (String format : new String[] {"json", "sarif"}) {
            tarmac.run("kickstart", "lint", file, "--format", format);
            assertThat(JsonObject.parse(tarmac.out()).asMap()).isNotEmpty();
            assertThat(tarmac.err()).isEmpty();
        }
    }

    @Test
    void whatIsNotUtf8IsToldWithItsPlace() throws IOException {
        Path file = folder.resolve("latin.ks");
        Files.write(file, "text\nlang d\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(tarmac.run("layout", "check", file.toString())).isOne();
        assertThat(tarmac.err()).contains(file + ":2:7: the file is not UTF-8 here");
    }

    @Test
    void includedFilesAreReadBesideTheFileAndBelowTheRoot() throws IOException {
        Files.createDirectories(folder.resolve("samples/tmp"));
        Files.writeString(folder.resolve("samples/tmp/part.ks"), "part / --sise=9\n");
        write("more.ks", "lang\n");
        String file = write("a.ks", "%include /tmp/part.ks\n%include more.ks\n");
        assertThat(tarmac.run("layout", "check", file)).isOne();
        assertThat(tarmac.err())
                .contains("more.ks:1:1: ", ":1:10: warning: /tmp/part.ks is not read");
        String root = folder.resolve("samples").toString();
        assertThat(tarmac.run("layout", "check", file, "--root", root)).isOne();
        assertThat(tarmac.err()).contains("/tmp/part.ks:1:8: ").doesNotContain("is not read");
    }

    @Test
    void aRootIsNotLeft() throws IOException {
        write("secret.ks", "lang\n");
        Files.createDirectories(folder.resolve("samples"));
        String file = write("a.ks", "%include /../secret.ks\n");
        String root = folder.resolve("samples").toString();
        assertThat(tarmac.run("layout", "check", file, "--root", root)).isOne();
        assertThat(tarmac.err()).contains("Unable to open input kickstart file");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static final String[] EXAMPLE = {
        "--facts", "../layout/examples/keep-home.facts.json", "--version", "RHEL9"
    };

    private int plan(String file, String... machine) {
        return tarmac.run(
                Stream.concat(Stream.of("layout", "plan", file), Stream.of(machine))
                        .toArray(String[]::new));
    }

    /// It spoke of `prepare`, a word of layouts.
    @Test
    void allThatIsWrongWithAnEmptyFileIsSaidOfIt() throws IOException {
        String file = write("empty.ks", "");
        assertThat(plan(file, "--disks", "20G", "--firmware", "uefi")).isOne();
        assertThat(tarmac.err().lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith(file + ": ") || line.startsWith("  fix: "));
    }

    @Test
    void leaveToWipeIsAskedForWhereTheFileClears() throws IOException {
        String parts =
                "part /boot/efi --fstype=efi --size=600\npart / --size=9000 --ondisk=nvme0n1\n";
        String cleared = write("cleared.ks", parts + "zerombr\nclearpart --all --initlabel\n");
        assertThat(plan(cleared, EXAMPLE)).isOne();
        assertThat(tarmac.err())
                .contains(
                        cleared + ":4:1: refusing to wipe nvme0n1",
                        "fix: if that data may go, allow it; no file does, not even by clearpart");
    }
}
