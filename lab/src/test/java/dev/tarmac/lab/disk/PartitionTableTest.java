package dev.tarmac.lab.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Step;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

class PartitionTableTest {
    private static final UUID DISK = UUID.fromString("5f1b7b1e-0000-4000-8000-00000000000d");
    private static final UUID ROOT = UUID.fromString("5f1b7b1e-0000-4000-8000-0000000000a1");

    private static final String SFDISK =
            """
            {"partitiontable": {"label": "gpt", "id": "5F1B7B1E-0000-4000-8000-00000000000D",
              "device": "/dev/loop3", "unit": "sectors", "firstlba": 6, "lastlba": 5242874,
              "sectorsize": 4096, "partitions": [
                {"node": "/dev/loop3p1", "start": 256, "size": 5242112,
                 "type": "0FC63DAF-8483-4772-8E79-3D69D8477DE4",
                 "uuid": "5F1B7B1E-0000-4000-8000-0000000000A1", "name": "root"}]}}
            """;

    @Test
    void whatSfdiskSaysEqualsThePlan() throws Exception {
        assertThat(PartitionTable.decode(JsonObject.parse(SFDISK))).isEqualTo(planned(5242112));
    }

    @Test
    void oneSectorMoreIsNotEqual() throws Exception {
        assertThat(PartitionTable.decode(JsonObject.parse(SFDISK))).isNotEqualTo(planned(5242113));
    }

    private static PartitionTable planned(long sectors) {
        Step.WriteGpt step =
                new Step.WriteGpt(
                        "system",
                        4096,
                        5242880,
                        List.of(new Extent(1, "root", PartitionType.LINUX, 256, sectors)));
        return PartitionTable.planned(step, Map.of("system", DISK), Map.of("root", ROOT));
    }
}
