package dev.tarmac.rack;

import dev.tarmac.problem.Problem;
import dev.tarmac.rule.Appearance;

import java.util.ArrayList;
import java.util.List;

/// How a machine that appeared differs from what the list says of it.
public final class EntryCheck {
    private EntryCheck() {}

    public static List<Problem> differences(RackEntry entry, Appearance machine) {
        List<String> differences = new ArrayList<>();
        entry.serial()
                .filter(
                        serial ->
                                !machine.facts()
                                        .system()
                                        .serial()
                                        .map(serial::equalsIgnoreCase)
                                        .orElse(false))
                .ifPresent(
                        serial ->
                                differences.add(
                                        "serial is "
                                                + machine.facts()
                                                        .system()
                                                        .serial()
                                                        .orElse("not told")
                                                + ", the list says "
                                                + serial));
        entry.mac()
                .filter(mac -> !mac.equals(machine.mac()))
                .ifPresent(
                        mac ->
                                differences.add(
                                        "boots through "
                                                + machine.mac()
                                                + ", the list says "
                                                + mac));
        for (Expectation expectation : entry.expected())
            expectation.difference(machine).ifPresent(differences::add);
        return differences.stream()
                .map(
                        what ->
                                Problem.at(
                                        "rack list, " + entry.name(),
                                        what,
                                        "see which machine stands there and what is in it; if the"
                                                + " list is wrong: tarmac rack import FILE"))
                .toList();
    }
}
