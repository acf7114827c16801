package dev.tarmac.layout;

import dev.tarmac.problem.Where;

/// Layouts made by chance, the same ones for the same seed, for tests of what must hold for all.
/// The disks of a good one are the disks of `DiskSpec`, by their serials: `disk0`, `disk1`, ..., of
/// which 200 GiB each are enough but for a rare volume that is too small for its content.
public final class RandomLayouts {
    static final Where NOWHERE = Placeless.NOWHERE;

    private final Chance chance;

    public RandomLayouts(long seed) {
        chance = new Chance(seed);
    }

    /// One that [dev.tarmac.layout.rule.LayoutRules] accepts, of our own sizing, on disks whose
    /// tables are new.
    public DiskLayout fresh() {
        return new GoodLayout(chance, false).layout();
    }

    /// The same, but disks may have partitions that are there.
    public DiskLayout good() {
        return new GoodLayout(chance, true).layout();
    }

    /// One whose every value can be written, whatever it means; of either sizing.
    public DiskLayout arbitrary() {
        return new ArbitraryLayout(chance).layout();
    }
}
