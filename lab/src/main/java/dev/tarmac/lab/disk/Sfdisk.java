package dev.tarmac.lab.disk;

import dev.tarmac.agent.run.SfdiskTable;
import dev.tarmac.facts.TableKind;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// `sfdisk --json`, which reads with libfdisk. Of an MBR it tells no PARTUUIDs.
public record Sfdisk() implements TableReader {
    @Override
    public String tool() {
        return "sfdisk";
    }

    @Override
    public boolean reads(TableKind kind) {
        return true;
    }

    @Override
    public PartitionTable read(Path disk, int sectorBytes)
            throws Refused, MalformedJson, InterruptedException {
        return decode(JsonObject.parse(Tool.run("sfdisk", "--json", disk.toString())));
    }

    static PartitionTable decode(JsonObject json) throws MalformedJson {
        SfdiskTable table = SfdiskTable.decode(json);
        boolean gpt = table.kind() == TableKind.GPT;
        return new PartitionTable(
                table.kind(),
                table.id().toLowerCase(Locale.ROOT).replaceFirst("^0x", ""),
                table.entries().stream().map(entry -> entry(entry, gpt)).toList());
    }

    private static PartitionTable.Entry entry(SfdiskTable.Entry entry, boolean gpt) {
        return new PartitionTable.Entry(
                entry.number(),
                entry.start(),
                entry.sectors(),
                entry.type(),
                Optional.of(entry.name()).filter(name -> gpt),
                Optional.of(entry.uuid().toLowerCase(Locale.ROOT)).filter(uuid -> gpt),
                entry.attributes());
    }
}
