package dev.tarmac.plan.text;

import dev.tarmac.layout.Filesystem;
import dev.tarmac.plan.CrypttabEntry;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.Step;
import dev.tarmac.plan.outcome.SizeText;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The steps in their order, a line each.
final class StepSection {
    private StepSection() {}

    static void print(List<Step> steps, Paper paper) {
        paper.head("steps");
        int number = 1;
        for (Step step : steps)
            paper.line(
                    String.format(
                            Locale.ROOT, "  %2d %-14s %s", number++, step.kind(), detail(step)));
    }

    private static String detail(Step step) {
        return switch (step) {
            case Step.Wipe wipe ->
                    wipe.keeping().isEmpty()
                            ? wipe.disk() + ": both partition tables and every signature"
                            : wipe.disk() + ": every signature outside " + names(wipe.keeping());
            case Step.KeepTable table ->
                    table.disk() + ": " + count(table.extents(), "partition") + ", as they are";
            case Step.WriteTable table ->
                    table.disk() + ": " + count(table.extents(), "partition") + ", one write";
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
                            + SizeText.of(array.bytes());
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
                            + SizeText.of(group.extentBytes())
                            + " on "
                            + String.join(", ", group.members());
            case Step.CreateVolume volume ->
                    volume.device()
                            + ": "
                            + StackSection.kind(volume)
                            + ", "
                            + SizeText.of(volume.bytes());
            case Step.CacheVolume cache ->
                    cache.group()
                            + "/"
                            + cache.volume()
                            + ": "
                            + SizeText.of(cache.bytes())
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
            case Step.WriteFstab(List<FstabEntry> entries) -> count(entries, "line") + ", by UUID";
            case Step.WriteCrypttab(List<CrypttabEntry> entries) ->
                    count(entries, "line") + ", by UUID";
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

    private static String count(List<?> things, String word) {
        return things.size() + " " + word + (things.size() == 1 ? "" : "s");
    }

    private static String names(List<Extent> extents) {
        return extents.stream().map(Extent::name).collect(Collectors.joining(", "));
    }
}
