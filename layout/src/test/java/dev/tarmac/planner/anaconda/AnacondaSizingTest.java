package dev.tarmac.planner.anaconda;

import static dev.tarmac.planner.anaconda.Found.blank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.TableKind;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.plan.CrypttabEntry;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlanJson;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;
import dev.tarmac.plan.text.Look;
import dev.tarmac.plan.text.PlanText;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.planner.Target;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class AnacondaSizingTest {
    private static final Permissions WIPE = new Permissions(true, false);
    private static final String CLEAR =
            """
            sizing: anaconda-rhel9
            prepare: {clear: all, initialise: true, zerombr: true}
            """;

    private static Plan plan(
            Firmware firmware, Permissions permissions, String layout, DiskFacts... disks)
            throws Refused {
        return Planner.plan(
                LayoutYaml.read("f.yaml", layout),
                Target.of(Arrays.asList(disks), firmware),
                Optional.empty(),
                permissions);
    }

    private static Plan bios(String layout, DiskFacts... disks) throws Refused {
        return plan(Firmware.BIOS, WIPE, layout, disks);
    }

    private static Plan uefi(String layout, DiskFacts... disks) throws Refused {
        return plan(Firmware.UEFI, WIPE, layout, disks);
    }

    private static List<String> problems(Firmware firmware, String layout, DiskFacts... disks) {
        Refused refused =
                catchThrowableOfType(Refused.class, () -> plan(firmware, WIPE, layout, disks));
        return refused.problems().stream().map(p -> p.where() + ": " + p.what()).toList();
    }

    private static List<String> steps(Plan plan) {
        return plan.steps().stream()
                .map(step -> (step.kind() + " " + step.subject()).strip())
                .toList();
    }

    private static List<String> extents(Step.WriteTable table) {
        return table.extents().stream().map(AnacondaSizingTest::text).toList();
    }

    private static String text(Extent extent) {
        return extent.number()
                + " "
                + extent.name()
                + " "
                + extent.type().word()
                + " "
                + extent.startSector()
                + "-"
                + extent.endSector();
    }

    @Test
    void stacksWhatLiesOnPartitions() throws Refused {
        Plan plan =
                bios(
                        CLEAR
                                + """
                                partitions:
                                  - {name: raid.1, size: 4000M, disks: [sda]}
                                  - {name: raid.2, size: 4000M, disks: [sdb]}
                                  - {name: boot, size: 1G, disks: [sda], filesystem: ext4, mount: /boot}
                                raids:
                                  - {name: data, level: 1, members: [raid.1, raid.2], encrypt: {secret: disk}}
                                volume-groups:
                                  - name: vg
                                    members: [data]
                                    volumes:
                                      - {name: pool, type: thin-pool, size: 1001M}
                                      - {name: root, pool: pool, size: 900M, filesystem: xfs, mount: /}
                                      - {name: swap, size: 510M, filesystem: swap}
                                """,
                        blank("sda", 20),
                        blank("sdb", 20));
        assertThat(steps(plan))
                .containsExactly(
                        "wipe sda",
                        "wipe sdb",
                        "partition sda",
                        "partition sdb",
                        "array data",
                        "encrypt data",
                        "group vg",
                        "volume vg/pool",
                        "volume vg/root",
                        "volume vg/swap",
                        "mkfs boot",
                        "mkfs vg/root",
                        "mkfs vg/swap",
                        "mount /",
                        "mount /boot",
                        "unpack /",
                        "fstab /etc/fstab",
                        "crypttab /etc/crypttab",
                        "mdadm-conf /etc/mdadm",
                        "configure /etc",
                        "grub-bios sda",
                        "flush /",
                        "make-bootable sda");
        assertThat(plan.only(Step.CreateVolume.class).map(Step.CreateVolume::bytes))
                .containsExactly(1000L << 20, 900L << 20, 512L << 20);
        assertThat(plan.only(Step.WriteCrypttab.class).findFirst().orElseThrow().entries())
                .containsExactly(
                        new CrypttabEntry(
                                "luks-data", "data", Optional.of("disk"), "luks,discard"));
    }

    @Test
    void theFourthPartitionOfAnMbrIsLogical() throws Refused {
        Plan plan =
                bios(
                        CLEAR
                                + """
                                partitions:
                                  - {name: a, size: 100M, filesystem: ext4, mount: /a}
                                  - {name: b, size: 200M, filesystem: ext4, mount: /b}
                                  - {name: c, size: 300M, filesystem: ext4, mount: /c}
                                  - {name: root, size: 400M, filesystem: ext4, mount: /}
                                  - {name: swap, type: swap, size: 50M}
                                """,
                        blank("sda", 4));
        assertThat(extents(plan.tables().findFirst().orElseThrow()))
                .containsExactly(
                        "1 root linux 2048-821247",
                        "2 c linux 821248-1435647",
                        "3 b linux 1435648-1845247",
                        "4 extended-sda extended 1845248-8388607",
                        "5 a linux 1849344-2054143",
                        "6 swap swap 2056192-2158591");
    }

    private static final String ON_FREE_SPACE =
            """
            sizing: anaconda-rhel9
            partitions:
              - {name: efi, keep: {device: sda1}, mount: /boot/efi, filesystem: vfat, type: esp}
              - {name: home, keep: {device: sda2}, filesystem: xfs, mount: /home, options: noatime}
              - {name: srv, reuse: {device: sda3}, filesystem: ext4, mount: /srv}
              - {name: root, size: 5000M, filesystem: xfs, mount: /}
            """;

    private static DiskFacts inUse() {
        return Found.with(TableKind.GPT, "sda", 40)
                .partition(1, 0, 1, Found.ESP, "vfat")
                .partition(2, 1, 10, Found.LINUX, "xfs")
                .partition(3, 10, 12, Found.LINUX, "ext4")
                .partition(4, 12, 20, Found.LINUX, "ntfs")
                .facts();
    }

    @Test
    void whatIsThereStaysUnlessItIsUsedAgain() throws Refused {
        Plan plan = uefi(ON_FREE_SPACE, inUse());
        Step.ChangeTable table = plan.only(Step.ChangeTable.class).findFirst().orElseThrow();
        assertThat(table.kept()).containsExactly(1, 2, 3, 4);
        assertThat(extents(table))
                .containsExactly(
                        "1 efi esp 2048-2097151",
                        "2 home linux 2097152-20971519",
                        "3 srv linux 20971520-25165823",
                        "4 sda4 linux 25165824-41943039",
                        "5 root linux 41943040-52183039");
        assertThat(plan.only(Step.Wipe.class).flatMap(wipe -> wipe.keeping().stream()))
                .extracting(Extent::name)
                .containsExactly("efi", "home", "sda4");
        assertThat(plan.disks())
                .flatExtracting(PlannedDisk::destroys)
                .extracting(Object::toString)
                .containsExactly("ext4 on sda3");
        assertThat(plan.only(Step.MakeFilesystem.class).map(Step.MakeFilesystem::device))
                .containsExactly("srv", "root");
    }

    @Test
    void whatIsDestroyedMustBeAllowed() {
        Refused refused =
                catchThrowableOfType(
                        Refused.class,
                        () -> plan(Firmware.UEFI, Permissions.NONE, ON_FREE_SPACE, inUse()));
        assertThat(refused.problems())
                .singleElement()
                .satisfies(
                        problem ->
                                assertThat(problem.what())
                                        .startsWith("refusing to wipe sda")
                                        .endsWith("it holds ext4 on sda3"));
    }

    @Test
    void aDiskThatIsOnlyClearedIsWipedToo() throws Refused {
        Plan plan =
                bios(
                        CLEAR
                                + "partitions: [{name: root, size: 5G, disks: [sdb], filesystem: xfs, mount: /}]\n"
                                + "boot: {drive: sdb}\n",
                        Found.with(TableKind.MBR, "sda", 40)
                                .partition(1, 0, 10, "83", "ext4")
                                .facts(),
                        blank("sdb", 40));
        assertThat(steps(plan)).contains("wipe sda", "partition sda");
        assertThat(plan.disk("sda").destroys())
                .extracting(Object::toString)
                .containsExactly("dos on sda", "ext4 on sda1");
    }

    @Test
    void aDiskThatNobodyMentionsIsLeftAlone() throws Refused {
        Plan plan =
                bios(
                        """
                        sizing: anaconda-rhel9
                        prepare: {clear: all, drives: [sdb]}
                        boot: {drive: sdb}
                        partitions: [{name: root, size: 5G, disks: [sdb], filesystem: xfs, mount: /}]
                        """,
                        Found.with(TableKind.MBR, "sda", 40)
                                .partition(1, 0, 10, "83", "ext4")
                                .facts(),
                        blank("sdb", 40));
        assertThat(plan.disks()).extracting(PlannedDisk::name).containsExactly("sdb");
    }

    @Test
    void theLoaderGoesWhereTheAuthorWantsIt() throws Refused {
        String layout =
                CLEAR
                        + """
                        boot: {%s}
                        partitions:
                          - {name: root, size: 5G, disks: [sda], filesystem: xfs, mount: /}
                        """;
        DiskFacts[] disks = {blank("sda", 20), blank("sdb", 20)};
        assertThat(steps(bios(layout.formatted("drive: sdb"), disks)))
                .contains("grub-bios sdb", "make-bootable sdb")
                .doesNotContain("grub-bios sda");
        assertThat(steps(bios(layout.formatted("location: none"), disks)))
                .noneMatch(step -> step.startsWith("grub") || step.startsWith("make-bootable"));
        assertThat(problems(Firmware.BIOS, layout.formatted("location: partition"), disks))
                .singleElement()
                .asString()
                .startsWith("f.yaml:3:7: no boot loader is put into a partition");
    }

    /// On which nothing else is done.
    @Test
    void aDiskMayGetNothingButTheLoader() throws Refused {
        Plan plan =
                bios(
                        """
                        sizing: anaconda-rhel9
                        prepare: {clear: all, drives: [sdb]}
                        boot: {drive: sda}
                        partitions: [{name: root, size: 5G, disks: [sdb], filesystem: xfs, mount: /}]
                        """,
                        Found.with(TableKind.MBR, "sda", 40)
                                .partition(1, 1, 10, "83", "ext4")
                                .facts(),
                        blank("sdb", 40));
        assertThat(steps(plan))
                .contains("grub-bios sda")
                .doesNotContain("wipe sda", "partition sda");
        assertThat(plan.disk("sda").destroys()).isEmpty();
    }

    @Test
    void bothHalvesOfAMirroredBootStartTheMachine() throws Refused {
        Plan plan =
                bios(
                        CLEAR
                                + """
                                partitions:
                                  - {name: raid.1, size: 4000M, disks: [sda]}
                                  - {name: raid.2, size: 4000M, disks: [sdb]}
                                raids: [{name: root, level: 1, members: [raid.1, raid.2], filesystem: xfs, mount: /}]
                                """,
                        blank("sda", 20),
                        blank("sdb", 20));
        assertThat(steps(plan)).contains("grub-bios sda", "grub-bios sdb");
    }

    @Test
    void anEfiSystemPartitionIsMirrored() throws Refused {
        Plan plan =
                uefi(
                        CLEAR
                                + """
                                partitions:
                                  - {name: raid.1, type: esp, size: 600M, disks: [sda]}
                                  - {name: raid.2, type: esp, size: 600M, disks: [sdb]}
                                  - {name: root, size: 5G, filesystem: xfs, mount: /}
                                raids: [{name: efi, level: 1, members: [raid.1, raid.2], filesystem: vfat, mount: /boot/efi}]
                                """,
                        blank("sda", 20),
                        blank("sdb", 20));
        assertThat(plan.only(Step.CreateArray.class))
                .extracting(Step.CreateArray::metadata)
                .containsExactly("1.0");
        assertThat(plan.only(Step.GrubEfi.class))
                .extracting(Step.GrubEfi::esp)
                .containsExactly("efi");
        assertThat(plan.extent("raid.1").orElseThrow().type().word()).isEqualTo("esp");
    }

    @Test
    void anEfiSystemPartitionInAnMbrIsNoted() throws Refused {
        Plan plan =
                uefi(
                        """
                        sizing: anaconda-rhel9
                        prepare: {clear: all, table: mbr}
                        partitions:
                          - {name: efi, type: esp, size: 600M}
                          - {name: root, size: 5G, filesystem: xfs, mount: /}
                        """,
                        blank("sda", 20));
        assertThat(plan.notices()).singleElement().asString().startsWith("'efi' is an EFI system");
        assertThat(plan.only(Step.GrubEfi.class)).hasSize(1);
    }

    @Test
    void disksAreFoundByWhatUdevCallsThem() throws Refused {
        Plan plan =
                bios(
                        CLEAR
                                + """
                                partitions:
                                  - {name: boot, size: 1G, filesystem: ext4, mount: /boot, disks: [disk/by-path/pci-0000:00:1f.2-ata-sdb]}
                                  - {name: root, size: 5G, filesystem: xfs, mount: /, disks: [/dev/disk/by-id/wwn-0x5000c500sda]}
                                """,
                        blank("sda", 20),
                        blank("sdb", 20));
        assertThat(plan.tableOf("boot").orElseThrow().disk()).isEqualTo("sdb");
        assertThat(plan.tableOf("root").orElseThrow().disk()).isEqualTo("sda");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    size: 90G                      | f.yaml:4:5: Unable to allocate requested partition scheme.
                    size: 50%                      | f.yaml:4:5: the installer knows no shares of a disk
                    size: 5G, disks: [sdz]         | f.yaml:4:5: Disk "sdz" given in part command does not exist.
                    size: 5G, encrypt: {}          | f.yaml:4:5: Encryption requested for LUKS device sda1 but no encryption key specified for this device.
                    keep: {device: sda7}           | f.yaml:4:5: Partition "sda7" given in part command does not exist.
                    size: 5G, options: 'a b'       | f.yaml:4:5: partition 'root': mount options are one word
                    """)
    void whatTheInstallerRefusesIsRefusedAtItsPlace(String said, String problem) {
        String layout =
                CLEAR
                        + "partitions:\n  - {name: root, filesystem: xfs, mount: /, %s}\n"
                                .formatted(said);
        assertThat(problems(Firmware.BIOS, layout, blank("sda", 20))).contains(problem);
    }

    @Test
    void aTableThatNobodyReadIsNotTakenForFreeSpace() throws Refused {
        DiskFacts unread = Found.with(TableKind.GPT, "sda", 20).unread();
        String partitions =
                """
                partitions:
                  - {name: biosboot, type: biosboot, size: 1M}
                  - {name: root, size: 5G, filesystem: xfs, mount: /}
                """;
        assertThat(problems(Firmware.BIOS, "sizing: anaconda-rhel10\n" + partitions, unread))
                .singleElement()
                .asString()
                .endsWith("nobody reported the partitions of sda");
        String cleared = "sizing: anaconda-rhel10\nprepare: {clear: all}\n" + partitions;
        assertThat(bios(cleared, unread).tables()).hasSize(1);
    }

    @Test
    void logicalPartitionsDoNotStayInATableThatIsWritten() {
        DiskFacts disk =
                Found.with(TableKind.MBR, "sda", 40)
                        .partition(1, 20, 40, "0f", "")
                        .partition(5, 21, 30, "83", "ext4")
                        .facts();
        assertThat(
                        problems(
                                Firmware.BIOS,
                                """
                                sizing: anaconda-rhel9
                                partitions: [{name: root, size: 5G, filesystem: xfs, mount: /}]
                                """,
                                disk))
                .singleElement()
                .asString()
                .contains("logical partitions of sda stay");
    }

    private static final String ROOT_AND_OLD_DATA =
            """
            sizing: anaconda-rhel9
            prepare: {clear: all, drives: [sda], initialise: true}
            boot: {drive: sda}
            partitions:
              - {name: root, size: 5G, disks: [sda], filesystem: xfs, mount: /}
              - {name: data, keep: {device: %s}, filesystem: ext4, mount: /srv/data}
            """;

    /// It was written once more, with the same table.
    @Test
    void aDiskThatIsOnlyMountedIsNotWrittenTo() throws Refused, MalformedJson {
        DiskFacts data =
                Found.with(TableKind.GPT, "sdb", 40)
                        .partition(1, 0, 10, Found.LINUX, "ext4")
                        .partition(2, 10, 20, Found.LINUX, "xfs")
                        .facts();
        Plan plan = bios(ROOT_AND_OLD_DATA.formatted("sdb1"), blank("sda", 20), data);
        assertThat(steps(plan))
                .contains("keep-table sdb", "mount /srv/data")
                .doesNotContain("wipe sdb", "partition sdb");
        assertThat(plan.disk("sdb").destroys()).isEmpty();
        assertThat(plan.kept("sdb")).extracting(Extent::name).containsExactly("data", "sdb2");
        assertThat(PlanText.of(plan, List.of(), Look.PLAIN))
                .contains(
                        "gpt, stays as it is, 83886080 sectors",
                        "keep-table     sdb: 2 partitions, as they are");
        String json = JsonObject.write(PlanJson.encode(plan));
        assertThat(PlanJson.decode(JsonObject.parse(json))).isEqualTo(plan);
    }

    /// Their chain of tables is not written either.
    @Test
    void aLogicalPartitionMayBeMounted() throws Refused {
        DiskFacts data =
                Found.with(TableKind.MBR, "sdb", 40)
                        .partition(1, 20, 40, "0f", "")
                        .partition(5, 21, 30, "83", "ext4")
                        .facts();
        assertThat(steps(bios(ROOT_AND_OLD_DATA.formatted("sdb5"), blank("sda", 20), data)))
                .contains("keep-table sdb", "mount /srv/data");
    }

    @Test
    void leaveToWipeIsAskedForWhereTheWipingIsSaid() {
        DiskFacts full =
                Found.with(TableKind.GPT, "sda", 40)
                        .partition(1, 0, 10, Found.LINUX, "ext4")
                        .facts();
        String cleared =
                """
                sizing: anaconda-rhel9
                prepare: {clear: all, initialise: true}
                partitions: [{name: root, size: 5G, disks: [sda], filesystem: xfs, mount: /}]
                """;
        String formatted =
                """
                sizing: anaconda-rhel9
                partitions:
                  - {name: swap, type: swap, size: 1G, disks: [sda]}
                  - {name: root, reuse: {device: sda1}, filesystem: xfs, mount: /}
                boot: {location: none}
                """;
        assertThat(refusedWipe(cleared, full)).startsWith("f.yaml:2:10: refusing to wipe sda");
        assertThat(refusedWipe(formatted, full)).startsWith("f.yaml:4:5: refusing to wipe sda");
    }

    private static String refusedWipe(String layout, DiskFacts disk) {
        Refused refused =
                catchThrowableOfType(
                        Refused.class, () -> plan(Firmware.BIOS, Permissions.NONE, layout, disk));
        return refused.getMessage();
    }
}
