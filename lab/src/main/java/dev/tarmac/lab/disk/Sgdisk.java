package dev.tarmac.lab.disk;

import dev.tarmac.facts.TableKind;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `sgdisk`, which has code of its own for GPTs. It writes for people only.
public record Sgdisk() implements TableReader {
    private static final String PARTITION = "Partition GUID code";

    @Override
    public String tool() {
        return "sgdisk";
    }

    /// An MBR it would turn into a GPT in memory.
    @Override
    public boolean reads(TableKind kind) {
        return kind == TableKind.GPT;
    }

    @Override
    public PartitionTable read(Path disk, int sectorBytes) throws Refused, InterruptedException {
        String table = Tool.run("sgdisk", "--print", disk.toString());
        List<PartitionTable.Entry> entries = new ArrayList<>();
        for (int number : numbers(table))
            entries.add(entry(number, Tool.run("sgdisk", "--info", "" + number, disk.toString())));
        return new PartitionTable(
                TableKind.GPT,
                words(table).need("Disk identifier (GUID)").toLowerCase(Locale.ROOT),
                entries);
    }

    /// What it finds wrong with both copies of a table; empty when nothing is.
    public static List<String> problems(Path disk) throws Refused, InterruptedException {
        Tool.Outcome verified = Tool.outcome(List.of("sgdisk", "--verify", disk.toString()));
        return problems(verified.output());
    }

    static List<String> problems(String verified) {
        if (verified.contains("No problems found.")) return List.of();
        return verified.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /// The first words of the rows below the head.
    static List<Integer> numbers(String table) {
        return table.lines()
                .dropWhile(line -> !line.startsWith("Number"))
                .skip(1)
                .map(line -> Integer.valueOf(line.strip().split(" +", 2)[0]))
                .toList();
    }

    static PartitionTable.Entry entry(int number, String info) throws Refused {
        Words words = words(info);
        long first = sector(words, "First sector");
        return new PartitionTable.Entry(
                number,
                first,
                sector(words, "Last sector") - first + 1,
                PartitionType.of(firstWord(words.need(PARTITION))),
                Optional.of(words.need("Partition name").replaceAll("^'|'$", "")),
                Optional.of(words.need("Partition unique GUID").toLowerCase(Locale.ROOT)),
                words.number("Attribute flags", 16));
    }

    /// `2048 (at 1024.0 KiB)`
    private static long sector(Words words, String name) throws Refused {
        String said = firstWord(words.need(name));
        return new Words("sgdisk", Map.of(name, said)).number(name, 10);
    }

    private static String firstWord(String text) {
        return text.split(" ", 2)[0];
    }

    private static Words words(String text) {
        Map<String, String> words = new HashMap<>();
        for (String line : text.split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon > 0) words.put(line.substring(0, colon), line.substring(colon + 2).strip());
        }
        return new Words("sgdisk", words);
    }
}
