package dev.tarmac.plan.difference;

import dev.tarmac.plan.Plan;
import dev.tarmac.plan.difference.Difference.Change;
import dev.tarmac.plan.difference.Difference.Field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Compares two plans for one machine.
public final class PlanDifference {
    /// The first words of subjects, from the disks upwards.
    private static final List<String> KINDS =
            List.of(
                    "disk",
                    "partition",
                    "array",
                    "encrypted",
                    "group",
                    "volume",
                    "cache",
                    "btrfs",
                    "file",
                    "fstab",
                    "crypttab",
                    "boot");

    private PlanDifference() {}

    /// From the first plan to the second; empty when both do the same to the disks.
    public static List<Difference> between(Plan first, Plan second) {
        Names names = Matching.names(first, second);
        return compare(
                Aspects.of(first, UnaryOperator.identity()),
                Aspects.of(new Renaming(names).plan(second), names::inSecond));
    }

    private static List<Difference> compare(
            Map<String, Map<String, String>> first, Map<String, Map<String, String>> second) {
        Set<String> all = new LinkedHashSet<>(first.keySet());
        all.addAll(second.keySet());
        List<String> subjects = new ArrayList<>(all);
        subjects.sort(Comparator.comparingInt(PlanDifference::place));
        List<Difference> differences = new ArrayList<>();
        for (String subject : subjects) {
            Map<String, String> before = first.getOrDefault(subject, Map.of());
            Map<String, String> after = second.getOrDefault(subject, Map.of());
            List<Field> fields = fields(before, after);
            if (fields.isEmpty()) continue;
            Change change =
                    !first.containsKey(subject)
                            ? Change.ADDED
                            : second.containsKey(subject) ? Change.CHANGED : Change.REMOVED;
            differences.add(new Difference(change, subject, fields));
        }
        return differences;
    }

    /// What is only in the second plan stands among its like.
    private static int place(String subject) {
        return KINDS.indexOf(subject.split(" ", 2)[0]);
    }

    private static List<Field> fields(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(
                        name ->
                                new Field(
                                        name,
                                        before.getOrDefault(name, ""),
                                        after.getOrDefault(name, "")))
                .filter(field -> !field.before().equals(field.after()))
                .toList();
    }
}
