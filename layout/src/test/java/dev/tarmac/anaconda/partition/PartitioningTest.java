package dev.tarmac.anaconda.partition;

import static dev.tarmac.anaconda.device.Bytes.GIB;
import static dev.tarmac.anaconda.device.Bytes.MIB;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Disk.FoundPartition;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.LabelType;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

class PartitioningTest {
    private static Table disk(
            String name, LabelType label, long gibibytes, FoundPartition... found) {
        return Table.of(
                new Disk(name, gibibytes * GIB, 512, Optional.of(label), Arrays.asList(found)));
    }

    private static PartitionRequest request(
            String name, long mebibytes, boolean grows, int weight) {
        return new PartitionRequest(
                name,
                Format.of(FormatType.EXT4).at("/" + name),
                mebibytes * MIB,
                grows,
                OptionalLong.empty(),
                false,
                List.of(),
                weight);
    }

    private static List<String> placed(List<Table> before, PartitionRequest... requests)
            throws AllocationRefused {
        return Partitioning.of(before, Arrays.asList(requests), Optional.of("sda"), Flavor.RHEL9)
                .stream()
                .flatMap(
                        table ->
                                table.partitions().stream()
                                        .filter(p -> p.request().isPresent())
                                        .map(
                                                p ->
                                                        p.request().orElseThrow().name()
                                                                + " "
                                                                + table.disk()
                                                                        .partitionName(p.number())
                                                                + " "
                                                                + p.sectors() / 2048))
                .toList();
    }

    @Test
    void whatDoesNotGrowGoesWhereItFitsBest() throws AllocationRefused {
        assertThat(
                        placed(
                                List.of(
                                        disk("sda", LabelType.GPT, 10),
                                        disk("sdb", LabelType.GPT, 5)),
                                request("a", 1000, false, 0)))
                .containsExactly("a sdb1 1000");
    }

    @Test
    void whatBootsGoesToTheBootDisk() throws AllocationRefused {
        assertThat(
                        placed(
                                List.of(
                                        disk("sda", LabelType.GPT, 10),
                                        disk("sdb", LabelType.GPT, 5)),
                                request("a", 1000, false, 0),
                                request("b", 500, false, 5000)))
                .containsExactly("b sda1 500", "a sdb1 1000");
    }

    @Test
    void whatGrowsGoesWhereAllGrowMost() throws AllocationRefused {
        assertThat(
                        placed(
                                List.of(
                                        disk("sda", LabelType.GPT, 10),
                                        disk("sdb", LabelType.GPT, 5)),
                                request("a", 2000, true, 0),
                                request("b", 1000, true, 0)))
                .containsExactly("a sda1 10238", "b sdb1 5118");
    }

    /// The region has half a grain more than whole ones, and so has the request.
    @Test
    void theLastMebibyteIsLostSilently() throws AllocationRefused {
        assertThat(placed(List.of(disk("sda", LabelType.GPT, 1)), request("a", 1023, false, 0)))
                .containsExactly("a sda1 1022");
    }

    @Test
    void namesTheDisksWithoutASlot() {
        FoundPartition[] four = {
            found(1, 1), found(2, 2), found(3, 3), found(4, 4),
        };
        AllocationRefused refused =
                catchThrowableOfType(
                        AllocationRefused.class,
                        () ->
                                placed(
                                        List.of(disk("sda", LabelType.MSDOS, 10, four)),
                                        request("a", 100, false, 0)));
        assertThat(refused)
                .hasMessage(
                        "Unable to allocate requested partition scheme on requested disks:\nsda: no free"
                                + " partition slots");
    }

    @Test
    void usesTheExtendedPartitionThatIsThere() throws AllocationRefused {
        Table table =
                disk(
                        "sda",
                        LabelType.MSDOS,
                        10,
                        found(1, 1),
                        found(2, 2),
                        found(3, 3),
                        new FoundPartition(4, 8192, 4_194_303, Optional.empty()),
                        new FoundPartition(5, 10_240, 12_287, Optional.empty()));
        assertThat(placed(List.of(table), request("a", 100, false, 0)))
                .containsExactly("a sda6 100");
    }

    private static FoundPartition found(int number, long mebibyte) {
        return new FoundPartition(
                number, mebibyte * 2048, mebibyte * 2048 + 2047, Optional.empty());
    }
}
