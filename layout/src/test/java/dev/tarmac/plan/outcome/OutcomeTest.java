package dev.tarmac.plan.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.Firmware;
import dev.tarmac.plan.CrypttabEntry;
import dev.tarmac.plan.DiskIdentity;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class OutcomeTest {
    private static final long MIB = 2048;

    @Test
    void gapsOfAlignmentAreNoFreeRoom() {
        Extent all = new Extent(1, "all", PartitionType.LINUX, MIB, 1000 * MIB);
        DiskMap map = map(new Step.WriteGpt("d", 512, 1002 * MIB, List.of(all)));
        assertThat(map.segments()).extracting(Segment::name).containsExactly("all");
    }

    @Test
    void roomBetweenPartitionsAndBehindThemIsFree() {
        Extent first = new Extent(1, "first", PartitionType.LINUX, MIB, 10 * MIB);
        Extent second = new Extent(2, "second", PartitionType.LINUX, 20 * MIB, 10 * MIB);
        DiskMap map = map(new Step.WriteGpt("d", 512, 100 * MIB, List.of(second, first)));
        assertThat(map.segments())
                .extracting(Segment::name)
                .containsExactly("first", "free", "second", "free");
        assertThat(map.segments().get(3).end()).isEqualTo(100 * MIB - 33);
    }

    @Test
    void whatAnMbrCannotCountIsOutOfReach() {
        Extent all = new Extent(1, "all", PartitionType.MBR_LINUX, MIB, (1L << 32) - 2 * MIB);
        DiskMap map = map(new Step.WriteMbr("d", 512, 3L << 31, List.of(all)));
        assertThat(map.segments()).extracting(Segment::name).containsExactly("all", "out of reach");
    }

    @Test
    void logicalPartitionsStandForTheExtendedOneAroundThem() {
        Extent extended = new Extent(4, "x", PartitionType.MBR_EXTENDED, 10 * MIB, 30 * MIB);
        Extent logical = new Extent(5, "logical", PartitionType.MBR_LINUX, 11 * MIB, 9 * MIB);
        DiskMap map = map(new Step.WriteMbr("d", 512, 40 * MIB, List.of(extended, logical)));
        assertThat(map.extended()).map(Segment::number).contains(4);
        assertThat(map.segments())
                .extracting(Segment::name)
                .containsExactly("free", "logical", "free");
        DiskMap empty = map(new Step.WriteMbr("d", 512, 40 * MIB, List.of(extended)));
        assertThat(empty.extended()).isEmpty();
        assertThat(empty.segments()).extracting(Segment::name).containsExactly("free", "x");
    }

    /// Nothing makes it, so only fstab and crypttab tell of it.
    @Test
    void whatIsOnlyOpenedAndMountedIsKept() {
        Outcome outcome =
                Outcome.of(
                        plan(
                                new Step.WriteFstab(
                                        List.of(
                                                new FstabEntry(
                                                        "luks-home", "/home", "xfs", "", 2))),
                                new Step.WriteCrypttab(
                                        List.of(
                                                new CrypttabEntry(
                                                        "luks-home",
                                                        "home",
                                                        Optional.empty(),
                                                        "luks")))));
        assertThat(outcome.filesystems())
                .containsExactly(
                        new MadeFilesystem("luks-home", "xfs", Optional.empty(), List.of("/home")));
        assertThat(outcome.use("home")).isEqualTo("LUKS, opened as luks-home");
        assertThat(outcome.use("luks-home")).isEqualTo("xfs on /home");
    }

    @ParameterizedTest
    @CsvSource({
        "512, 512 B",
        "4096, 4 KiB",
        "1048577, 1 MiB",
        "1073741824, 1 GiB",
        "1610612736, 1.5 GiB",
        "1099511627776, 1 TiB",
        "70368744177664, 64 TiB",
        "1099511627775, 1024.0 GiB"
    })
    void sizesAreExactOrHaveOneDigit(long bytes, String text) {
        assertThat(SizeText.of(bytes)).isEqualTo(text);
    }

    private static DiskMap map(Step.WriteTable table) {
        return Outcome.of(plan(table)).disks().getFirst();
    }

    private static Plan plan(Step... steps) {
        DiskIdentity identity =
                new DiskIdentity(
                        Optional.of("S"), Optional.empty(), Optional.empty(), 1L << 30, 512);
        return new Plan(
                Firmware.BIOS, List.of(new PlannedDisk("d", identity, List.of())), List.of(steps));
    }
}
