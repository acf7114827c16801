package dev.tarmac.lab.trial;

import dev.tarmac.agent.process.Command;
import dev.tarmac.facts.TableKind;
import dev.tarmac.lab.disk.PartitionTable;

import java.nio.file.Path;

/// What puts the table onto a file that the machine's disk has before the plan changes it.
final class EarlierTable {
    private EarlierTable() {}

    static Command command(PartitionTable table, Path disk) {
        return Command.of("sfdisk", "--quiet", "--no-reread", "--no-tell-kernel", disk.toString())
                .reading(script(table));
    }

    static String script(PartitionTable table) {
        StringBuilder script = new StringBuilder();
        switch (table.kind()) {
            case GPT -> script.append("label: gpt\nlabel-id: ").append(table.id());
            case MBR -> script.append("label: dos\nlabel-id: 0x").append(table.id());
        }
        if (table.kind() == TableKind.GPT) script.append("\nfirst-lba: ").append(first(table));
        script.append("\n\n");
        for (PartitionTable.Entry entry : table.entries()) line(script, entry);
        return script.toString();
    }

    /// Right behind the table's own sectors at the earliest, where old systems begin.
    private static long first(PartitionTable table) {
        return table.entries().stream().mapToLong(PartitionTable.Entry::start).min().orElse(34);
    }

    private static void line(StringBuilder script, PartitionTable.Entry entry) {
        script.append(entry.number()).append(" : start=").append(entry.start());
        script.append(", size=").append(entry.sectors());
        script.append(", type=").append(entry.type().code());
        entry.partuuid().ifPresent(uuid -> script.append(", uuid=").append(uuid));
        entry.name()
                .ifPresent(
                        name ->
                                script.append(", name=\"")
                                        .append(name.replace("\"", "\\x22"))
                                        .append('"'));
        script.append('\n');
    }
}
