package dev.tarmac.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.agent.Orders;
import dev.tarmac.agent.process.Command;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class StepCommandsTest {
    private static final DiskFacts DISK = Orders.disk("nvme0n1", 10L << 30, 512);
    private final InstallOrder order = Orders.uefi(DISK);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ext4 | root | mkfs.ext4 -q -F -U @UUID@ -L root -E lazy_itable_init=1,lazy_journal_init=1,nodiscard /dev/nvme0n1p2
                    ext4 | ''   | mkfs.ext4 -q -F -U @UUID@ -E lazy_itable_init=1,lazy_journal_init=1,nodiscard /dev/nvme0n1p2
                    ext3 | root | mkfs.ext3 -q -F -U @UUID@ -L root -E lazy_journal_init=1,nodiscard /dev/nvme0n1p2
                    ext2 | boot | mkfs.ext2 -q -F -U @UUID@ -L boot -E nodiscard /dev/nvme0n1p2
                    xfs  | data | mkfs.xfs -q -f -K -m uuid=@UUID@ -L data /dev/nvme0n1p2
                    xfs  | ''   | mkfs.xfs -q -f -K -m uuid=@UUID@ /dev/nvme0n1p2
                    vfat | ESP  | mkfs.fat -F 32 -i CCCCCCCC -n ESP /dev/nvme0n1p2
                    vfat | ''   | mkfs.fat -F 32 -i CCCCCCCC /dev/nvme0n1p2
                    swap | swap | mkswap -U @UUID@ -L swap /dev/nvme0n1p2
                    swap | ''   | mkswap -U @UUID@ /dev/nvme0n1p2
                    """)
    void makesEachKindOfFilesystem(String type, String label, String expected) throws Refused {
        Step step =
                new Step.MakeFilesystem("boot", Filesystem.of(Filesystem.Kind.parse(type), label));

        assertThat(command(step).toString())
                .isEqualTo(
                        expected.strip().replace("@UUID@", "cccccccc-0000-4000-8000-000000000002"));
    }

    @Test
    void saysWhatTheAuthorAsksForAfterItsOwnWords() throws Refused {
        Filesystem filesystem =
                new Filesystem(
                        Filesystem.Kind.XFS, "", Optional.empty(), List.of("-i", "size=1024"));

        assertThat(command(new Step.MakeFilesystem("boot", filesystem)).arguments())
                .endsWith("-i", "size=1024", "/dev/nvme0n1p2");
    }

    @Test
    void hasNoToolThatTakesAwayEverythingButSomePartitions() throws Refused {
        Extent home = new Extent(3, "home", PartitionType.LINUX, 2_099_200, 18_870_272);
        Devices devices = Devices.of(order.plan(), List.of(DISK), Path.of("/dev"));

        assertThat(
                        StepCommands.of(
                                new Step.Wipe("system", List.of(home)),
                                devices,
                                order.identifiers()))
                .isEmpty();
    }

    @Test
    void wipesTheDiskThatThePlanNames() throws Refused {
        assertThat(command(new Step.Wipe("system")).arguments())
                .containsExactly("wipefs", "--all", "--force", "/dev/nvme0n1");
    }

    @Test
    void writesTheTableAtOnceAndTellsNoKernel() throws Refused {
        Command command = command(order.plan().tables().findFirst().orElseThrow());

        assertThat(command.arguments())
                .containsExactly(
                        "sfdisk",
                        "--quiet",
                        "--no-reread",
                        "--no-tell-kernel",
                        "--wipe",
                        "always",
                        "/dev/nvme0n1");
        assertThat(command.stdin())
                .isEqualTo(
                        """
                        label: gpt
                        label-id: AAAAAAAA-0000-4000-8000-000000000000
                        first-lba: 2048

                        1 : start=2048, size=1048576, type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B, uuid=BBBBBBBB-0000-4000-8000-000000000001, name="esp"
                        2 : start=1050624, size=1048576, type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, uuid=BBBBBBBB-0000-4000-8000-000000000002, name="boot"
                        3 : start=2099200, size=18870272, type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, uuid=BBBBBBBB-0000-4000-8000-000000000003, name="root"
                        """);
    }

    @Test
    void countsInTheSectorsOfTheDisk() throws Refused {
        DiskFacts large = Orders.disk("sda", 10L << 30, 4096);
        InstallOrder forLarge = Orders.uefi(large);
        Devices devices = Devices.of(forLarge.plan(), List.of(large), Path.of("/dev"));
        Step table = forLarge.plan().tables().findFirst().orElseThrow();

        assertThat(StepCommands.of(table, devices, forLarge.identifiers()).orElseThrow().stdin())
                .contains("first-lba: 256\n")
                .contains("1 : start=256, size=131072,");
    }

    @Test
    void callsNoToolForTheRest() throws Refused {
        Devices devices = Devices.of(order.plan(), List.of(DISK), Path.of("/dev"));
        long withTool =
                order.plan().steps().stream()
                        .filter(
                                step ->
                                        StepCommands.of(step, devices, order.identifiers())
                                                .isPresent())
                        .count();

        assertThat(withTool).as("wipe, table, three file systems").isEqualTo(5);
    }

    private Command command(Step step) throws Refused {
        Devices devices = Devices.of(order.plan(), List.of(DISK), Path.of("/dev"));
        return StepCommands.of(step, devices, order.identifiers()).orElseThrow();
    }
}
