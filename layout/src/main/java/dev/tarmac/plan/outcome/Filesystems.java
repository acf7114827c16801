package dev.tarmac.plan.outcome;

import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The file systems of a plan: those that are made, and those that are only mounted.
final class Filesystems {
    private static final String IN_MEMORY = "tmpfs";

    private Filesystems() {}

    static List<MadeFilesystem> of(Plan plan, List<FstabEntry> fstab) {
        Map<String, MadeFilesystem> found = new LinkedHashMap<>();
        for (Step step : plan.steps())
            switch (step) {
                case Step.MakeFilesystem make ->
                        found.put(
                                make.device(),
                                new MadeFilesystem(
                                        make.device(),
                                        make.filesystem().type(),
                                        Optional.of(make.filesystem()),
                                        mounts(fstab, make.device())));
                case Step.MakeBtrfs make ->
                        found.put(
                                make.name(),
                                new MadeFilesystem(
                                        make.name(),
                                        make.filesystem().type(),
                                        Optional.of(make.filesystem()),
                                        mounts(fstab, make.name())));
                case Step other -> {}
            }
        for (FstabEntry entry : fstab)
            if (!entry.type().equals(IN_MEMORY))
                found.putIfAbsent(
                        entry.device(),
                        new MadeFilesystem(
                                entry.device(),
                                entry.type(),
                                Optional.empty(),
                                mounts(fstab, entry.device())));
        return new ArrayList<>(found.values());
    }

    private static List<String> mounts(List<FstabEntry> fstab, String device) {
        return fstab.stream()
                .filter(entry -> entry.device().equals(device))
                .map(FstabEntry::path)
                .filter(path -> path.startsWith("/"))
                .toList();
    }
}
