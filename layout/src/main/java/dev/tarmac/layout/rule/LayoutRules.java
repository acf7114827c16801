package dev.tarmac.layout.rule;

import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Sizing;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Problems;

import java.util.List;

/// What is wrong with the parts of a layout, and with all of them together, whatever the machine.
public final class LayoutRules {
    private LayoutRules() {}

    /// Every problem, in the order of the rules. With the sizing of Anaconda only what leaves a
    /// layout without a meaning: the rest is its planner's, which refuses as Anaconda does.
    public static List<Problem> check(DiskLayout layout) {
        Problems problems = new Problems();
        switch (layout.sizing()) {
            case Sizing.Tarmac() -> checkOwn(layout, problems);
            case Sizing.Anaconda anaconda -> {
                NameRules.checkUnique(layout, problems);
                MemberRules.checkKnown(layout, problems);
                AnacondaRules.check(layout, anaconda, problems);
            }
        }
        return problems.list();
    }

    /// What nobody can make, whatever sizes it. A planner asks that of a layout with Anaconda's
    /// sizing, after Anaconda had its say.
    public static List<Problem> checkMaking(DiskLayout layout) {
        Problems problems = new Problems();
        NameRules.check(layout, problems);
        MemberRules.check(layout, problems);
        checkContent(layout, problems);
        return problems.list();
    }

    private static void checkContent(DiskLayout layout, Problems problems) {
        ContentRules.check(layout, problems);
        LuksRules.check(layout, problems);
        RaidRules.check(layout, problems);
        GroupRules.check(layout, problems);
        VolumeRules.check(layout, problems);
        BtrfsRules.check(layout, problems);
        MountRules.check(layout, problems);
        UuidRules.check(layout, problems);
    }

    private static void checkOwn(DiskLayout layout, Problems problems) {
        NameRules.check(layout, problems);
        MemberRules.check(layout, problems);
        PartitionRules.check(layout, problems);
        KeptRules.check(layout, problems);
        ContentRules.check(layout, problems);
        LuksRules.check(layout, problems);
        RaidRules.check(layout, problems);
        GroupRules.check(layout, problems);
        VolumeRules.check(layout, problems);
        BtrfsRules.check(layout, problems);
        MountRules.check(layout, problems);
        BootRules.check(layout, problems);
        SizeRules.check(layout, problems);
        TableRules.check(layout, problems);
        UuidRules.check(layout, problems);
    }
}
