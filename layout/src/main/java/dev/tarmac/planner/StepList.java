package dev.tarmac.planner;

import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.Step;
import dev.tarmac.planner.storage.DiskChange;
import dev.tarmac.planner.storage.Mounting;
import dev.tarmac.planner.storage.Storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The steps of storage that was checked, in the one order that is safe: what makes a disk bootable
/// comes last.
final class StepList {
    private final Storage storage;
    private final Loader loader;

    StepList(Storage storage, Loader loader) {
        this.storage = storage;
        this.loader = loader;
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (DiskChange disk : storage.disks())
            if (disk.isWritten()) steps.add(new Step.Wipe(disk.disk().name(), disk.keeping()));
        storage.tables().forEach(steps::add);
        steps.addAll(storage.made());
        List<Mounting> mounted = mounted();
        for (Mounting mount : mounted)
            steps.add(new Step.Mount(mount.device(), mount.type(), mount.path(), mount.needed()));
        steps.add(new Step.Unpack());
        steps.add(new Step.WriteFstab(fstab()));
        if (!storage.crypttab().isEmpty()) steps.add(new Step.WriteCrypttab(storage.crypttab()));
        List<String> arrays = arrays();
        if (!arrays.isEmpty()) steps.add(new Step.WriteMdadmConf(arrays));
        steps.add(new Step.Configure());
        steps.addAll(loader.steps(storage));
        steps.add(new Step.Flush());
        for (String disk : loader.bootDisks()) steps.add(new Step.MakeBootable(disk));
        return steps;
    }

    /// Parents before children; what is in memory is the running system's.
    private List<Mounting> mounted() {
        return byDepth().filter(mount -> !mount.isInMemory()).toList();
    }

    private Stream<Mounting> byDepth() {
        return storage.mounts().stream()
                .filter(mount -> !mount.isSwap())
                .sorted(Comparator.comparingInt(StepList::depth).thenComparing(Mounting::path));
    }

    private static int depth(Mounting mount) {
        return mount.isOn("/") ? 0 : (int) mount.path().chars().filter(c -> c == '/').count();
    }

    private List<String> arrays() {
        return storage.made().stream()
                .filter(Step.CreateArray.class::isInstance)
                .map(step -> ((Step.CreateArray) step).name())
                .toList();
    }

    private List<FstabEntry> fstab() {
        Stream<Mounting> swaps = storage.mounts().stream().filter(Mounting::isSwap);
        return Stream.concat(byDepth(), swaps).map(StepList::entry).toList();
    }

    private static FstabEntry entry(Mounting mount) {
        return new FstabEntry(
                mount.device(), mount.path(), mount.type(), mount.options(), pass(mount));
    }

    /// Only what has a fsck that does something at boot.
    private static int pass(Mounting mount) {
        return switch (mount.type()) {
            case "swap", "tmpfs", "btrfs" -> 0;
            default -> mount.isOn("/") ? 1 : 2;
        };
    }
}
