package dev.tarmac.plan.outcome;

import dev.tarmac.plan.CrypttabEntry;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What devices are for, in a few words.
final class Uses {
    private final Map<String, String> uses = new HashMap<>();

    private Uses() {}

    static Map<String, String> of(
            Plan plan, List<MadeFilesystem> filesystems, List<CrypttabEntry> crypttab) {
        Uses uses = new Uses();
        plan.steps().forEach(uses::add);
        for (CrypttabEntry entry : crypttab)
            uses.uses.putIfAbsent(entry.device(), "LUKS, opened as " + entry.name());
        for (MadeFilesystem filesystem : filesystems) uses.add(filesystem);
        return uses.uses;
    }

    private void add(Step step) {
        switch (step) {
            case Step.CreateArray array -> {
                array.members().forEach(member -> uses.put(member, "member of " + array.name()));
                array.spares().forEach(spare -> uses.put(spare, "spare of " + array.name()));
            }
            case Step.Encrypt encrypt ->
                    uses.put(
                            encrypt.device(),
                            "LUKS" + encrypt.luks().version() + ", opened as " + encrypt.name());
            case Step.CreateGroup group ->
                    group.members().forEach(member -> uses.put(member, "in group " + group.name()));
            case Step.MakeBtrfs btrfs ->
                    btrfs.members().forEach(member -> uses.put(member, "in btrfs " + btrfs.name()));
            case Step.GrubBios grub ->
                    grub.biosboot().ifPresent(place -> uses.put(place, "GRUB's core.img"));
            case Step other -> {}
        }
    }

    private void add(MadeFilesystem filesystem) {
        String mounts = String.join(", ", filesystem.mounts());
        uses.putIfAbsent(
                filesystem.device(), filesystem.type() + (mounts.isEmpty() ? "" : " on " + mounts));
    }
}
