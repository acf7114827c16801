package dev.tarmac.layout.yaml;

import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.Content;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.DiskSelector;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.LayoutRules;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Size;
import dev.tarmac.layout.SizeRange;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.yaml.YamlObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a layout file. What can be said without a machine is said here; the rest is the planner's.
public final class LayoutYaml {
    private final Problems problems = new Problems();

    private LayoutYaml() {}

    /// The layout of that text, or every problem in it.
    ///
    /// @param file as the user named it, for messages
    public static DiskLayout read(String file, String text) throws Refused {
        LayoutYaml reader = new LayoutYaml();
        DiskLayout layout =
                DiskLayout.of(reader.disks(YamlObject.parse(file, text, reader.problems)));
        reader.problems.addAll(LayoutRules.check(layout));
        reader.problems.throwIfAny();
        return layout;
    }

    private List<Disk> disks(YamlObject top) {
        top.allow("disks");
        List<Disk> disks = new ArrayList<>();
        for (YamlObject disk : top.objects("disks")) disks.add(disk(disk));
        if (disks.isEmpty())
            problems.add(top.where("disks"), "the layout has no disk", "add one below `disks:`");
        return disks;
    }

    private Disk disk(YamlObject yaml) {
        yaml.allow("name", "select", "table", "partitions");
        String table = yaml.text("table").orElse("gpt");
        if (!table.equals("gpt"))
            problems.add(
                    yaml.where("table"),
                    "no partition table '" + table + "'",
                    "write `table: gpt`");
        List<Partition> partitions = new ArrayList<>();
        for (YamlObject partition : yaml.objects("partitions"))
            partitions.add(partition(partition));
        if (partitions.isEmpty())
            problems.add(yaml.where(), "the disk has no partition", "add one below `partitions:`");
        List<DiskSelector> selectors = yaml.object("select").map(this::selectors).orElse(List.of());
        return new Disk(yaml.where(), name(yaml), selectors, TableKind.GPT, partitions);
    }

    private List<DiskSelector> selectors(YamlObject yaml) {
        yaml.allow("serial", "wwn", "path", "size", "rotational");
        List<DiskSelector> selectors = new ArrayList<>();
        yaml.text("serial").ifPresent(text -> selectors.add(new DiskSelector.Serial(text)));
        yaml.text("wwn").ifPresent(text -> selectors.add(new DiskSelector.Wwn(text)));
        yaml.text("path").ifPresent(text -> selectors.add(new DiskSelector.ByPath(text)));
        yaml.value(
                        "size",
                        SizeRange::parse,
                        "write it like '>=400G', 400G..500G or, exact to the byte, 480G")
                .ifPresent(range -> selectors.add(new DiskSelector.OfSize(range)));
        yaml.flag("rotational").ifPresent(flag -> selectors.add(new DiskSelector.Rotational(flag)));
        return selectors;
    }

    private Partition partition(YamlObject yaml) {
        yaml.allow("name", "type", "size", "filesystem", "label", "mount", "options");
        int refused = problems.list().size();
        Optional<String> filesystem = yaml.text("filesystem");
        Partition.Kind kind =
                yaml.value("type", Partition.Kind::parse, "write `type: linux` or leave it out")
                        .orElse(
                                filesystem.equals(Optional.of("swap"))
                                        ? Partition.Kind.SWAP
                                        : Partition.Kind.LINUX);
        Partition partition =
                Partition.made(
                        yaml.where(),
                        name(yaml),
                        kind,
                        size(yaml),
                        new Content(
                                Optional.empty(),
                                filesystem(yaml, filesystem.or(() -> defaultFilesystem(kind))),
                                yaml.text("mount").or(() -> defaultMount(kind)),
                                yaml.text("options")));
        // What is refused already would only be refused again, in other words.
        if (problems.list().size() == refused) problems.addAll(PartitionRules.check(partition));
        return partition;
    }

    private Optional<Filesystem> filesystem(YamlObject yaml, Optional<String> type) {
        if (type.isEmpty()) {
            if (yaml.has("label") && !yaml.has("filesystem"))
                problems.add(
                        yaml.where("label"),
                        "a label without a file system",
                        "add `filesystem: ext4` or drop the label");
            return Optional.empty();
        }
        try {
            Filesystem.Kind made = Filesystem.Kind.parse(type.get());
            Filesystem unlabelled = Filesystem.of(made);
            return yaml.has("label")
                    ? yaml.value(
                            "label",
                            label -> Filesystem.of(made, label),
                            "write a label that " + type.get() + " can hold, or none")
                    : Optional.of(unlabelled);
        } catch (IllegalArgumentException e) {
            problems.add(yaml.where("filesystem"), e.getMessage(), "write one of them, or drop it");
            return Optional.empty();
        }
    }

    private static Optional<String> defaultFilesystem(Partition.Kind kind) {
        return switch (kind) {
            case ESP -> Optional.of("vfat");
            case SWAP -> Optional.of("swap");
            case LINUX, BIOSBOOT, RAID, LVM, PREP -> Optional.empty();
        };
    }

    private static Optional<String> defaultMount(Partition.Kind kind) {
        return kind == Partition.Kind.ESP ? Optional.of("/boot/efi") : Optional.empty();
    }

    private Size size(YamlObject yaml) {
        if (!yaml.has("size"))
            problems.add(
                    yaml.where(),
                    "'size' is missing",
                    "add `size: 20G`, `size: 50%` or `size: rest`");
        return yaml.value("size", Size::parse, "write it like 512M, 1.5G, 20% or rest")
                .orElse(new Size.Bytes(1));
    }

    /// Empty when it was refused.
    private static String name(YamlObject yaml) {
        if (!yaml.has("name")) return yaml.requiredText("name");
        return yaml.value(
                        "name",
                        LayoutYaml::plainName,
                        "use 1 to 36 letters, digits, '.', '_' or '-', starting with a letter or"
                                + " digit")
                .orElse("");
    }

    private static String plainName(String text) {
        if (text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,35}")) return text;
        throw new IllegalArgumentException("'" + text + "' is no name");
    }
}
