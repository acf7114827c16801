package dev.tarmac.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.plan.Plan;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What stands on a disk beside what is installed, and must still stand there afterwards.
class KeptPartitionsTest {
    private static final String LINUX = "0FC63DAF-8483-4772-8E79-3D69D8477DE4";
    private static final String KEEPING =
            """
            disks:
              - name: system
                partitions:
                  - {name: esp, type: esp, size: 512M}
                  - {name: root, size: 20G, filesystem: ext4, mount: /}
                  - {name: home, keep: {number: 3}, filesystem: ext4, mount: /home}
            """;

    private static final FoundPartition HOME = found(3, 100L << 21, LINUX);
    private static final FoundPartition OTHER = found(4, 160L << 21, LINUX);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /home          | kept
                    /var/lib/mysql | kept
                    /boot          | the image would be unpacked over it on /boot
                    /usr           | the image would be unpacked over it on /usr
                    /var           | the image would be unpacked over it on /var
                    """)
    void anImageIsNeverUnpackedOverIt(String path, String answer) {
        String layout = KEEPING.replace("/home}", path + "}");
        assertThat(answer(layout, gpt(HOME), Permissions.NONE)).contains(answer);
    }

    /// Its table stays, so the loss of an entry would be seen by nobody.
    @Test
    void aPartitionThatNobodyNamesGoesOnlyWithLeave() throws Refused {
        assertThat(answer(KEEPING, gpt(HOME, OTHER), Permissions.NONE))
                .contains("refusing to wipe sda", "data on sda4");
        assertThat(
                        plan(KEEPING, gpt(HOME, OTHER), new Permissions(true, true))
                                .disks()
                                .getFirst()
                                .destroys())
                .extracting(DiskContent::where)
                .containsExactly("sda4");
    }

    /// An attempt that kept something owns what it made, not the disk.
    @Test
    void anEarlierAttemptDoesNotOwnWhatItKept() {
        Permissions own = new Permissions(false, false, Set.of("u-4"));
        assertThat(answer(KEEPING, gpt(HOME, OTHER), own)).contains("kept");
        assertThat(answer(KEEPING, gpt(HOME, OTHER, found(5, 170L << 21, LINUX)), own))
                .contains("refusing to wipe sda");
    }

    @Test
    void itHoldsWhatTheLayoutSays() {
        assertThat(
                        answer(
                                KEEPING.replace("ext4, mount: /home", "xfs, mount: /home"),
                                gpt(HOME),
                                Permissions.NONE))
                .contains("sda3", "holds ext4, not xfs");
        assertThat(
                        answer(
                                KEEPING.replace(
                                        "mount: /home", "mount: /home, encrypt: {secret: s}"),
                                gpt(HOME),
                                Permissions.NONE))
                .contains("cannot open what it keeps");
    }

    @Test
    void anExtendedPartitionHoldsNothingElse() {
        String layout =
                """
                disks:
                  - name: system
                    table: mbr
                    partitions:
                      - {name: root, reuse: {number: 2}, filesystem: ext4, mount: /}
                """;
        FoundPartition extended = found(2, 1L << 21, "0f");
        assertThat(answer(layout, mbr(extended), new Permissions(true, true), Firmware.BIOS))
                .contains("is an extended one");
    }

    /// core.img would reach into it.
    @Test
    void theGapBeforeItIsMeasured() {
        String layout =
                """
                disks:
                  - name: system
                    table: mbr
                    partitions:
                      - {name: old, keep: {number: 1}, filesystem: ext4, mount: /home}
                      - {name: root, size: rest, filesystem: ext4, mount: /}
                """;
        for (long start : new long[] {63, 2048})
            assertThat(answer(layout, mbr(found(1, start, "83")), Permissions.NONE, Firmware.BIOS))
                    .contains(start == 63 ? "31 KiB, and core.img may take 1024" : "kept");
    }

    @Test
    void itsUuidIsNotGivenAway() {
        String uuid = "11111111-2222-3333-4444-555555555555";
        String layout = KEEPING.replace("{name: root,", "{name: root, part-uuid: " + uuid + ",");
        FoundPartition home =
                new FoundPartition(
                        3,
                        HOME.startSector(),
                        HOME.sectors(),
                        LINUX,
                        Optional.empty(),
                        Optional.of(uuid));
        assertThat(answer(layout, gpt(home), Permissions.NONE))
                .contains("of partition 'root' is in use on the machine");
    }

    @Test
    void stripesLieOnAsManyMembers() {
        String layout =
                """
                disks:
                  - name: large
                    select: {size: 100G}
                    partitions:
                      - {name: esp, type: esp, size: 512M}
                      - {name: root, size: 10G, filesystem: ext4, mount: /}
                      - {name: pv-large, size: rest}
                  - name: small
                    select: {size: 20G}
                    partitions: [{name: pv-small, size: rest}]
                volume-groups:
                  - name: data
                    members: [pv-large, pv-small]
                    volumes: [{name: srv, size: SIZE, stripes: 2, filesystem: xfs, mount: /srv}]
                """;
        List<DiskFacts> disks = PlannerTest.disks("100G,20G");
        assertThat(answer(layout.replace("SIZE", "rest"), disks, Permissions.NONE, Firmware.UEFI))
                .contains("on each of 2 members; the smallest of them has 20476");
        assertThat(answer(layout.replace("SIZE", "30G"), disks, Permissions.NONE, Firmware.UEFI))
                .contains("kept");
    }

    private static FoundPartition found(int number, long start, String type) {
        return new FoundPartition(
                number, start, 10L << 21, type, Optional.empty(), Optional.of("u-" + number));
    }

    private static DiskFacts gpt(FoundPartition... partitions) {
        return disk(new FoundTable(TableKind.GPT, List.of(partitions)), "gpt");
    }

    private static DiskFacts mbr(FoundPartition... partitions) {
        return disk(new FoundTable(TableKind.MBR, List.of(partitions)), "dos");
    }

    /// Its first partition holds ext4; nobody knows what the others hold.
    private static DiskFacts disk(FoundTable table, String type) {
        String first = "sda" + table.partitions().getFirst().number();
        return new DiskFacts(
                "sda",
                Optional.of("S1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                200L << 30,
                512,
                512,
                false,
                List.of(
                        new DiskContent("sda", type, Optional.empty(), Optional.empty()),
                        new DiskContent(first, "ext4", Optional.empty(), Optional.empty())),
                Optional.of(table));
    }

    private static String answer(String layout, DiskFacts disk, Permissions permissions) {
        return answer(layout, List.of(disk), permissions, Firmware.UEFI);
    }

    private static String answer(
            String layout, DiskFacts disk, Permissions permissions, Firmware firmware) {
        return answer(layout, List.of(disk), permissions, firmware);
    }

    private static String answer(
            String layout, List<DiskFacts> disks, Permissions permissions, Firmware firmware) {
        try {
            Planner.plan(
                    LayoutYaml.read("layout.yaml", layout),
                    Target.of(disks, firmware),
                    Optional.empty(),
                    permissions);
            return "planned, and kept";
        } catch (Refused refused) {
            return refused.getMessage();
        }
    }

    private static Plan plan(String layout, DiskFacts disk, Permissions permissions)
            throws Refused {
        return Planner.plan(
                LayoutYaml.read("layout.yaml", layout),
                Target.of(List.of(disk), Firmware.UEFI),
                Optional.empty(),
                permissions);
    }
}
