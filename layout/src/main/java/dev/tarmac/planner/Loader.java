package dev.tarmac.planner;

import dev.tarmac.facts.Firmware;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Step;
import dev.tarmac.planner.storage.Mounting;
import dev.tarmac.planner.storage.Storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where firmware finds the loader.
sealed interface Loader {
    /// The disks that firmware can start from.
    List<String> bootDisks();

    /// What puts the loader there.
    List<Step> steps(Storage storage);

    /// Into a biosboot partition, or the gap before the first partition of an MBR, on each disk.
    record Bios(List<Place> places) implements Loader {
        record Place(String disk, Optional<String> biosboot) {}

        public Bios {
            places = List.copyOf(places);
        }

        @Override
        public List<String> bootDisks() {
            return places.stream().map(Place::disk).toList();
        }

        @Override
        public List<Step> steps(Storage storage) {
            Grub grub = Grub.of(storage);
            return places.stream()
                    .<Step>map(
                            place ->
                                    new Step.GrubBios(
                                            place.disk(),
                                            place.biosboot(),
                                            grub.bootDevice(),
                                            grub.bootFilesystem(),
                                            grub.bootPath(),
                                            grub.rootDevice()))
                    .toList();
        }
    }

    /// Onto an EFI system partition, or an array of such.
    record Uefi(String esp, List<String> bootDisks) implements Loader {
        public Uefi {
            bootDisks = List.copyOf(bootDisks);
        }

        @Override
        public List<Step> steps(Storage storage) {
            Grub grub = Grub.of(storage);
            return List.of(
                    new Step.GrubEfi(
                            bootDisks.getFirst(),
                            esp,
                            grub.bootDevice(),
                            grub.bootFilesystem(),
                            grub.bootPath(),
                            grub.rootDevice()));
        }
    }

    /// The author wants none.
    record None() implements Loader {
        @Override
        public List<String> bootDisks() {
            return List.of();
        }

        @Override
        public List<Step> steps(Storage storage) {
            return List.of();
        }
    }

    /// Where GRUB's own files lie.
    record Grub(String bootDevice, String bootFilesystem, String bootPath, String rootDevice) {
        static Grub of(Storage storage) {
            Mounting root = storage.mountedOn("/").orElseThrow();
            Mounting boot = storage.boot().orElseThrow();
            String path = top(boot) + (boot.isOn("/boot") ? "/grub" : "/boot/grub");
            return new Grub(boot.device(), boot.type(), path, root.device());
        }
    }

    /// GRUB looks from the top of a btrfs volume, not from the subvolume that is mounted.
    private static String top(Mounting boot) {
        String subvolume = "subvol=";
        return boot.needed().startsWith(subvolume)
                ? "/" + boot.needed().substring(subvolume.length())
                : "";
    }

    /// Where the loader goes; empty when the layout has no place for it.
    static Optional<Loader> of(Storage storage, Firmware firmware) {
        return switch (firmware) {
            case BIOS -> bios(storage);
            case UEFI -> uefi(storage);
        };
    }

    private static Optional<Loader> bios(Storage storage) {
        List<Bios.Place> places = new ArrayList<>();
        for (Step.WriteTable table : storage.tables().toList())
            for (Extent extent : table.extents())
                if (extent.type().equals(PartitionType.BIOSBOOT) && isStart(storage, table.disk()))
                    places.add(new Bios.Place(table.disk(), Optional.of(extent.name())));
        boolean wanted = !storage.starts().isEmpty();
        if (places.isEmpty() || wanted)
            (wanted ? storage.starts() : disksWithBoot(storage))
                    .stream()
                            .filter(disk -> isMbr(storage, disk))
                            .forEach(disk -> places.add(new Bios.Place(disk, Optional.empty())));
        return places.isEmpty() ? Optional.empty() : Optional.of(new Bios(places));
    }

    private static boolean isStart(Storage storage, String disk) {
        return storage.starts().isEmpty() || storage.starts().contains(disk);
    }

    private static Collection<String> disksWithBoot(Storage storage) {
        return storage.boot().map(boot -> storage.disksUnder(boot.device())).orElse(Set.of());
    }

    private static boolean isMbr(Storage storage, String disk) {
        return storage.tables().filter(table -> table.disk().equals(disk)).noneMatch(Loader::isGpt);
    }

    private static boolean isGpt(Step.WriteTable table) {
        return switch (table) {
            case Step.WriteGpt ignored -> true;
            case Step.WriteMbr ignored -> false;
            case Step.ChangeTable change -> change.gpt();
            case Step.KeepTable keep -> keep.gpt();
        };
    }

    /// A mounted one before one that is only there.
    private static Optional<Loader> uefi(Storage storage) {
        return storage.mounts().stream()
                .filter(mount -> mount.type().equals("vfat"))
                .map(Mounting::device)
                .filter(device -> isEsp(storage, device))
                .findFirst()
                .or(() -> unmountedEsp(storage))
                .map(esp -> new Uefi(esp, List.copyOf(storage.disksUnder(esp))));
    }

    private static boolean isEsp(Storage storage, String device) {
        return storage.partitions(device).stream()
                .flatMap(partition -> storage.extent(partition).stream())
                .map(Extent::type)
                .anyMatch(
                        type ->
                                type.equals(PartitionType.ESP)
                                        || type.equals(PartitionType.MBR_ESP));
    }

    private static Optional<String> unmountedEsp(Storage storage) {
        return storage.made().stream()
                .filter(Step.MakeFilesystem.class::isInstance)
                .map(step -> ((Step.MakeFilesystem) step).device())
                .filter(device -> isEsp(storage, device))
                .findFirst();
    }
}
