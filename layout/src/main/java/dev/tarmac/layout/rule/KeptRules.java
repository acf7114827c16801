package dev.tarmac.layout.rule;

import dev.tarmac.layout.Content;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Luks;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Existing;
import dev.tarmac.layout.Partition.Place;
import dev.tarmac.problem.Problems;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Partitions that are there: nothing is said of them that would change what must stay.
final class KeptRules {
    private static final int MOST_PARTITIONS = 128;

    private final Problems problems;

    private KeptRules(Problems problems) {
        this.problems = problems;
    }

    static void check(DiskLayout layout, Problems problems) {
        KeptRules rules = new KeptRules(problems);
        for (Disk disk : layout.disks()) {
            Map<Existing, Partition> named = new HashMap<>();
            for (Partition partition : disk.partitions())
                if (partition.place() instanceof Place.There there)
                    rules.check(partition, there, named);
        }
    }

    private void check(Partition partition, Place.There there, Map<Existing, Partition> named) {
        which(partition, there.which());
        Partition first = named.putIfAbsent(there.which(), partition);
        if (first != null)
            say(
                    partition,
                    Subject.shown(there.which().toString())
                            + " is "
                            + Subject.of(first)
                            + " ("
                            + first.where()
                            + ") already",
                    "name each partition that is there once");
        if (partition.type().isPresent()
                || !partition.attributes().isEmpty()
                || partition.uuid().isPresent())
            say(
                    partition,
                    "its entry in the table stays as it is",
                    "drop `part-type`, `attributes` and `part-uuid`");
        if (!there.keepsContent()) return;
        if (partition.kind() == Partition.Kind.BIOSBOOT)
            say(partition, "the loader is written into it", "write `reuse` for `keep`");
        partition.filesystem().ifPresent(filesystem -> filesystem(partition, filesystem));
        partition.content().luks().ifPresent(luks -> luks(partition, luks));
        mounted(partition);
    }

    private void which(Partition partition, Existing which) {
        switch (which) {
            case Existing.Numbered(int number) -> {
                if (number < 1 || number > MOST_PARTITIONS)
                    say(partition, "no table has a partition " + number, "write 1 to 128");
            }
            case Existing.Label(String label) -> {
                if (label.isEmpty())
                    say(partition, "an empty label names nothing", "write `number: 3`");
            }
            case Existing.Type(String code) -> {
                if (!TableRules.isGuid(code) && !TableRules.isByte(code))
                    say(
                            partition,
                            Subject.quoted(code) + " is no type of a partition",
                            "write a GUID (GPT) or two hexadecimal digits (MBR)");
            }
            case Existing.Named ignored ->
                    say(
                            partition,
                            "the kernel's names are no identity: they change from boot to boot",
                            "write `number`, `label` or `type` of the partition");
        }
    }

    private void filesystem(Partition partition, Filesystem filesystem) {
        if (!filesystem.equals(Filesystem.of(filesystem.kind())))
            say(
                    partition,
                    "what is kept is not formatted anew",
                    "drop `label`, `uuid` and `mkfs`, or write `reuse` for `keep`");
    }

    /// How it opens may be said; what it is encrypted with is decided.
    private void luks(Partition partition, Luks luks) {
        if (luks.cipher().isPresent() || !luks.derivation().equals(Luks.Derivation.DEFAULT))
            say(
                    partition,
                    "what is kept is not encrypted anew",
                    "drop `cipher` and `pbkdf`, or write `reuse` for `keep`");
    }

    private void mounted(Partition partition) {
        Content content = partition.content();
        Optional<String> mount = content.mount();
        if (mount.isPresent() && mount.get().equals("/"))
            say(
                    partition,
                    "a new system is not unpacked over an old one",
                    "write `reuse` for `keep`");
    }

    private void say(Partition partition, String what, String fix) {
        Subject.of(partition).say(problems, what, fix);
    }
}
