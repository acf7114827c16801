package dev.tarmac.plan.difference;

import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Step;
import dev.tarmac.plan.outcome.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Finds the partitions that are the same in two plans, by the best hint that is there: their name
/// on one disk, their use, their place, their name on another disk, their type.
final class PartitionMatching {
    private final Names names;
    private final List<Part> first;
    private final List<Part> second;

    PartitionMatching(Outcome first, Outcome second, Names names) {
        this.names = names;
        this.first = parts(first, UnaryOperator.identity());
        this.second = parts(second, names::diskInFirst);
    }

    private static List<Part> parts(Outcome outcome, UnaryOperator<String> diskName) {
        List<Part> parts = new ArrayList<>();
        for (Step.WriteTable table : outcome.plan().tables().toList())
            for (Extent extent : table.extents())
                parts.add(
                        new Part(
                                diskName.apply(table.disk()),
                                extent,
                                Part.use(outcome, extent.name())));
        return parts;
    }

    void match() {
        by(part -> Optional.of(part.disk() + " " + part.name()));
        by(PartitionMatching::used);
        by(PartitionMatching::placed);
        by(part -> Optional.of(part.name()));
        by(PartitionMatching::typed);
    }

    private static Optional<String> used(Part part) {
        return Optional.of(part.use())
                .filter(use -> !use.isEmpty())
                .map(use -> part.disk() + " " + use);
    }

    /// What has a use of its own is not the same as something with another use.
    private static Optional<String> typed(Part part) {
        return part.use().isEmpty()
                ? Optional.of(part.disk() + " " + part.extent().type())
                : Optional.empty();
    }

    private static Optional<String> placed(Part part) {
        return Optional.of(
                part.disk() + " " + part.extent().startSector() + " " + part.extent().sectors());
    }

    /// Where a hint fits several, it is none.
    private void by(Function<Part, Optional<String>> hint) {
        for (Part part : left(second, true)) {
            Optional<String> said = hint.apply(part);
            if (said.isEmpty()) continue;
            List<Part> alike = alike(left(second, true), said, hint);
            List<Part> others = alike(left(first, false), said, hint);
            if (alike.size() == 1 && others.size() == 1)
                names.same(part.name(), others.getFirst().name());
        }
    }

    private static List<Part> alike(
            List<Part> parts, Optional<String> said, Function<Part, Optional<String>> hint) {
        return parts.stream().filter(part -> hint.apply(part).equals(said)).toList();
    }

    private List<Part> left(List<Part> parts, boolean ofSecond) {
        return parts.stream()
                .filter(
                        part ->
                                ofSecond
                                        ? !names.knows(part.name())
                                        : !names.isMatched(part.name()))
                .toList();
    }
}
