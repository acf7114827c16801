package dev.tarmac.plan.difference;

import dev.tarmac.plan.CrypttabEntry;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;
import dev.tarmac.plan.outcome.Outcome;

import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/// Finds what is the same in two plans, whatever it is called: disks by what they say of
/// themselves, then from below what lies on the same.
final class Matching {
    private final Outcome first;
    private final Outcome second;
    private final Names names = new Names();

    private Matching(Plan first, Plan second) {
        this.first = Outcome.of(first);
        this.second = Outcome.of(second);
    }

    static Names names(Plan first, Plan second) {
        Matching matching = new Matching(first, second);
        matching.noteFirst();
        matching.disks();
        new PartitionMatching(matching.first, matching.second, matching.names).match();
        // A name is a better hint than what lies below: that may have moved.
        matching.sameName(Step.CreateArray.class, Step.CreateArray::name);
        matching.sameName(Step.MakeBtrfs.class, Step.MakeBtrfs::name);
        matching.sameName(Step.CreateGroup.class, group -> Names.group(group.name()));
        for (Step step : second.steps()) matching.stacked(step);
        matching.opened();
        return matching.names;
    }

    private void noteFirst() {
        for (PlannedDisk disk : first.plan().disks()) names.isInFirst(Names.disk(disk.name()));
        first.bytes().keySet().forEach(names::isInFirst);
        first.filesystems().forEach(one -> names.isInFirst(one.device()));
        first.plan().only(Step.MakeBtrfs.class).forEach(one -> names.isInFirst(one.name()));
        first.plan()
                .only(Step.CreateGroup.class)
                .forEach(one -> names.isInFirst(Names.group(one.name())));
        first.crypttab().forEach(one -> names.isInFirst(one.name()));
    }

    private void disks() {
        for (PlannedDisk disk : second.plan().disks())
            first.plan().disks().stream()
                    .filter(one -> one.identity().equals(disk.identity()))
                    .findFirst()
                    .ifPresent(one -> names.same(Names.disk(disk.name()), Names.disk(one.name())));
    }

    private <T extends Step> void sameName(Class<T> kind, Function<T, String> name) {
        List<String> firstNames = first.plan().only(kind).map(name).toList();
        second.plan()
                .only(kind)
                .map(name)
                .filter(firstNames::contains)
                .forEach(same -> names.same(same, same));
    }

    private void stacked(Step step) {
        switch (step) {
            case Step.CreateArray array ->
                    match(
                            array.name(),
                            Step.CreateArray.class,
                            one -> share(one.members(), array.members()),
                            Step.CreateArray::name);
            case Step.Encrypt encrypt ->
                    match(
                            encrypt.name(),
                            Step.Encrypt.class,
                            one -> one.device().equals(names.inFirst(encrypt.device())),
                            Step.Encrypt::name);
            case Step.CreateGroup group -> {
                match(
                        Names.group(group.name()),
                        Step.CreateGroup.class,
                        one -> share(one.members(), group.members()),
                        one -> Names.group(one.name()));
                volumes(group.name());
            }
            case Step.MakeBtrfs btrfs ->
                    match(
                            btrfs.name(),
                            Step.MakeBtrfs.class,
                            one -> share(one.members(), btrfs.members()),
                            Step.MakeBtrfs::name);
            case Step other -> {}
        }
    }

    private <T extends Step> void match(
            String name, Class<T> kind, Predicate<T> isSame, Function<T, String> nameOf) {
        if (names.knows(name)) return;
        first.plan()
                .only(kind)
                .filter(isSame)
                .map(nameOf)
                .filter(one -> !names.isMatched(one))
                .findFirst()
                .ifPresent(one -> names.same(name, one));
    }

    private boolean share(List<String> inFirst, List<String> inSecond) {
        return !Collections.disjoint(inFirst, inSecond.stream().map(names::inFirst).toList());
    }

    /// By their names, then by where they are mounted, then by how they are made; the rest is new
    /// in the group.
    private void volumes(String group) {
        String inFirst = names.groupInFirst(group);
        List<Step.CreateVolume> others = volumes(first, inFirst);
        List<Step.CreateVolume> volumes = volumes(second, group);
        volumes(volumes, others, (one, other) -> one.name().equals(other.name()));
        volumes(volumes, others, this::isUsedAlike);
        volumes(volumes, others, Matching::isMadeAlike);
        for (Step.CreateVolume volume : volumes)
            if (!names.knows(volume.device()))
                names.same(volume.device(), names.inFirst(inFirst + "/" + volume.name()));
    }

    private void volumes(
            List<Step.CreateVolume> volumes,
            List<Step.CreateVolume> others,
            BiPredicate<Step.CreateVolume, Step.CreateVolume> isSame) {
        for (Step.CreateVolume volume : volumes)
            if (!names.knows(volume.device()))
                others.stream()
                        .filter(one -> !names.isMatched(one.device()))
                        .filter(one -> isSame.test(one, volume))
                        .findFirst()
                        .ifPresent(one -> names.same(volume.device(), one.device()));
    }

    private static boolean isMadeAlike(Step.CreateVolume one, Step.CreateVolume other) {
        return one.bytes() == other.bytes() && one.type().equals(other.type());
    }

    private static List<Step.CreateVolume> volumes(Outcome outcome, String group) {
        return outcome.plan()
                .only(Step.CreateVolume.class)
                .filter(volume -> volume.group().equals(group))
                .toList();
    }

    private boolean isUsedAlike(Step.CreateVolume one, Step.CreateVolume other) {
        String use = Part.use(first, one.device());
        return !use.isEmpty() && use.equals(Part.use(second, other.device()));
    }

    /// What is only opened, and was encrypted before.
    private void opened() {
        for (CrypttabEntry entry : second.crypttab()) {
            if (names.knows(entry.name())) continue;
            first.crypttab().stream()
                    .filter(one -> one.device().equals(names.inFirst(entry.device())))
                    .findFirst()
                    .ifPresent(one -> names.same(entry.name(), one.name()));
        }
    }
}
