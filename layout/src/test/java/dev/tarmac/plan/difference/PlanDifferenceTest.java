package dev.tarmac.plan.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.text.DifferenceText;
import dev.tarmac.plan.text.Look;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.planner.Target;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class PlanDifferenceTest {
    private static final String PLAIN =
            """
            disks:
              - name: system
                select: {serial: disk0}
                partitions:
                  - {name: esp, type: esp, size: 512M}
                  - {name: root, size: 20G, filesystem: xfs, mount: /}
                  - {name: home, size: 30G, filesystem: xfs, mount: /home}
            """;

    private static final String STACKED =
            """
            disks:
              - name: one
                select: {serial: disk0}
                partitions:
                  - {name: esp, type: esp, size: 512M}
                  - {name: boot, size: 1G, filesystem: ext4, mount: /boot}
                  - {name: half-one, type: raid, size: 50G}
              - name: two
                select: {serial: disk1}
                partitions:
                  - {name: half-two, type: raid, size: 50G}
            raids:
              - {name: pair, level: 1, members: [half-one, half-two], encrypt: {name: safe, secret: key}}
            volume-groups:
              - name: vg
                members: [pair]
                volumes:
                  - {name: root, size: 20G, filesystem: xfs, mount: /}
                  - {name: srv, size: 10G, filesystem: ext4, mount: /srv}
            """;

    @Test
    void movedAndResizedPartitionsAreNoOthers() throws Refused {
        assertThat(text(PLAIN, PLAIN.replace("512M", "600M").replace("20G", "10G")))
                .isEqualTo(
                        """
                        ~ partition esp resized
                            size  512 MiB (1048576 sectors) → 600 MiB (1228800 sectors)
                        ~ partition root moved, resized
                            start  sector 1050624 → sector 1230848
                            size   20 GiB (41943040 sectors) → 10 GiB (20971520 sectors)
                        ~ partition home moved
                            start  sector 42993664 → sector 22202368
                        """);
    }

    @Test
    void whatIsMountedInTheSamePlaceIsTheSameUnderAnotherName() throws Refused {
        assertThat(
                        text(
                                PLAIN,
                                PLAIN.replace("name: home", "name: people")
                                        .replace("name: system", "name: d")))
                .isEqualTo(
                        """
                        ~ partition home renamed
                            name  home → people
                        """);
    }

    @Test
    void aPartitionThatIsNewStandsAmongTheOthersWithAllThatIsSaidOfIt() throws Refused {
        String more =
                PLAIN.replace(
                        "      - {name: root",
                        "      - {name: swap, type: swap, size: 4G}\n      - {name: root");
        assertThat(text(PLAIN, more))
                .contains(
                        """
                        + partition swap: disk system, number 2, name swap, type swap, start sector 1050624, size 4 GiB (8388608 sectors)
                        + file system on swap: type swap, state made
                        + fstab swap on swap: device swap, type swap, options sw, pass 0
                        """);
        assertThat(text(more, PLAIN)).contains("- partition swap: ", "- fstab swap on swap");
    }

    @Test
    void aPartitionOfOneNameOnAnotherDiskHasMoved() throws Refused {
        String moved =
                """
                disks:
                  - name: system
                    select: {serial: disk0}
                    partitions:
                      - {name: esp, type: esp, size: 512M}
                      - {name: root, size: 20G, filesystem: xfs, mount: /}
                  - name: other
                    select: {serial: disk1}
                    partitions:
                      - {name: home, size: 30G, filesystem: xfs, mount: /home}
                """;
        assertThat(text(PLAIN, moved))
                .contains(
                        """
                        + disk other: is serial disk1, 107374182400 bytes, 512-byte sectors, table gpt
                        ~ partition home moved
                            disk    system → other
                            number  3 → 1
                        """)
                .doesNotContain("fstab");
    }

    @Test
    void whatIsElsewhereInFstabIsSaidOnce() throws Refused {
        String other =
                PLAIN.replace("mount: /home}", "mount: /home, options: noatime, label: people}");
        assertThat(text(PLAIN, other))
                .isEqualTo(
                        """
                        ~ file system on home
                            label  (none) → people
                        ~ fstab /home
                            options  defaults → noatime
                        """);
    }

    @Test
    void allThatIsStackedOnPartitionsIsFoundAgainUnderOtherNames() throws Refused {
        String renamed =
                STACKED.replace("name: one", "name: left")
                        .replace("half-one", "pv-left")
                        .replace("half-two", "pv-right")
                        .replace("name: pair", "name: mirror")
                        .replace("members: [pair]", "members: [mirror]")
                        .replace("name: safe", "name: secret")
                        .replace("name: vg", "name: group")
                        .replace("name: srv", "name: data");
        assertThat(text(STACKED, renamed))
                .isEqualTo(
                        """
                        ~ partition half-one renamed
                            name  half-one → pv-left
                        ~ partition half-two renamed
                            name  half-two → pv-right
                        ~ array pair renamed
                            name  pair → mirror
                        ~ encrypted safe renamed
                            name  safe → secret
                        ~ group vg renamed
                            name  vg → group
                        ~ volume vg/srv renamed
                            name  srv → data
                        ~ crypttab pair renamed
                            name  safe → secret
                        """);
    }

    /// It must not be taken for what has that name in the first plan.
    @Test
    void aNameThatMeansSomethingElseIsKeptApart() throws Refused {
        String other =
                STACKED.replace(
                                "name: srv, size: 10G, filesystem: ext4, mount: /srv",
                                "name: old, size: 10G, filesystem: ext4, mount: /srv")
                        .replace(
                                "      - {name: root, size: 20G",
                                "      - {name: more, size: 1G, filesystem: xfs, mount: /more}\n      - {name: root, size: 20G")
                        .replace("name: vg", "name: pair")
                        .replace("name: pair, level", "name: vg, level")
                        .replace("members: [pair]", "members: [vg]");
        assertThat(text(STACKED, other))
                .isEqualTo(
                        """
                        ~ array pair renamed
                            name  pair → vg
                        ~ group vg renamed
                            name  vg → pair
                        ~ volume vg/srv renamed
                            name  srv → old
                        + volume vg/more: name more, size 1 GiB (256 extents)
                        + file system on vg/more: type xfs, state made
                        + fstab /more: device vg/more, type xfs, options defaults, pass 2
                        """);
    }

    @Test
    void otherFirmwareIsAnotherWayToBoot() throws Refused {
        String both =
                PLAIN.replace(
                        "      - {name: esp",
                        "      - {name: bios, type: biosboot, size: 1M}\n      - {name: esp");
        assertThat(
                        DifferenceText.of(
                                PlanDifference.between(
                                        plan(both, Firmware.UEFI), plan(both, Firmware.BIOS)),
                                new Look(80, false, false)))
                .startsWith("~ boot\n    path  UEFI, then loader on system (esp)")
                .contains(" -> BIOS, then loader on system (bios)");
    }

    private static String text(String first, String second) throws Refused {
        return DifferenceText.of(
                PlanDifference.between(plan(first, Firmware.UEFI), plan(second, Firmware.UEFI)),
                Look.PLAIN);
    }

    private static Plan plan(String yaml, Firmware firmware) throws Refused {
        return Planner.plan(
                LayoutYaml.read("layout.yaml", yaml),
                Target.of(DiskSpec.facts(DiskSpec.parse("2x100G")), firmware),
                Optional.empty(),
                Permissions.NONE);
    }
}
