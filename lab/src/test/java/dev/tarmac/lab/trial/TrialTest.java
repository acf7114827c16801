package dev.tarmac.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.lab.process.Background;
import dev.tarmac.lab.process.FileWatch;
import dev.tarmac.lab.process.Teardown;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.plan.Plan;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the agent's commands make on files is what foreign tools read there, and every kind of
/// difference is told.
@Tag("root")
class TrialTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir Path directory;
    private final Teardown teardown = Teardown.alsoAtExit();

    @AfterEach
    void nothingIsLeft() throws Exception {
        teardown.close();
        assertThat(Tool.run("losetup", "--list")).doesNotContain(directory.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void aGptReadsBackAsPlanned(int sectorBytes) throws Exception {
        TrialPlans plans = new TrialPlans(sectorBytes);

        TrialReport report = run(plans.gpt(), plans.disk());

        assertThat(differences(report)).isEmpty();
        assertThat(report.isEqual()).isTrue();
        assertThat(report.comparisons())
                .contains(
                        new Comparison(
                                "sgdisk",
                                "partition root",
                                "attributes",
                                "9800000000000007",
                                "9800000000000007"),
                        new Comparison(
                                "partx",
                                "partition root",
                                "uuid",
                                TrialPlans.UUID,
                                TrialPlans.UUID),
                        new Comparison("blkid", "partition esp", "uuid", "ABCD-0123", "ABCD-0123"),
                        new Comparison("blkid", "partition md-a", "type", "", ""));
        assertThat(report.notTried())
                .containsExactly(
                        new NotTried("array", "boot", "raid1 of md-a, md-b"),
                        new NotTried("mkfs", "boot", "ext4"));
        assertThat(report.installSteps()).containsExactly("mount", "flush");
        assertThat(report.agentLacks()).containsExactly("array");
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void anMbrReadsBackAsPlanned(int sectorBytes) throws Exception {
        TrialPlans plans = new TrialPlans(sectorBytes);

        TrialReport report = run(plans.mbr(), plans.disk());

        assertThat(differences(report)).isEmpty();
        assertThat(report.comparisons())
                .extracting(Comparison::tool, Comparison::subject, Comparison::property)
                .contains(
                        tuple("sfdisk", "partition extended-system", "sectors"),
                        tuple("partx", "partition swap", "uuid"),
                        tuple("blkid", "partition root", "type"));
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void whatIsKeptReadsBackAsItWas(int sectorBytes) throws Exception {
        TrialPlans plans = new TrialPlans(sectorBytes);

        TrialReport report = run(plans.changed(), plans.inUse());

        assertThat(differences(report)).isEmpty();
        assertThat(report.comparisons())
                .contains(
                        new Comparison(
                                "sgdisk", "partition home", "name", "a \"home\"", "a \"home\""),
                        new Comparison(
                                "read", "partition home", "content", "as it was", "as it was"));
        assertThat(report.notTried())
                .containsExactly(new NotTried("wipe", "system", "around what is kept"));
    }

    @Test
    void aPartitionOneSectorFurtherIsToldByEveryTool() throws Exception {
        Trial trial = written(new TrialPlans(512).gpt());
        Path disk = only(trial);
        Tool.run("sgdisk", "-a", "1", "-d", "7", "-n", "7:3280897:3690495", disk.toString());

        List<Comparison> differences = differences(trial.report());

        assertThat(differences)
                .filteredOn(each -> each.property().equals("start"))
                .containsExactly(
                        new Comparison("sfdisk", "partition md-b", "start", "3280896", "3280897"),
                        new Comparison("sgdisk", "partition md-b", "start", "3280896", "3280897"),
                        new Comparison("partx", "partition md-b", "start", "3280896", "3280897"));
    }

    @Test
    void oneBadByteInOneOfTwoTablesIsTold() throws Exception {
        Trial trial = written(new TrialPlans(512).gpt());
        flip(only(trial), 2 * 512 + 40);

        assertThat(differences(trial.report()))
                .extracting(Comparison::tool, Comparison::property)
                .contains(tuple("sgdisk", "problems"));
    }

    @Test
    void aPartitionThatIsGoneIsTold() throws Exception {
        Trial trial = written(new TrialPlans(512).gpt());
        Tool.run("sgdisk", "-d", "6", only(trial).toString());

        assertThat(differences(trial.report()))
                .contains(
                        new Comparison(
                                "sfdisk",
                                "disk system",
                                "partitions",
                                "1 2 3 4 5 6 7",
                                "1 2 3 4 5 7"),
                        new Comparison("partx", "partition md-a", "sectors", "409600", "nothing"));
    }

    @Test
    void theTypeOfOnePartitionInAnMbrIsTold() throws Exception {
        Trial trial = written(new TrialPlans(512).mbr());
        flip(only(trial), 446 + 16 + 4);

        assertThat(differences(trial.report()))
                .containsExactly(
                        new Comparison("sfdisk", "partition root", "type", "83", "82"),
                        new Comparison("partx", "partition root", "type", "83", "82"));
    }

    /// A first byte of an entry that is neither 80 nor 00 makes it no MBR for some.
    @Test
    void aTableThatOneToolDoesNotBelieveIsTold() throws Exception {
        Trial trial = written(new TrialPlans(512).mbr());
        flip(only(trial), 446);

        assertThat(differences(trial.report()))
                .filteredOn(each -> each.tool().equals("partx"))
                .extracting(Comparison::subject, Comparison::property, Comparison::planned)
                .containsExactly(tuple("disk system", "table", "one that can be read"));
    }

    @Test
    void anotherLabelOnAFileSystemIsTold() throws Exception {
        TrialPlans plans = new TrialPlans(512);
        Trial trial = written(plans.gpt());
        // The label of ext4 stands 120 bytes into its superblock, which begins at 1024.
        flip(only(trial), (302L << 20) + 1024 + 120);

        assertThat(differences(trial.report()))
                .extracting(Comparison::tool, Comparison::subject, Comparison::property)
                .containsExactly(tuple("blkid", "partition root", "label"));
    }

    @Test
    void oneByteOfWhatIsKeptIsTold() throws Exception {
        TrialPlans plans = new TrialPlans(512);
        Trial trial = prepared(plans.changed(), plans.inUse());
        trial.write();
        flip(only(trial), (1502L << 20) - 1);

        assertThat(differences(trial.report()))
                .containsExactly(
                        new Comparison(
                                "read", "partition home", "content", "as it was", "changed"));
    }

    @Test
    void aMkfsThatFailsIsRefusedWithItsWordsAndNothingIsLeft() throws Exception {
        TrialPlans plans = new TrialPlans(512);

        assertThatThrownBy(() -> run(TrialPlans.withMkfsThatFails(plans.gpt()), plans.disk()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("mkfs.ext4")
                .hasMessageContaining("no-such-option");

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theFilesStayWhereSomebodyKeepsThem() throws Exception {
        TrialPlans plans = new TrialPlans(4096);
        Path kept = directory.resolve("kept");

        TrialReport report = Trial.run(plans.mbr(), List.of(plans.disk()), TrialFolder.kept(kept));

        assertThat(report.disks())
                .containsExactly(
                        new TrialReport.TriedDisk(
                                "system", 3L << 30, 4096, Optional.of(kept.resolve("system.raw"))));
        assertThat(kept.resolve("system.raw")).exists();
        assertThatThrownBy(
                        () -> Trial.run(plans.mbr(), List.of(plans.disk()), TrialFolder.kept(kept)))
                .hasMessageContaining("is there already");
    }

    /// As Ctrl-C does, in the middle of a mkfs that takes long.
    @Test
    void nothingIsLeftOfATrialThatIsEnded() throws Exception {
        Path started = directory.resolve("started");
        slowMkfs(started);
        Path work = directory.resolve("work");
        Background trial =
                Background.start(TrialMain.command(directory, work), directory.resolve("log"));
        assertThat(FileWatch.await(directory, PATIENCE, () -> Files.exists(started)))
                .as("%s", Files.readString(directory.resolve("log")))
                .isTrue();
        assertThat(Tool.run("losetup", "--list")).contains(work.toString());

        trial.close();

        ProcessHandle.of(Long.parseLong(Files.readString(started).strip()))
                .ifPresent(ProcessHandle::destroy);
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    /// Tells its number and waits for ever.
    private void slowMkfs(Path started) throws IOException {
        Path pipe = directory.resolve("never");
        Path program = directory.resolve("mkfs.ext4");
        Files.writeString(
                program,
                """
                #!/bin/sh
                mkfifo '%s'
                echo $$ > '%s.new' && mv '%s.new' '%s'
                read -r _ < '%s'
                """
                        .formatted(pipe, started, started, started, pipe));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private TrialReport run(Plan plan, DiskFacts disk) throws Exception {
        return Trial.run(plan, List.of(disk), TrialFolder.below(directory));
    }

    private Trial written(Plan plan) throws Exception {
        Trial trial = prepared(plan, new TrialPlans(512).disk());
        trial.write();
        return trial;
    }

    private Trial prepared(Plan plan, DiskFacts disk) throws Exception {
        TrialFolder folder = teardown.add(TrialFolder.below(directory));
        return Trial.prepare(plan, List.of(disk), folder, teardown);
    }

    private static Path only(Trial trial) {
        return trial.files().getFirst();
    }

    private static void flip(Path file, long place) throws IOException {
        try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
            disk.seek(place);
            int before = disk.read();
            disk.seek(place);
            disk.write(before ^ 1);
        }
    }

    private static List<Comparison> differences(TrialReport report) {
        return report.comparisons().stream().filter(each -> !each.isEqual()).toList();
    }
}
