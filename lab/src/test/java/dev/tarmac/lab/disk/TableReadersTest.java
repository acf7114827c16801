package dev.tarmac.lab.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.json.JsonObject;
import dev.tarmac.layout.Partition.Attribute;
import dev.tarmac.order.Identifiers;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What each tool writes is read as the same table, the one that was planned.
class TableReadersTest {
    private static final Identifiers IDENTIFIERS =
            new Identifiers(
                    Map.of("system", UUID.fromString("5f1b7b1e-0000-4000-8000-00000000000d")),
                    Map.of("root", UUID.fromString("5f1b7b1e-0000-4000-8000-0000000000a1")),
                    Map.of());

    private static final String SFDISK_GPT =
            """
            {"partitiontable": {"label": "gpt", "id": "5F1B7B1E-0000-4000-8000-00000000000D",
              "device": "/dev/loop3", "unit": "sectors", "firstlba": 6, "lastlba": 5242874,
              "sectorsize": 4096, "partitions": [
                {"node": "/dev/loop3p1", "start": 256, "size": 5242112,
                 "type": "0FC63DAF-8483-4772-8E79-3D69D8477DE4",
                 "uuid": "5F1B7B1E-0000-4000-8000-0000000000A1", "name": "root",
                 "attrs": "RequiredPartition GUID:63"}]}}
            """;

    private static final String SGDISK =
            """
            Partition GUID code: 0FC63DAF-8483-4772-8E79-3D69D8477DE4 (Linux filesystem)
            Partition unique GUID: 5F1B7B1E-0000-4000-8000-0000000000A1
            First sector: 256 (at 1024.0 KiB)
            Last sector: 5242367 (at 20.0 GiB)
            Partition size: 5242112 sectors (20.0 GiB)
            Attribute flags: 8000000000000001
            Partition name: 'root'
            """;

    private static final String PARTX_GPT =
            "NR=\"1\" START=\"2048\" SECTORS=\"41936896\""
                    + " TYPE=\"0fc63daf-8483-4772-8e79-3d69d8477de4\""
                    + " FLAGS=\"0x8000000000000001\""
                    + " UUID=\"5f1b7b1e-0000-4000-8000-0000000000a1\" NAME=\"root\"";

    private static final String SFDISK_MBR =
            """
            {"partitiontable": {"label": "dos", "id": "0x5f1b7b1e", "device": "/dev/loop3",
              "unit": "sectors", "sectorsize": 512, "partitions": [
                {"node": "/dev/loop3p5", "start": 4096, "size": 8192, "type": "c",
                 "bootable": true}]}}
            """;

    @Test
    void whatEveryToolSaysOfAGptEqualsThePlan() throws Exception {
        PartitionTable planned = gpt(5242112);

        assertThat(Sfdisk.decode(JsonObject.parse(SFDISK_GPT))).isEqualTo(planned);
        assertThat(Sgdisk.entry(1, SGDISK)).isEqualTo(planned.entries().getFirst());
        assertThat(Partx.entry(new Words("partx", Pairs.of(PARTX_GPT)), true, 8))
                .isEqualTo(planned.entries().getFirst());
    }

    @Test
    void oneSectorMoreIsNotEqual() throws Exception {
        PartitionTable planned = gpt(5242113);

        assertThat(Sfdisk.decode(JsonObject.parse(SFDISK_GPT))).isNotEqualTo(planned);
        assertThat(Sgdisk.entry(1, SGDISK)).isNotEqualTo(planned.entries().getFirst());
        assertThat(Partx.entry(new Words("partx", Pairs.of(PARTX_GPT)), true, 8))
                .isNotEqualTo(planned.entries().getFirst());
    }

    @Test
    void ofAnMbrPartxTellsThePartuuidAndSfdiskDoesNot() throws Exception {
        String row =
                "NR=\"5\" START=\"4096\" SECTORS=\"8192\" TYPE=\"0xc\" FLAGS=\"0x80\""
                        + " UUID=\"5f1b7b1e-05\" NAME=\"\"";
        PartitionTable.Entry planned = mbr().entries().getFirst();

        assertThat(planned.partuuid()).hasValue("5f1b7b1e-05");
        assertThat(Partx.entry(new Words("partx", Pairs.of(row)), false, 1)).isEqualTo(planned);
        assertThat(Sfdisk.decode(JsonObject.parse(SFDISK_MBR)).id()).isEqualTo(mbr().id());
        assertThat(Sfdisk.decode(JsonObject.parse(SFDISK_MBR)).entries())
                .containsExactly(
                        new PartitionTable.Entry(
                                5,
                                4096,
                                8192,
                                PartitionType.of("0c"),
                                Optional.empty(),
                                Optional.empty(),
                                planned.attributes()));
    }

    @Test
    void aPlaceInTheMiddleOfASectorIsNoPlace() {
        String row =
                "NR=\"1\" START=\"2049\" SECTORS=\"8\" TYPE=\"0x83\" FLAGS=\"0x0\" UUID=\"\""
                        + " NAME=\"\"";

        assertThat(
                        catchThrowableOfType(
                                Refused.class,
                                () -> Partx.entry(new Words("partx", Pairs.of(row)), false, 8)))
                .hasMessageContaining("START 2049 is not where a sector begins");
    }

    @Test
    void readsNamesThatAnotherSystemGave() {
        assertThat(Pairs.of("NAME=\"a\\x22b \\xc3\\xa9$\" UUID=\"\""))
                .isEqualTo(Map.of("NAME", "a\"b \u00e9$", "UUID", ""));
        assertThat(Signature.parse("DEVNAME=/dev/loop0\nLABEL=a\\ b\\\"c\nTYPE=xfs\n"))
                .containsEntry("LABEL", "a b\"c")
                .containsEntry("TYPE", "xfs");
    }

    @Test
    void listsPartitionsAndProblemsThatSgdiskTells() {
        String table =
                """
                Disk /dev/loop0: 41943040 sectors, 20.0 GiB
                Disk identifier (GUID): AAAAAAAA-0000-4000-8000-000000000000

                Number  Start (sector)    End (sector)  Size       Code  Name
                   1            2048            4095   1024.0 KiB  EF02  biosboot
                  12            4096        41940991   20.0 GiB    8300  root
                """;
        assertThat(Sgdisk.numbers(table)).containsExactly(1, 12);
        assertThat(Sgdisk.problems("\nWarning: a gap\n\nNo problems found. 2015 free sectors\n"))
                .isEmpty();
        assertThat(Sgdisk.problems("\nProblem: The CRC is invalid.\n\nIdentified 1 problems!\n"))
                .containsExactly("Problem: The CRC is invalid.", "Identified 1 problems!");
    }

    private static PartitionTable gpt(long sectors) {
        Extent root =
                new Extent(
                        1,
                        "root",
                        PartitionType.LINUX,
                        256,
                        sectors,
                        List.of(Attribute.NO_AUTO, Attribute.REQUIRED),
                        Optional.empty());
        return PartitionTable.planned(
                new Step.WriteGpt("system", 4096, 5242880, List.of(root)), IDENTIFIERS);
    }

    private static PartitionTable mbr() {
        Extent data =
                new Extent(
                        5,
                        "data",
                        PartitionType.of("0c"),
                        4096,
                        8192,
                        List.of(Attribute.LEGACY_BOOT),
                        Optional.empty());
        return PartitionTable.planned(
                new Step.WriteMbr("system", 512, 41943040, List.of(data)), IDENTIFIERS);
    }
}
