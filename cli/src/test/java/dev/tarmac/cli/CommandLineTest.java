package dev.tarmac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class CommandLineTest {
    private static final String GOOD =
            """
            disks:
              - name: system
                partitions:
                  - {name: biosboot, type: biosboot, size: 1M}
                  - {name: root, size: rest, filesystem: ext4, mount: /}
            """;

    @TempDir private Path folder;
    private CommandLineFixture tarmac;

    @BeforeEach
    void start() {
        tarmac = new CommandLineFixture(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "backup",
                "restore",
                "lab",
                "layout plan",
                "layout convert",
                "layout diff",
                "layout try",
                "kickstart render",
                "machine install",
                "machine plan",
                "machine approve",
                "rule apply",
                "rack import",
                "audit",
                "install start",
                "install show",
                "bench fuzz",
                "bench inventory",
                "test"
            })
    void helpIsWhatAPersonHasRead(String command) throws IOException {
        String[] arguments = (command + " --help").strip().split(" ");
        assertThat(tarmac.run(arguments)).isZero();
        Golden.check(
                "help/" + (command.isEmpty() ? "tarmac" : command.replace(' ', '-')) + ".txt",
                tarmac.out());
    }

    @Test
    void everyCommandThatWorksHasExamples() {
        commands(tarmac.tree())
                .filter(command -> command.getSubcommands().isEmpty())
                .forEach(
                        command ->
                                assertThat(command.getCommandSpec().usageMessage().footer())
                                        .as(command.getCommandSpec().qualifiedName())
                                        .hasSizeGreaterThan(1));
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(CommandLineTest::commands));
    }

    @Test
    void anUnknownCommandIsAUsageErrorWithASuggestion() {
        assertThat(tarmac.run("layot")).isEqualTo(2);
        assertThat(tarmac.err()).contains("'layot'", "tarmac layout", "fix: see tarmac --help");
    }

    @Test
    void aGroupAloneSaysWhatItHolds() {
        assertThat(tarmac.run("layout")).isEqualTo(2);
        assertThat(tarmac.out()).contains("check", "plan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x20G", "20", "1x20G@3k"})
    void disksThatAreNoneAreAUsageError(String disks) {
        assertThat(tarmac.run("layout", "plan", "x.yaml", "--disks", disks, "--firmware", "bios"))
                .isEqualTo(2);
        assertThat(tarmac.err()).contains("--disks").contains("write 20G");
    }

    /// All of this was noticed only after agent and image had been built.
    @ParameterizedTest
    @CsvSource({
        "--machines 0, ask for 1 to 64",
        "--machines 65, ask for 1 to 64",
        "--disks 7x1G, give each machine 1 to 6",
        "--timeout 0, --timeout is 1 or more",
        "--disks 1x10G@4k --bus ahci, use virtio or nvme",
    })
    void aLabThatCannotBeIsAUsageError(String words, String told) {
        assertThat(tarmac.run(("lab " + words).split(" "))).isEqualTo(2);
        assertThat(tarmac.err()).contains(told);
    }

    @Test
    void aLabWithoutItsFilesIsRefusedBeforeAnythingIsBuilt() throws IOException {
        assertThat(tarmac.run("lab", "--image", "centos")).isOne();
        assertThat(tarmac.err()).contains("image centos", "tarmac image import");
        Path image = Files.writeString(folder.resolve("image.tar"), "");
        Path layout = Files.writeString(folder.resolve("bad.yaml"), "disks: []\n");
        assertThat(tarmac.run("lab", "--image", image.toString(), "--layout", layout.toString()))
                .isOne();
        assertThat(tarmac.err()).contains("bad.yaml:1:");
    }

    @Test
    void aFileThatIsNotThereIsAProblemWithAFix() {
        assertThat(tarmac.run("layout", "check", folder.resolve("none.yaml").toString()))
                .isEqualTo(2);
        assertThat(tarmac.err()).contains("none.yaml: there is no such file", "fix: ");
    }

    /// It said `java.io.IOException: Is a directory`.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "layout check",
                "layout plan --disks 20G --firmware bios",
                "layout convert",
                "layout diff x.yaml --disks 20G --firmware bios",
                "layout try --disks 20G --firmware bios",
                "kickstart lint",
                "kickstart render"
            })
    void aDirectoryIsNoFile(String command) throws IOException {
        for (String name : new String[] {"some", "some.ks"}) {
            Path directory = Files.createDirectory(folder.resolve(name));
            assertThat(tarmac.run((command + " " + directory).split(" "))).isEqualTo(2);
            assertThat(tarmac.err())
                    .contains(directory + ": is a directory; name a file", "fix: ")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void allFilesAreCheckedAlthoughTheFirstIsBad() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "disks: []\n");
        Path good = Files.writeString(folder.resolve("good.yaml"), GOOD);
        assertThat(tarmac.run("layout", "check", bad.toString(), good.toString())).isOne();
        assertThat(tarmac.err()).contains("bad.yaml:1:");
        assertThat(tarmac.out()).isEqualTo(good + ": ok\n");
    }

    @Test
    void aPlanCountsInTheSectorsOfTheDisk() throws IOException {
        Path bios = Files.writeString(folder.resolve("bios.yaml"), GOOD);
        assertThat(plan(bios, "1x10G", "bios")).isZero();
        assertThat(tarmac.out()).contains("sectors of 512 bytes");
        Path uefi =
                Files.writeString(
                        folder.resolve("uefi.yaml"),
                        GOOD.replace("biosboot", "esp").replace("1M", "300M"));
        assertThat(plan(uefi, "1x10G@4k", "uefi")).isZero();
        assertThat(tarmac.out()).contains("sectors of 4096 bytes");
    }

    @Test
    void aPlanThatCannotBootIsRefused() throws IOException {
        Path good = Files.writeString(folder.resolve("good.yaml"), GOOD);
        assertThat(plan(good, "20G", "uefi")).isOne();
        assertThat(tarmac.err()).contains("fix: ");
        assertThat(tarmac.out()).isEmpty();
    }

    private int plan(Path layout, String disks, String firmware) {
        return tarmac.run(
                "layout", "plan", layout.toString(), "--disks", disks, "--firmware", firmware);
    }

    @Test
    void completionKnowsEveryCommand() {
        assertThat(tarmac.run("completion")).isZero();
        assertThat(tarmac.out()).contains("_complete_tarmac", "layout", "machine", "--firmware");
    }

    @Test
    void everyCommandHasAManPage() throws IOException {
        Path pages = folder.resolve("man");
        assertThat(tarmac.run("man", "--to", pages.toString())).isZero();
        assertThat(
                        commands(tarmac.tree())
                                .map(command -> ManPage.title(command.getCommandSpec()) + ".1"))
                .allSatisfy(page -> assertThat(pages.resolve(page)).exists());
        Golden.check(
                "tarmac-layout-plan.1", Files.readString(pages.resolve("tarmac-layout-plan.1")));
    }
}
