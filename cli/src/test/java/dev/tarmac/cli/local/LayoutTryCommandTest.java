package dev.tarmac.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.cli.CommandLineFixture;
import dev.tarmac.lab.trial.Comparison;
import dev.tarmac.lab.trial.NotTried;
import dev.tarmac.lab.trial.TrialReport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class LayoutTryCommandTest {
    @TempDir private Path folder;
    private CommandLineFixture tarmac;

    @BeforeEach
    void start() {
        tarmac = new CommandLineFixture(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --firmware bios                                  | a machine takes both
                    --firmware bios --disks 1x20G --facts f.json     | --disks and --facts both say
                    --disks 1x20G                                    | --firmware
                    --boot --firmware bios --facts f.json            | give --disks
                    --boot --firmware uefi --disks 7x20G             | give each machine 1 to 6
                    """)
    void wordsThatCannotBeAreAUsageError(String words, String told) {
        assertThat(tarmac.run(("layout try x.yaml " + words).split(" +"))).isEqualTo(2);
        assertThat(tarmac.err()).contains(told);
    }

    @Test
    void factsThatAreNoneAreRefused() throws IOException {
        Path facts = Files.writeString(folder.resolve("facts.json"), "{\"firmware\": \"bios\"}");

        assertThat(
                        tarmac.run(
                                "layout",
                                "try",
                                "x.yaml",
                                "--facts",
                                facts.toString(),
                                "--firmware",
                                "bios"))
                .isOne();
        assertThat(tarmac.err()).contains("has no facts of a machine", "tarmac machine show");
    }

    @Test
    void whatDiffersStandsBelowItsLineAndWhatWasNotTriedIsNamed() {
        TrialReport report =
                new TrialReport(
                        "abc",
                        List.of(
                                new TrialReport.TriedDisk(
                                        "system",
                                        20L << 30,
                                        4096,
                                        Optional.of(Path.of("system.raw")))),
                        List.of(
                                new Comparison("sfdisk", "disk system", "kind", "gpt", "gpt"),
                                new Comparison("sfdisk", "disk system", "id", "1", "1"),
                                new Comparison("blkid", "partition a", "type", "xfs", "xfs"),
                                new Comparison("blkid", "partition a", "label", "", "old")),
                        List.of(
                                new NotTried("array", "boot", "raid1 of a, b"),
                                new NotTried("volume", "vg/root", "")),
                        List.of("mount", "unpack"),
                        List.of("array", "volume"));

        assertThat(TrialText.of(report))
                .isEqualTo(
                        """
                        disk system: 20.0 GiB, sectors of 4096 bytes, in system.raw
                          sfdisk  disk system  kind, id: equal
                          blkid   partition a  type, label: DIFFERENT
                            label is old, the plan says nothing
                        not tried here: array boot: raid1 of a, b
                        not tried here: volume vg/root
                        not tried here: what needs an image and a machine: mount, unpack
                        --boot would be refused, for no agent can do it yet: array, volume
                        4 comparisons, 1 different
                        """);
    }

    @Test
    void pointsToBootWhereAnAgentCan() {
        TrialReport report =
                new TrialReport(
                        "abc",
                        List.of(),
                        List.of(new Comparison("blkid", "partition a", "type", "", "")),
                        List.of(),
                        List.of("unpack"),
                        List.of());

        assertThat(TrialText.of(report))
                .isEqualTo(
                        """
                          blkid   partition a  type: equal
                        not tried here: what needs an image and a machine: unpack (use --boot)
                        1 comparisons, all equal
                        """);
    }
}
