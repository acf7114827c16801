package dev.tarmac.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.facts.TableKind;
import dev.tarmac.json.MalformedJson;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class TableReadingTest {
    @Test
    void readsAGpt() throws MalformedJson {
        String json =
                """
                {"partitiontable": {"label":"gpt", "id":"X", "device":"/dev/nvme0n1", "unit":"sectors",
                  "firstlba":34, "lastlba":2014, "sectorsize":512, "partitions": [
                  {"node":"/dev/nvme0n1p12", "start":6144, "size":2048,
                   "type":"0fc63daf-8483-4772-8e79-3d69d8477de4", "uuid":"U-12"},
                  {"node":"/dev/nvme0n1p2", "start":2048, "size":4096,
                   "type":"C12A7328-F81F-11D2-BA4B-00A0C93EC93B", "uuid":"U-2", "name":"esp"}]}}
                """;
        assertThat(TableReading.parse(json))
                .contains(
                        new FoundTable(
                                TableKind.GPT,
                                List.of(
                                        new FoundPartition(
                                                2,
                                                2048,
                                                4096,
                                                "C12A7328-F81F-11D2-BA4B-00A0C93EC93B",
                                                Optional.of("esp"),
                                                Optional.of("U-2")),
                                        new FoundPartition(
                                                12,
                                                6144,
                                                2048,
                                                "0FC63DAF-8483-4772-8E79-3D69D8477DE4",
                                                Optional.empty(),
                                                Optional.of("U-12")))));
    }

    @Test
    void readsAnMbr() throws MalformedJson {
        String json =
                """
                {"partitiontable": {"label":"dos", "id":"0x1", "device":"/dev/sda", "unit":"sectors",
                  "sectorsize":512, "partitions": [
                  {"node":"/dev/sda1", "start":2048, "size":2048, "type":"f"}]}}
                """;
        assertThat(TableReading.parse(json).orElseThrow())
                .isEqualTo(
                        new FoundTable(
                                TableKind.MBR,
                                List.of(
                                        new FoundPartition(
                                                1,
                                                2048,
                                                2048,
                                                "0f",
                                                Optional.empty(),
                                                Optional.empty()))));
    }

    @Test
    void whatIsNoTableOfOursIsNone() throws MalformedJson {
        assertThat(TableReading.parse("")).isEmpty();
        assertThat(TableReading.parse("{\"partitiontable\": {\"label\": \"sun\"}}")).isEmpty();
        assertThat(TableReading.parse("{\"partitiontable\": {\"label\": \"gpt\"}}"))
                .contains(new FoundTable(TableKind.GPT, List.of()));
    }

    @Test
    void aNodeWithoutANumberIsMalformed() {
        assertThatThrownBy(
                        () ->
                                TableReading.parse(
                                        "{\"partitiontable\": {\"label\": \"gpt\", \"partitions\":"
                                                + " [{\"node\": \"x\", \"start\": 1, \"size\": 1,"
                                                + " \"type\": \"83\"}]}}"))
                .isInstanceOf(MalformedJson.class);
    }
}
