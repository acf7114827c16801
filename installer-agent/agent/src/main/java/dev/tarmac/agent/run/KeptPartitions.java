package dev.tarmac.agent.run;

import dev.tarmac.facts.TableKind;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import java.util.Optional;

/// Are the partitions that a plan keeps still where it says? Asked before the first write: what is
/// kept cannot be made again.
final class KeptPartitions {
    private static final String FIX =
            "nothing was written; order the install again, so that it is planned anew";

    private KeptPartitions() {}

    static void mustBeThere(Step.ChangeTable table, SfdiskTable there) throws Refused {
        TableKind planned = table.gpt() ? TableKind.GPT : TableKind.MBR;
        if (there.kind() != planned)
            throw new Refused(
                    "disk " + table.disk(),
                    "has a table of kind "
                            + there.kind().word()
                            + ", the plan says "
                            + planned.word(),
                    FIX);
        Problems problems = new Problems();
        for (Extent extent : table.extents())
            if (table.kept().contains(extent.number())) compare(extent, there, problems);
        problems.throwIfAny();
    }

    private static void compare(Extent planned, SfdiskTable there, Problems problems) {
        Optional<SfdiskTable.Entry> entry = there.entry(planned.number());
        String says = place(planned.type().code(), planned.startSector(), planned.sectors());
        String found =
                entry.map(e -> place(e.type().code(), e.start(), e.sectors())).orElse("not there");
        if (!found.equals(says))
            problems.add(
                    Where.of("partition " + planned.name()),
                    "number " + planned.number() + " is " + found + ", the plan keeps " + says,
                    FIX);
    }

    private static String place(String type, long start, long sectors) {
        return "of type " + type + " at sector " + start + " with " + sectors + " sectors";
    }
}
