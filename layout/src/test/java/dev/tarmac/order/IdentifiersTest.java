package dev.tarmac.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.plan.DiskIdentity;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

class IdentifiersTest {
    private static final String WRITTEN = "0b54fc0e-51ae-4a2e-9f3c-52a1f4e1d001";

    private final AtomicLong drawn = new AtomicLong();

    @Test
    void drawsWhatTheAuthorDidNotWrite() {
        Identifiers identifiers =
                identifiers(
                        gpt(
                                new Extent(1, "esp", PartitionType.ESP, 2048, 2048),
                                new Extent(
                                        2,
                                        "root",
                                        PartitionType.LINUX,
                                        4096,
                                        4096,
                                        List.of(),
                                        Optional.of(WRITTEN))),
                        make("esp", Filesystem.Kind.VFAT, Optional.of("ABCD-0123")),
                        make("root", Filesystem.Kind.EXT4, Optional.of(WRITTEN)),
                        make("swap", Filesystem.Kind.SWAP, Optional.empty()));

        assertThat(identifiers.disk("system")).isEqualTo(uuid(1));
        assertThat(identifiers.partition("esp")).isEqualTo(uuid(2));
        assertThat(identifiers.partition("root")).hasToString(WRITTEN);
        assertThat(InstallOrder.vfatSerial(identifiers.filesystem("esp"))).isEqualTo("ABCD-0123");
        assertThat(identifiers.filesystem("root")).hasToString(WRITTEN);
        assertThat(identifiers.filesystem("swap")).isEqualTo(uuid(3));
    }

    @Test
    void callsAPartitionByItsGuidOrByNumberInAnMbr() {
        Extent gptRoot = new Extent(1, "root", PartitionType.LINUX, 2048, 2048);
        Step.WriteGpt gpt = gpt(gptRoot);
        Extent mbrRoot = new Extent(12, "root", PartitionType.MBR_LINUX, 2048, 2048);
        Step.WriteMbr mbr = new Step.WriteMbr("system", 512, 8192, List.of(mbrRoot));

        assertThat(identifiers(gpt).partuuid(gpt, gptRoot)).isEqualTo(uuid(2).toString());
        drawn.set(0);
        assertThat(identifiers(mbr).partuuid(mbr, mbrRoot)).isEqualTo("00000001-0c");
        assertThat(identifiers(mbr).partitions()).isEmpty();
    }

    @Test
    void knowsNothingOfThePartitionThatIsKept() {
        Extent home = new Extent(3, "home", PartitionType.LINUX, 2048, 2048);
        Extent root = new Extent(4, "root", PartitionType.LINUX, 4096, 2048);
        Step.ChangeTable table =
                new Step.ChangeTable("system", true, 512, 8192, List.of(3), List.of(home, root));

        Identifiers identifiers = identifiers(table);

        assertThat(identifiers.partitions()).containsOnlyKeys("root");
        assertThatThrownBy(() -> identifiers.partuuid(table, home))
                .hasMessageContaining("no UUID for partition home");
    }

    private Identifiers identifiers(Step... steps) {
        DiskIdentity disk =
                new DiskIdentity(
                        Optional.of("S1"), Optional.empty(), Optional.empty(), 8192L * 512, 512);
        Plan plan =
                new Plan(
                        Firmware.UEFI,
                        List.of(new PlannedDisk("system", disk, List.of())),
                        List.of(steps));
        return Identifiers.of(plan, () -> uuid(drawn.incrementAndGet()));
    }

    private static Step.WriteGpt gpt(Extent... extents) {
        return new Step.WriteGpt("system", 512, 8192, List.of(extents));
    }

    private static Step make(String device, Filesystem.Kind kind, Optional<String> uuid) {
        return new Step.MakeFilesystem(device, new Filesystem(kind, "", uuid, List.of()));
    }

    private static UUID uuid(long number) {
        return new UUID(number << 32, 0);
    }
}
