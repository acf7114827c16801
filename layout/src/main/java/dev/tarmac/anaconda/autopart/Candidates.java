package dev.tarmac.anaconda.autopart;

import static dev.tarmac.anaconda.device.Bytes.MIB;

import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.problem.Where;

import java.util.List;
import java.util.Optional;

/// The disks that are worth using without being asked for.
final class Candidates {
    private static final long LEAST_FREE = 500 * MIB;

    private Candidates() {}

    /// Finds them.
    ///
    /// @param where the place of the command that does not name them
    static List<Table> of(Situation situation, Where where) throws NotPlanned {
        if (situation.disks().isEmpty())
            throw NotPlanned.whole(
                    Refusal.Kind.DISKS,
                    Optional.of(where),
                    "No usable disks.",
                    "let the installation see a disk");
        List<Table> labelled = situation.tables();
        if (labelled.isEmpty())
            throw NotPlanned.whole(
                    Refusal.Kind.DISKS,
                    Optional.of(where),
                    "No usable disks selected.",
                    "let disks get a partition table: zerombr, or clearpart --all");
        List<Table> roomy =
                labelled.stream()
                        .filter(Table::hasSlot)
                        .filter(table -> table.largestFreeBytes() > LEAST_FREE)
                        .toList();
        if (roomy.isEmpty())
            throw NotPlanned.whole(
                    Refusal.Kind.SPACE,
                    Optional.of(where),
                    "Not enough free space on selected disks.",
                    "let larger disks be cleared");
        return roomy;
    }
}
