package dev.tarmac.planner.anaconda;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.facts.TableKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Disks for tests, with what is found on them.
final class Found {
    static final String LINUX = "0FC63DAF-8483-4772-8E79-3D69D8477DE4";
    static final String ESP = "C12A7328-F81F-11D2-BA4B-00A0C93EC93B";

    private static final long GIB_OF_SECTORS = (1L << 30) / 512;

    private final String name;
    private final long gibibytes;
    private final Optional<TableKind> kind;
    private final List<FoundPartition> partitions = new ArrayList<>();
    private final List<DiskContent> contents = new ArrayList<>();

    private Found(String name, long gibibytes, Optional<TableKind> kind) {
        this.name = name;
        this.gibibytes = gibibytes;
        this.kind = kind;
        kind.ifPresent(table -> content(name, table == TableKind.GPT ? "gpt" : "dos"));
    }

    static DiskFacts blank(String name, long gibibytes) {
        return new Found(name, gibibytes, Optional.empty()).facts();
    }

    static Found with(TableKind kind, String name, long gibibytes) {
        return new Found(name, gibibytes, Optional.of(kind));
    }

    /// One more partition: from and to in GiB, at least a MiB behind the start of the disk.
    Found partition(int number, long from, long to, String type, String content) {
        long start = Math.max(2048, from * GIB_OF_SECTORS);
        partitions.add(
                new FoundPartition(
                        number,
                        start,
                        to * GIB_OF_SECTORS - start,
                        type,
                        Optional.empty(),
                        Optional.empty()));
        if (!content.isEmpty()) content(name + number, content);
        return this;
    }

    private void content(String where, String type) {
        contents.add(new DiskContent(where, type, Optional.empty(), Optional.empty()));
    }

    DiskFacts facts() {
        return facts(kind.map(table -> new FoundTable(table, partitions)));
    }

    /// As an agent reported it that did not read tables.
    DiskFacts unread() {
        return facts(Optional.empty());
    }

    private DiskFacts facts(Optional<FoundTable> table) {
        return new DiskFacts(
                name,
                Optional.of("S-" + name),
                Optional.of("0x5000c500" + name),
                Optional.of("pci-0000:00:1f.2-ata-" + name),
                Optional.empty(),
                gibibytes << 30,
                512,
                512,
                false,
                contents,
                table);
    }
}
