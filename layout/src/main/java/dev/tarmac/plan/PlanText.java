package dev.tarmac.plan;

import dev.tarmac.facts.DiskContent;

import java.util.List;
import java.util.Locale;

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

    private void table(Step.WriteGpt table) {
        line("  gpt, " + table.diskSectors() + " sectors of " + table.sectorBytes() + " bytes");
        row("nr", "name", "type", "start", "end", "sectors", "size");
        for (Extent extent : table.extents())
            row(
                    extent.number(),
                    extent.name(),
                    extent.type().name().toLowerCase(Locale.ROOT),
                    extent.startSector(),
                    extent.endSector(),
                    extent.sectors(),
                    size(extent.sectors() * table.sectorBytes()));
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
            case Step.Wipe(String disk) -> disk + ": both partition tables and every signature";
            case Step.WriteGpt table ->
                    table.disk() + ": " + table.extents().size() + " partitions, one write";
            case Step.MakeFilesystem(String partition, var filesystem) ->
                    partition
                            + ": "
                            + filesystem.type()
                            + (filesystem.label().isEmpty()
                                    ? ""
                                    : " labelled " + filesystem.label());
            case Step.Mount(String partition, String type, String path) ->
                    partition + " on " + path;
            case Step.Unpack() -> "the image onto /, every frame verified before it is written";
            case Step.WriteFstab(List<FstabEntry> entries) -> entries.size() + " lines, by UUID";
            case Step.Configure() -> "host name, ssh keys, network, proof of boot";
            case Step.GrubBios grub ->
                    "core.img into "
                            + grub.biosboot()
                            + ", modules and grub.cfg on "
                            + grub.bootPartition()
                            + ":"
                            + grub.bootPath();
            case Step.GrubEfi grub ->
                    "loader into "
                            + grub.esp()
                            + ", grub.cfg on "
                            + grub.bootPartition()
                            + ":"
                            + grub.bootPath();
            case Step.Flush() -> "everything to the disks";
            case Step.MakeBootable(String disk) -> disk + ": the last write";
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
