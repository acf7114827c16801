package dev.tarmac.plan;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.LogicalVolume;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A plan as people read it: disks, what is destroyed, tables to the sector, steps in order.
public final class PlanText {
    private final StringBuilder text = new StringBuilder();

    private PlanText() {}

    public static String of(Plan plan) {
        PlanText out = new PlanText();
        out.line("plan " + plan.hash().substring(0, 12) + " for " + plan.firmware());
        for (String notice : plan.notices()) out.line("notice: " + notice);
        for (PlannedDisk disk : plan.disks()) {
            out.line("");
            out.line("disk " + disk.name() + ": " + disk.identity());
            for (DiskContent content : disk.destroys()) out.line("  destroys " + content);
            plan.tables().filter(table -> table.disk().equals(disk.name())).forEach(out::table);
        }
        out.line("");
        out.line("steps");
        out.steps(plan.steps());
        return out.text.toString();
    }

    private void table(Step.WriteTable table) {
        line(
                "  "
                        + word(table)
                        + ", "
                        + table.diskSectors()
                        + " sectors of "
                        + table.sectorBytes()
                        + " bytes");
        row("nr", "name", "type", "start", "end", "sectors", "size");
        for (Extent extent : table.extents())
            row(
                    extent.number(),
                    extent.name(),
                    extent.type().word(),
                    extent.startSector(),
                    extent.endSector(),
                    extent.sectors(),
                    size(extent.sectors() * table.sectorBytes()));
    }

    private static String word(Step.WriteTable table) {
        return switch (table) {
            case Step.WriteGpt ignored -> "gpt";
            case Step.WriteMbr ignored -> "mbr";
            case Step.ChangeTable change -> (change.gpt() ? "gpt" : "mbr") + ", changed";
        };
    }

    private void row(Object... cells) {
        line(String.format(Locale.ROOT, "  %3s %-16s %-8s %14s %14s %14s %10s", cells));
    }

    private void steps(List<Step> steps) {
        int number = 1;
        for (Step step : steps)
            line(String.format(Locale.ROOT, "  %2d %-14s %s", number++, step.kind(), detail(step)));
    }

    private static String detail(Step step) {
        return switch (step) {
            case Step.Wipe wipe ->
                    wipe.keeping().isEmpty()
                            ? wipe.disk() + ": both partition tables and every signature"
                            : wipe.disk() + ": every signature outside " + names(wipe.keeping());
            case Step.WriteTable table ->
                    table.disk() + ": " + table.extents().size() + " partitions, one write";
            case Step.CreateArray array ->
                    array.name()
                            + ": "
                            + array.level().word()
                            + " of "
                            + String.join(", ", array.members())
                            + (array.spares().isEmpty()
                                    ? ""
                                    : ", spare " + String.join(", ", array.spares()))
                            + ", metadata "
                            + array.metadata()
                            + ", "
                            + size(array.bytes());
            case Step.Encrypt encrypt ->
                    encrypt.device()
                            + ": LUKS"
                            + encrypt.luks().version()
                            + ", opened as "
                            + encrypt.name();
            case Step.CreateGroup group ->
                    group.name()
                            + ": "
                            + group.extents()
                            + " extents of "
                            + size(group.extentBytes())
                            + " on "
                            + String.join(", ", group.members());
            case Step.CreateVolume volume ->
                    volume.device() + ": " + word(volume.type()) + ", " + size(volume.bytes());
            case Step.CacheVolume cache ->
                    cache.group()
                            + "/"
                            + cache.volume()
                            + ": "
                            + size(cache.bytes())
                            + " "
                            + cache.mode().word()
                            + " on "
                            + String.join(", ", cache.members());
            case Step.MakeBtrfs btrfs ->
                    btrfs.name() + ": btrfs on " + String.join(", ", btrfs.members());
            case Step.CreateSubvolume subvolume -> subvolume.subject();
            case Step.MakeFilesystem(String device, Filesystem filesystem) ->
                    device
                            + ": "
                            + filesystem.type()
                            + (filesystem.label().isEmpty()
                                    ? ""
                                    : " labelled " + filesystem.label());
            case Step.Mount mount -> mount.device() + " on " + mount.path();
            case Step.Unpack() -> "the image onto /, every frame verified before it is written";
            case Step.WriteFstab(List<FstabEntry> entries) -> entries.size() + " lines, by UUID";
            case Step.WriteCrypttab(List<CrypttabEntry> entries) ->
                    entries.size() + " lines, by UUID";
            case Step.WriteMdadmConf(List<String> arrays) -> String.join(", ", arrays);
            case Step.Configure() -> "host name, ssh keys, network, proof of boot";
            case Step.GrubBios grub ->
                    "core.img into "
                            + grub.biosboot().orElse("the gap before the first partition")
                            + ", modules and grub.cfg on "
                            + grub.bootDevice()
                            + ":"
                            + grub.bootPath();
            case Step.GrubEfi grub ->
                    "loader into "
                            + grub.esp()
                            + ", grub.cfg on "
                            + grub.bootDevice()
                            + ":"
                            + grub.bootPath();
            case Step.Flush() -> "everything to the disks";
            case Step.MakeBootable(String disk) -> disk + ": the last write";
        };
    }

    private static String names(List<Extent> extents) {
        return extents.stream().map(Extent::name).collect(Collectors.joining(", "));
    }

    private static String word(LogicalVolume.Type type) {
        return switch (type) {
            case LogicalVolume.Type.Linear(int stripes) ->
                    stripes > 1 ? stripes + " stripes" : "linear";
            case LogicalVolume.Type.ThinPool ignored -> "thin pool";
            case LogicalVolume.Type.Thin(String pool) -> "thin in " + pool;
        };
    }

    /// Exact when it is a whole number of a unit, else with one digit.
    private static String size(long bytes) {
        long mib = bytes >> 20;
        if (mib < 1024) return mib + " MiB";
        if (mib % 1024 == 0) return mib / 1024 + " GiB";
        return String.format(Locale.ROOT, "%.1f GiB", mib / 1024.0);
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
