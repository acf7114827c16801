package dev.tarmac.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

class PlannerRefusesTest {
    private static final String BIOS_ROOT =
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
                .contains("too small", "11265 MiB", "10238 MiB can be used");
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
                .contains(
                        "BIOS cannot boot from disk0", "4096 bytes", "switch the machine to UEFI");
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
                new DiskContent("disk0p1", "xfs", Optional.of("backup"), Optional.of("u-1"));
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
        assertThat(refusal(BIOS_ROOT, List.of(full), Firmware.BIOS, Optional.empty()))
                .contains(
                        "refusing to wipe disk0 (serial disk0",
                        "xfs on disk0p1 \"backup\" u-1",
                        "--wipe");
        Plan allowed =
                Planner.plan(
                        LayoutYaml.read("layout.yaml", BIOS_ROOT),
                        List.of(full),
                        Firmware.BIOS,
                        Optional.empty(),
                        new Permissions(true, false));
        assertThat(allowed.disks().getFirst().destroys()).containsExactly(data);
        Plan own =
                Planner.plan(
                        LayoutYaml.read("layout.yaml", BIOS_ROOT),
                        List.of(full),
                        Firmware.BIOS,
                        Optional.empty(),
                        new Permissions(false, false, Set.of("U-1")));
        assertThat(own.disks().getFirst().destroys()).containsExactly(data);
    }

    @Test
    void anImageThatCannotBootHereOrProveIt() {
        BootAbilities image = new BootAbilities("tiny", false, true, List.of(), "systemd");
        String text =
                refusal(BIOS_ROOT, PlannerTest.disks("1x10G"), Firmware.BIOS, Optional.of(image));
        assertThat(text)
                .contains("image tiny: holds no GRUB for BIOS", "grub-pc-bin")
                .contains("cannot prove that it booted", "acceptUnproven: true");
    }

    @Test
    void everythingAtOnce() {
        String layout =
                BIOS_ROOT.replace("mount: /}", "mount: /srv}").replace("type: biosboot, ", "");
        assertThat(
                        catchRefused(
                                        layout,
                                        PlannerTest.disks("2x10G"),
                                        Firmware.BIOS,
                                        Optional.empty())
                                .problems())
                .extracting(Problem::what)
                .hasSize(3);
    }

    private static String refusal(String layout, String disks, Firmware firmware) {
        return refusal(layout, PlannerTest.disks(disks), firmware, Optional.empty());
    }

    private static String refusal(
            String layout,
            List<DiskFacts> disks,
            Firmware firmware,
            Optional<BootAbilities> image) {
        return catchRefused(layout, disks, firmware, image).getMessage();
    }

    private static Refused catchRefused(
            String layout,
            List<DiskFacts> disks,
            Firmware firmware,
            Optional<BootAbilities> image) {
        return catchThrowableOfType(
                Refused.class,
                () ->
                        Planner.plan(
                                LayoutYaml.read("layout.yaml", layout),
                                disks,
                                firmware,
                                image,
                                Permissions.NONE));
    }
}
