package dev.tarmac.planner;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskHandling.BootLoader.Location;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Sizing;
import dev.tarmac.layout.rule.LayoutRules;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.planner.anaconda.AnacondaSizing;
import dev.tarmac.planner.own.ChosenDisk;
import dev.tarmac.planner.own.OwnSizing;
import dev.tarmac.planner.storage.DiskChange;
import dev.tarmac.planner.storage.Storage;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns a layout into a [Plan] for one machine, or tells all that stands in the way. Pure: the
/// same input gives the same plan.
public final class Planner {
    private final DiskLayout layout;
    private final Target target;
    private final Permissions permissions;
    private final Problems problems = new Problems();
    private final List<String> notices = new ArrayList<>();

    private Planner(DiskLayout layout, Target target, Permissions permissions) {
        this.layout = layout;
        this.target = target;
        this.permissions = permissions;
    }

    /// Plans an install on a machine.
    ///
    /// @param image what the image can boot from; empty = nobody asks (a layout tried on its own)
    public static Plan plan(
            DiskLayout layout,
            Target target,
            Optional<BootAbilities> image,
            Permissions permissions)
            throws Refused {
        return new Planner(layout, target, permissions).plan(image);
    }

    private Plan plan(Optional<BootAbilities> image) throws Refused {
        problems.addAll(LayoutRules.check(layout));
        problems.throwIfAny();
        FirmwareRules.check(layout, target.firmware(), problems);
        Map<String, DiskFacts> disks = new LinkedHashMap<>();
        Optional<Storage> storage = storage(disks);
        image.ifPresent(this::check);
        if (storage.isEmpty()) {
            problems.throwIfAny();
            throw new IllegalStateException("a layout without a plan and without a problem");
        }
        return plan(storage.get(), disks, image);
    }

    private Plan plan(Storage storage, Map<String, DiskFacts> disks, Optional<BootAbilities> image)
            throws Refused {
        for (DiskChange change : storage.disks()) checkWipe(change, disks);
        KeptContents kept = new KeptContents(storage, problems);
        kept.check();
        new NamesInUse(storage, target.disks(), disks, problems).check();
        notices.addAll(Doubts.of(storage));
        BootRules rules = new BootRules(storage, target.firmware(), disks, problems);
        Optional<Loader> loader = wantsLoader() ? rules.loader() : Optional.of(new Loader.None());
        loader.ifPresent(found -> notices.addAll(rules.doubts(found, target.disks().getFirst())));
        loader.ifPresent(found -> notices.addAll(kept.doubts(found)));
        image.ifPresent(abilities -> check(abilities, storage, loader));
        problems.throwIfAny();
        return new Plan(
                target.firmware(),
                storage.disks().stream().map(DiskChange::disk).toList(),
                new StepList(storage, loader.orElseThrow()).steps(),
                notices);
    }

    private Optional<Storage> storage(Map<String, DiskFacts> disks) {
        return switch (layout.sizing()) {
            case Sizing.Tarmac() -> {
                List<ChosenDisk> chosen = chosen();
                chosen.forEach(disk -> disks.put(disk.wanted().name(), disk.facts()));
                if (chosen.size() < layout.disks().size()) yield Optional.empty();
                yield OwnSizing.storage(layout, chosen, problems);
            }
            case Sizing.Anaconda anaconda ->
                    new AnacondaSizing(
                                    layout,
                                    anaconda,
                                    target.disks(),
                                    target.firmware(),
                                    target.memoryBytes(),
                                    problems,
                                    notices)
                            .storage(disks);
        };
    }

    private List<ChosenDisk> chosen() {
        DiskChoice choice = new DiskChoice(target.disks(), problems);
        List<ChosenDisk> chosen = new ArrayList<>();
        for (Disk disk : layout.disks())
            choice.choose(disk).ifPresent(facts -> chosen.add(new ChosenDisk(disk, facts)));
        return chosen;
    }

    private boolean wantsLoader() {
        return !(layout.sizing() instanceof Sizing.Anaconda anaconda)
                || anaconda.handling().bootLoader().location() != Location.NONE;
    }

    private void checkWipe(DiskChange change, Map<String, DiskFacts> disks) {
        PlannedDisk disk = change.disk();
        DiskChoice.mayWipe(
                change.wiping(),
                disks.get(disk.name()),
                disk.destroys(),
                change.keeping().isEmpty(),
                permissions,
                problems);
    }

    /// Whether it fits is asked only where everything has its place.
    private void check(BootAbilities image, Storage storage, Optional<Loader> loader) {
        ImageRules rules = new ImageRules(image, problems);
        rules.checkBootFiles(storage);
        loader.ifPresent(found -> rules.checkSpace(storage, found));
    }

    /// What can be asked of an image before anything has its place.
    private void check(BootAbilities image) {
        ImageRules rules = new ImageRules(image, problems);
        if (wantsLoader()) rules.checkLoader(target.firmware(), target.secureBoot());
        for (Problem reason : rules.cannotProve())
            if (permissions.unproven())
                notices.add(reason.where() + " " + reason.what() + "; fix: " + reason.fix());
            else
                problems.add(
                        reason.where(),
                        reason.what(),
                        reason.fix() + ", or accept it: `acceptUnproven: true` in the profile");
    }
}
