package dev.tarmac.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarmac.agent.Orders;
import dev.tarmac.agent.process.Command;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.layout.Partition.Attribute;
import dev.tarmac.order.Identifiers;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SfdiskScriptTest {
    private static final Identifiers IDENTIFIERS =
            new Identifiers(
                    Map.of("system", Orders.uuid("aaaaaaaa", 0)),
                    Map.of(
                            "boot", Orders.uuid("bbbbbbbb", 1),
                            "root", Orders.uuid("bbbbbbbb", 2)),
                    Map.of());

    /// What sfdisk says of a disk that another system was installed on.
    private static final String GPT =
            """
            {"partitiontable": {"label": "gpt", "id": "0EB3C1A2-5C3E-4E6A-8D0B-3B1D0C5A9F11",
              "device": "/dev/nvme0n1", "unit": "sectors", "firstlba": 34, "lastlba": 20971486,
              "sectorsize": 512, "partitions": [
                {"node": "/dev/nvme0n1p1", "start": 40, "size": 409600,
                 "type": "C12A7328-F81F-11D2-BA4B-00A0C93EC93B",
                 "uuid": "1B2C3D4E-0000-4000-8000-000000000001", "name": "EFI \\"System\\" é"},
                {"node": "/dev/nvme0n1p3", "start": 2099200, "size": 4194304,
                 "type": "0FC63DAF-8483-4772-8E79-3D69D8477DE4",
                 "uuid": "1B2C3D4E-0000-4000-8000-000000000003", "name": "home",
                 "attrs": "RequiredPartition GUID:59,63"}]}}
            """;

    private static final String MBR =
            """
            {"partitiontable": {"label": "dos", "id": "0x1234abcd", "device": "/dev/sda",
              "unit": "sectors", "sectorsize": 512, "partitions": [
                {"node": "/dev/sda1", "start": 2048, "size": 409600, "type": "7", "bootable": true},
                {"node": "/dev/sda2", "start": 411648, "size": 409600, "type": "83"}]}}
            """;

    @Test
    void saysAttributesOfPartitionsInItsOwnWordsAndByNumber() {
        Extent boot =
                new Extent(
                        1,
                        "boot",
                        PartitionType.LINUX,
                        2048,
                        204_800,
                        List.of(Attribute.values()),
                        Optional.empty());
        Step.WriteGpt table = new Step.WriteGpt("system", 512, 20_971_520, List.of(boot));

        assertThat(SfdiskScript.of(table, IDENTIFIERS))
                .endsWith(
                        ", name=\"boot\", attrs=\"RequiredPartition,NoBlockIOProtocol,"
                                + "LegacyBIOSBootable,59,60,63\"\n");
    }

    @Test
    void writesAnMbrWithLogicalPartitionsBehindTheExtendedOne() {
        Step.WriteMbr table =
                new Step.WriteMbr(
                        "system",
                        4096,
                        2_621_440,
                        List.of(
                                active(new Extent(1, "boot", PartitionType.MBR_LINUX, 256, 25_600)),
                                new Extent(
                                        4,
                                        "extended-system",
                                        PartitionType.MBR_EXTENDED,
                                        25_856,
                                        2_595_328),
                                new Extent(5, "pv", PartitionType.MBR_LVM, 26_112, 2_595_072)));

        assertThat(SfdiskScript.of(table, IDENTIFIERS))
                .isEqualTo(
                        """
                        label: dos
                        label-id: 0xaaaaaaaa

                        1 : start=256, size=25600, type=83, bootable
                        4 : start=25856, size=2595328, type=0f
                        5 : start=26112, size=2595072, type=8e
                        """);
    }

    @Test
    void writesWhatIsKeptInAGptAsItWasFound() throws Exception {
        Command command = change(gpt(40, 409_600), GPT);

        assertThat(command.arguments()).containsSequence("--wipe", "never", "/dev/nvme0n1");
        assertThat(command.stdin())
                .isEqualTo(
                        """
                        label: gpt
                        label-id: 0EB3C1A2-5C3E-4E6A-8D0B-3B1D0C5A9F11
                        first-lba: 40

                        1 : start=40, size=409600, type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B, uuid=1B2C3D4E-0000-4000-8000-000000000001, name="EFI \\x22System\\x22 \\xc3\\xa9"
                        2 : start=411648, size=1687552, type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, uuid=BBBBBBBB-0000-4000-8000-000000000002, name="root"
                        3 : start=2099200, size=4194304, type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, uuid=1B2C3D4E-0000-4000-8000-000000000003, name="home", attrs="RequiredPartition,59,63"
                        """);
    }

    @Test
    void writesWhatIsKeptInAnMbrAsItWasFound() throws Exception {
        Step.ChangeTable table =
                new Step.ChangeTable(
                        "system",
                        false,
                        512,
                        20_971_520,
                        List.of(1),
                        List.of(
                                new Extent(1, "windows", PartitionType.of("07"), 2048, 409_600),
                                new Extent(2, "root", PartitionType.MBR_LINUX, 411_648, 819_200)));

        assertThat(change(table, MBR).stdin())
                .isEqualTo(
                        """
                        label: dos
                        label-id: 0x1234abcd

                        1 : start=2048, size=409600, type=07, bootable
                        2 : start=411648, size=819200, type=83
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {39, 41})
    void keepsNothingThatIsNoLongerWhereThePlanSays(int start) {
        assertThat(refused(gpt(start, 409_600), GPT))
                .hasMessageContaining(
                        "number 1 is of type C12A7328-F81F-11D2-BA4B-00A0C93EC93B at sector 40 with"
                                + " 409600 sectors, the plan keeps");
    }

    @Test
    void keepsNothingThatIsGoneOrInATableOfAnotherKind() {
        assertThat(refused(gpt(40, 409_600), GPT.replace("nvme0n1p3", "nvme0n1p4")))
                .hasMessageContaining("partition home: number 3 is not there");
        assertThat(refused(gpt(40, 409_600), MBR))
                .hasMessageContaining("has a table of kind mbr, the plan says gpt");
    }

    @Test
    void readsTablesWithoutPartitionsAndRefusesOtherKinds() throws MalformedJson {
        String empty =
                """
                {"partitiontable": {"label": "%s", "id": "0x1", "device": "/dev/sda",
                  "unit": "sectors", "sectorsize": 512}}
                """;

        assertThat(SfdiskTable.decode(JsonObject.parse(empty.formatted("dos"))).entries())
                .isEmpty();
        assertThat(
                        catchThrowableOfType(
                                MalformedJson.class,
                                () -> SfdiskTable.decode(JsonObject.parse(empty.formatted("sun")))))
                .hasMessageContaining("gpt or dos");
    }

    private static Extent active(Extent extent) {
        return new Extent(
                extent.number(),
                extent.name(),
                extent.type(),
                extent.startSector(),
                extent.sectors(),
                List.of(Attribute.LEGACY_BOOT),
                Optional.empty());
    }

    private static Step.ChangeTable gpt(long espStart, long espSectors) {
        return new Step.ChangeTable(
                "system",
                true,
                512,
                20_971_520,
                List.of(1, 3),
                List.of(
                        new Extent(1, "esp", PartitionType.ESP, espStart, espSectors),
                        new Extent(2, "root", PartitionType.LINUX, 411_648, 1_687_552),
                        new Extent(3, "home", PartitionType.LINUX, 2_099_200, 4_194_304)));
    }

    private static Command change(Step.ChangeTable table, String there)
            throws Refused, MalformedJson {
        SfdiskTable found = SfdiskTable.decode(JsonObject.parse(there));
        return StepCommands.of(table, found, new OneDisk(), IDENTIFIERS);
    }

    private static Refused refused(Step.ChangeTable table, String there) {
        return catchThrowableOfType(Refused.class, () -> change(table, there));
    }

    private record OneDisk() implements Nodes {
        @Override
        public Path disk(String disk) {
            return Path.of("/dev/nvme0n1");
        }

        @Override
        public Path partition(String partition) {
            throw new AssertionError("asked for " + partition);
        }
    }
}
