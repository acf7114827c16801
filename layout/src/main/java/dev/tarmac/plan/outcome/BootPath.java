package dev.tarmac.plan.outcome;

import dev.tarmac.facts.Firmware;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/// How the machine starts, from the firmware to the root file system.
///
/// @param stations in their order; the first is the firmware
public record BootPath(List<String> stations) {
    public BootPath {
        stations = List.copyOf(stations);
    }

    static BootPath of(Plan plan) {
        List<String> stations = new ArrayList<>();
        stations.add(plan.firmware() == Firmware.BIOS ? "BIOS" : "UEFI");
        List<Step.Grub> grubs = plan.only(Step.Grub.class).toList();
        if (grubs.isEmpty()) {
            stations.add("no loader is installed");
            return new BootPath(stations);
        }
        stations.add(loader(plan, grubs));
        Step.Grub grub = grubs.getFirst();
        stations.add("GRUB reads " + grub.bootPath() + " on " + grub.bootDevice());
        stations.add("root on " + grub.rootDevice());
        return new BootPath(stations);
    }

    private static String loader(Plan plan, List<Step.Grub> grubs) {
        return grubs.stream()
                .map(
                        grub ->
                                switch (grub) {
                                    case Step.GrubBios bios -> place(bios);
                                    case Step.GrubEfi efi -> place(plan, efi);
                                })
                .distinct()
                .collect(Collectors.joining(" or ", "loader on ", ""));
    }

    private static String place(Step.GrubBios grub) {
        return grub.disk() + " (" + grub.biosboot().orElse("before its first partition") + ")";
    }

    /// An array of several disks starts from each of them.
    private static String place(Plan plan, Step.GrubEfi grub) {
        LinkedHashSet<String> disks = new LinkedHashSet<>();
        disks.add(grub.disk());
        plan.only(Step.MakeBootable.class).forEach(bootable -> disks.add(bootable.disk()));
        return String.join(" or ", disks) + " (" + grub.esp() + ")";
    }
}
