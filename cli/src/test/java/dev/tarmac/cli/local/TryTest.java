package dev.tarmac.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tarmac.cli.CommandLineFixture;
import dev.tarmac.cli.system.Checkout;
import dev.tarmac.cli.system.OwnProgram;
import dev.tarmac.json.JsonObject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every layout that we show people, made by the agent's commands on sparse files: what foreign
/// tools read there equals the plan to the sector.
@Tag("root")
class TryTest {
    private static final Path ROOT = Path.of("..");
    private static final Path EXAMPLES = ROOT.resolve("layout/examples");
    private static final Pattern COMMAND =
            Pattern.compile(
                    "tarmac layout plan (\\S+) (--disks|--facts) (\\S+) --firmware (bios|uefi)");

    @TempDir private Path folder;
    private CommandLineFixture tarmac;

    @BeforeEach
    void start() {
        tarmac = new CommandLineFixture(folder);
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().matches(".*[.](yaml|ks)"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleReadsBackAsPlanned(Path example) throws IOException {
        Matcher command = COMMAND.matcher(Files.readString(example));
        assertThat(command.find()).as("%s says for which machine it is", example).isTrue();
        String machine = command.group(3);
        if (command.group(2).equals("--facts")) machine = ROOT.resolve(machine).toString();

        int exit =
                tarmac.run(
                        "layout",
                        "try",
                        example.toString(),
                        command.group(2),
                        machine,
                        "--firmware",
                        command.group(4));

        assertThat(tarmac.out() + tarmac.err()).contains("comparisons, all equal");
        assertThat(exit).isZero();
        assertThat(folder.resolve(".tarmac/try")).isEmptyDirectory();
    }

    /// Those of docs/try.md that need no machine; files are kept in a folder of the test.
    static List<String> onThePage() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/try.md")).stream()
                .filter(line -> line.startsWith("./tarmac layout try "))
                .filter(line -> !line.contains("--boot"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("onThePage")
    void aCommandOnThePageWorks(String line) {
        String here =
                line.replace("./tarmac ", "")
                        .replace("layout/examples", EXAMPLES.toString())
                        .replace("/tmp/tarmac-disks", folder.resolve("disks").toString());

        assertThat(tarmac.run(here.split(" "))).as(tarmac.err()).isZero();
    }

    @Test
    void saysTheSameToPrograms() throws Exception {
        assertThat(tarmac.run(oneRoot("-o", "json"))).isZero();

        JsonObject json = JsonObject.parse(tarmac.out());
        assertThat(json.flag("equal")).isTrue();
        assertThat(
                        json.list(
                                "comparisons",
                                each -> each.text("tool") + " " + each.text("property")))
                .contains("sgdisk start", "partx type", "sfdisk uuid", "blkid label");
        assertThat(json.texts("installSteps")).contains("unpack", "grub-bios");
    }

    @Test
    void leavesTheFilesWhereOneWantsThem() {
        Path kept = folder.resolve("kept");

        assertThat(tarmac.run(oneRoot("--keep", kept.toString()))).isZero();
        assertThat(kept.resolve("system.raw")).exists();
        assertThat(tarmac.run(oneRoot("--keep", kept.toString()))).isOne();
        assertThat(tarmac.err()).contains("is there already", "fix: ");
    }

    /// A mkfs that does not what it is told, and an sfdisk that is off by a sector.
    @Test
    void whatDiffersIsToldAndIsNoSuccess() throws Exception {
        program("mkfs.ext4", "/usr/sbin/mkfs.ext4 -L other \"$@\" -L other");
        program(
                "sfdisk",
                "sed 's/start=4096, size=614400/start=4097, size=614399/' | /usr/sbin/sfdisk \"$@\"");

        Process process = start(oneRoot());
        String told = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(told).isOne();
        assertThat(told)
                .contains("start is 4097, the plan says 4096")
                .contains("label is other, the plan says root")
                .containsPattern("\\d+ comparisons, \\d+ different");
    }

    private String[] oneRoot(String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "layout",
                                "try",
                                EXAMPLES.resolve("one-root.yaml").toString(),
                                "--disks",
                                "3G",
                                "--firmware",
                                "bios"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private void program(String name, String script) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// With the programs of the folder before those of the system.
    private Process start(String... arguments) throws IOException {
        List<String> argv =
                new ArrayList<>(OwnProgram.command(new Checkout(folder, folder.resolve("cache"))));
        argv.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
        builder.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
        return builder.start();
    }
}
