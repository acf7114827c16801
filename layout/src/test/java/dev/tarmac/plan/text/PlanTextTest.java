package dev.tarmac.plan.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.Firmware;
import dev.tarmac.plan.DiskIdentity;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the expected texts of whole plans do not show; those are in PlannerTest.
class PlanTextTest {
    private static final long SECTORS = 20L << 21;

    @Test
    void whereBlocksCannotBeShownAsciiStandsForThem() {
        String text = PlanText.of(kept(), List.of(), new Look(60, false, false));
        assertThat(text)
                .contains("  ##============================::::::::::::::............\n")
                .contains("  1 2 root 10 GiB               3 home kept   free 4.5 GiB\n")
                .contains("UEFI -> no loader is installed")
                .matches("\\p{ASCII}*");
    }

    @Test
    void coloursChangeNothingButTheColour() {
        String plain = PlanText.of(kept(), List.of("array"), Look.PLAIN);
        String painted = PlanText.of(kept(), List.of("array"), new Look(80, true, true));
        assertThat(painted.replaceAll("\033\\[[0-9]+m", "")).isEqualTo(plain);
        assertThat(painted)
                .contains("\033[31m  destroys ext4 on sda1 \"old\"\033[0m\n")
                .contains("\033[32m░");
        assertThat(plain).doesNotContain("\033");
    }

    @Test
    void whatNoAgentCanDoYetIsSaidBeforeTheDisks() {
        assertThat(PlanText.of(kept(), List.of("array", "group"), Look.PLAIN))
                .contains("\nplans, not installable yet: array, group\n\ndisk system");
        assertThat(PlanText.of(kept())).doesNotContain("not installable");
    }

    /// Labels of file systems come from whoever had the disk before.
    @Test
    void whatStandsOnADiskCannotMoveTheCursor() {
        DiskContent hostile =
                new DiskContent(
                        "sda1", "ext4", Optional.of("\033[2Jx\ny\u009b\u202e"), Optional.empty());
        assertThat(PlanText.of(plan(List.of(hostile), List.of())))
                .contains("  destroys ext4 on sda1 \" [2Jx y  \"\n");
    }

    @Test
    void moreSegmentsThanColumnsGoOnInTheNextLine() {
        List<Extent> extents = new ArrayList<>();
        for (int number = 1; number <= 100; number++)
            extents.add(
                    new Extent(number, "p" + number, PartitionType.LINUX, number * 2048L, 2048));
        String text = PlanText.of(plan(List.of(), extents), List.of(), new Look(60, false, false));
        String bars =
                text.lines().filter(line -> line.matches(" +[#=.]+")).reduce("", String::concat);
        assertThat(bars.replace(" ", "")).isEqualTo("#=".repeat(50) + ".");
        assertThat(text.lines().limit(8))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(75));
    }

    @Test
    void aDiskWhoseTableStaysSaysSo() {
        Plan plan = new Plan(Firmware.UEFI, List.of(disk(List.of())), List.of(new Step.Flush()));
        assertThat(PlanText.of(plan)).contains("its partition table stays as it is");
    }

    private static Plan kept() {
        Extent esp = new Extent(1, "esp", PartitionType.ESP, 2048, 1 << 20);
        Extent root = new Extent(2, "root", PartitionType.LINUX, (1 << 20) + 2048, 10L << 21);
        Extent home =
                new Extent(3, "home", PartitionType.LINUX, root.endSector() + 1, (5L << 21) + 1024);
        DiskContent old = new DiskContent("sda1", "ext4", Optional.of("old"), Optional.empty());
        Step.ChangeTable table =
                new Step.ChangeTable(
                        "system", true, 512, SECTORS, List.of(3), List.of(esp, root, home));
        return new Plan(
                Firmware.UEFI,
                List.of(disk(List.of(old))),
                List.of(new Step.Wipe("system", List.of(home)), table));
    }

    private static Plan plan(List<DiskContent> destroys, List<Extent> extents) {
        return new Plan(
                Firmware.BIOS,
                List.of(disk(destroys)),
                List.of(new Step.WriteGpt("system", 512, SECTORS, extents)));
    }

    private static PlannedDisk disk(List<DiskContent> destroys) {
        DiskIdentity identity =
                new DiskIdentity(
                        Optional.of("S1"), Optional.empty(), Optional.empty(), SECTORS * 512, 512);
        return new PlannedDisk("system", identity, destroys);
    }
}
