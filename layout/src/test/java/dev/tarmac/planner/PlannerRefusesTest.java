package dev.tarmac.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.plan.Plan;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;

class PlannerRefusesTest {
    static final String BIOS_ROOT =
            """
            disks:
              - name: system
                partitions:
                  - {name: biosboot, type: biosboot, size: 1M}
                  - {name: root, size: rest, filesystem: ext4, mount: /}
            """;

    @Test
    void gptOnBiosWithoutBiosboot() {
        String layout =
                BIOS_ROOT.replace("      - {name: biosboot, type: biosboot, size: 1M}\n", "");
        assertThat(refusal(layout, "1x10G", Firmware.BIOS))
                .contains("layout.yaml:2:5", "without a biosboot partition", "size: 1M");
    }

    @Test
    void uefiWithoutAnEsp() {
        assertThat(refusal(BIOS_ROOT, "1x10G", Firmware.UEFI))
                .contains("UEFI cannot boot without an EFI system partition", "type: esp");
    }

    @Test
    void whatIsTooBigForTheDisk() {
        String layout = BIOS_ROOT.replace("size: rest", "size: 11G");
        assertThat(refusal(layout, "1x10G", Firmware.BIOS))
                .contains(
                        "sda (serial disk0",
                        "is too small for disk 'system'",
                        "11265 MiB",
                        "10238 MiB can be used");
    }

    @Test
    void twoMountsInOnePlace() {
        String layout =
                BIOS_ROOT.replace("size: rest", "size: 5G")
                        + "      - {name: more, size: rest, filesystem: xfs, mount: /}\n";
        assertThat(refusal(layout, "1x10G", Firmware.BIOS))
                .contains(
                        "layout.yaml:6:9",
                        "'more' and 'root' (layout.yaml:5:9) are both mounted on /");
    }

    @Test
    void aSelectorThatMatchesTwoDisks() {
        assertThat(refusal(BIOS_ROOT, "2x10G", Firmware.BIOS))
                .contains("matches more than one disk", "serial disk0", "serial disk1");
    }

    @Test
    void aSelectorThatMatchesNone() {
        String layout =
                BIOS_ROOT.replace(
                        "  - name: system\n", "  - name: system\n    select: {serial: S1}\n");
        assertThat(refusal(layout, "1x10G", Firmware.BIOS))
                .contains("(serial S1) matches no disk", "serial disk0");
    }

    @Test
    void biosOnSectorsOf4096Bytes() {
        assertThat(refusal(BIOS_ROOT, "1x10G@4k", Firmware.BIOS))
                .contains("BIOS cannot boot from sda", "4096 bytes", "switch the machine to UEFI");
    }

    @Test
    void anEspTooSmallForFat32OnSectorsOf4096Bytes() {
        String layout =
                BIOS_ROOT.replace(
                        "{name: biosboot, type: biosboot, size: 1M}",
                        "{name: esp, type: esp, size: 100M}");
        assertThat(refusal(layout, "1x10G@4k", Firmware.UEFI))
                .contains(
                        "gets 100 MiB; vfat needs at least 260 MiB on 4096-byte sectors",
                        "`size: 260M`");
    }

    @Test
    void toWipeADiskThatHoldsDataUnlessAllowed() throws Refused {
        DiskFacts empty = PlannerTest.disks("1x10G").getFirst();
        DiskContent data =
                new DiskContent("sda1", "xfs", Optional.of("backup"), Optional.of("u-1"));
        DiskFacts full =
                new DiskFacts(
                        empty.name(),
                        empty.serial(),
                        empty.wwn(),
                        empty.byPath(),
                        empty.model(),
                        empty.sizeBytes(),
                        512,
                        512,
                        false,
                        List.of(data));
        assertThat(refusal(BIOS_ROOT, Target.of(List.of(full), Firmware.BIOS), Optional.empty()))
                .contains(
                        "refusing to wipe sda (serial disk0",
                        "xfs on sda1 \"backup\" u-1",
                        "--wipe");
        Plan allowed =
                Planner.plan(
                        LayoutYaml.read("layout.yaml", BIOS_ROOT),
                        Target.of(List.of(full), Firmware.BIOS),
                        Optional.empty(),
                        new Permissions(true, false));
        assertThat(allowed.disks().getFirst().destroys()).containsExactly(data);
        Plan own =
                Planner.plan(
                        LayoutYaml.read("layout.yaml", BIOS_ROOT),
                        Target.of(List.of(full), Firmware.BIOS),
                        Optional.empty(),
                        new Permissions(false, false, Set.of("U-1")));
        assertThat(own.disks().getFirst().destroys()).containsExactly(data);
    }

    @Test
    void bootFilesOnSectorsThatABiosDoesNotRead() {
        String layout =
                """
                disks:
                  - name: first
                    select: {size: 10G}
                    partitions:
                      - {name: biosboot, type: biosboot, size: 1M}
                  - name: second
                    select: {size: 20G}
                    partitions:
                      - {name: root, size: rest, filesystem: ext4, mount: /}
                """;
        assertThat(refusal(layout, "10G,1x20G@4k", Firmware.BIOS))
                .contains("layout.yaml:6:5", "BIOS cannot boot from sdb", "4096 bytes")
                .contains("put / (or a separate /boot) on a disk with 512-byte sectors");
    }

    @Test
    void aMachineWithoutAnyDisk() {
        assertThat(refusal(BIOS_ROOT, Target.of(List.of(), Firmware.BIOS), Optional.empty()))
                .contains("matches no disk; the machine has none", "a controller without a driver");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wwn: '0x5000C500A1B2C3D4' | ok",
                "wwn: naa.5000c500a1b2c3d4 | (wwn naa.5000c500a1b2c3d4) matches no disk",
                "path: pci-0000:00:1f.2-ata-1 | ok",
                "path: pci-0000:00:1f.2-ata-2 | matches no disk",
                "rotational: true | ok",
                "rotational: false | wwn 0x5000c500a1b2c3d4, path pci-0000:00:1f.2-ata-1,",
                "rotational: false | sectors, rotational)",
                "size: 480GB | ok",
                "size: 480G | size exactly 515396075520 bytes",
                "size: 480G | exact to the byte, '>=400G' is not",
            })
    void selectors(String select, String answer) throws Refused {
        DiskFacts disk =
                new DiskFacts(
                        "sda",
                        Optional.of("S1"),
                        Optional.of("0x5000c500a1b2c3d4"),
                        Optional.of("pci-0000:00:1f.2-ata-1"),
                        Optional.empty(),
                        480_000_000_000L,
                        512,
                        4096,
                        true,
                        List.of());
        String layout =
                BIOS_ROOT.replace(
                        "  - name: system\n", "  - name: system\n    select: {" + select + "}\n");
        if (answer.equals("ok"))
            assertThat(
                            Planner.plan(
                                            LayoutYaml.read("layout.yaml", layout),
                                            Target.of(List.of(disk), Firmware.BIOS),
                                            Optional.empty(),
                                            Permissions.NONE)
                                    .disks()
                                    .getFirst()
                                    .identity()
                                    .serial())
                    .contains("S1");
        else
            assertThat(refusal(layout, Target.of(List.of(disk), Firmware.BIOS), Optional.empty()))
                    .contains(answer);
    }

    /// Layouts that are no files are held against the same rules.
    @Test
    void aLayoutMadeByHandWithoutARoot() throws Refused {
        DiskLayout good = LayoutYaml.read("layout.yaml", BIOS_ROOT);
        Disk disk = good.disks().getFirst();
        DiskLayout rootless =
                DiskLayout.of(
                        List.of(
                                new Disk(
                                        disk.where(),
                                        disk.name(),
                                        List.of(),
                                        disk.table(),
                                        disk.partitions().subList(0, 1))));
        assertThatThrownBy(
                        () ->
                                Planner.plan(
                                        rootless,
                                        Target.of(PlannerTest.disks("1x10G"), Firmware.BIOS),
                                        Optional.empty(),
                                        Permissions.NONE))
                .hasMessageContaining("nothing is mounted on /");
        assertThatThrownBy(
                        () ->
                                Planner.plan(
                                        DiskLayout.of(List.of(disk, disk)),
                                        Target.of(PlannerTest.disks("1x10G"), Firmware.BIOS),
                                        Optional.empty(),
                                        Permissions.NONE))
                .hasMessageContaining("a second disk 'system'");
    }

    @Test
    void everythingAtOnce() {
        String layout = BIOS_ROOT.replace("type: biosboot, ", "");
        BootAbilities image =
                new BootAbilities(
                        "tiny", false, false, List.of(), List.of(), 0, List.of(), "systemd");
        assertThat(
                        catchRefused(
                                        layout,
                                        Target.of(PlannerTest.disks("2x10G"), Firmware.BIOS),
                                        Optional.of(image))
                                .problems())
                .extracting(Problem::what)
                .satisfiesExactly(
                        what -> assertThat(what).contains("without a biosboot partition"),
                        what -> assertThat(what).contains("matches more than one disk"),
                        what -> assertThat(what).contains("no GRUB for BIOS"),
                        what -> assertThat(what).contains("none of curl"));
    }

    private static String refusal(String layout, String disks, Firmware firmware) {
        return refusal(layout, Target.of(PlannerTest.disks(disks), firmware), Optional.empty());
    }

    static String refusal(String layout, Target target, Optional<BootAbilities> image) {
        return catchRefused(layout, target, image).getMessage();
    }

    private static Refused catchRefused(
            String layout, Target target, Optional<BootAbilities> image) {
        return catchThrowableOfType(
                Refused.class,
                () ->
                        Planner.plan(
                                LayoutYaml.read("layout.yaml", layout),
                                target,
                                image,
                                Permissions.NONE));
    }
}
