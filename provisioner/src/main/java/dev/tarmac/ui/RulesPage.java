package dev.tarmac.ui;

import dev.tarmac.install.Roster.Line;
import dev.tarmac.profile.HostnamePattern;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.rack.RackEntry;
import dev.tarmac.rule.RuleBook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What was decided beforehand: the rules, the first that fits decides, and the rack list.
///
/// @param text the rule book as people wrote it
public record RulesPage(List<Rule> rules, String text, List<Expected> expected) {
    /// One rule.
    public record Rule(
            int number,
            String name,
            String profile,
            String hostname,
            String labels,
            boolean hold) {}

    /// A machine of the rack list.
    ///
    /// @param known by what it is recognised
    /// @param machine the address of its page, once it appeared
    public record Expected(
            String name,
            String known,
            String profile,
            String labels,
            String fields,
            boolean hold,
            Optional<String> machine) {}

    public RulesPage {
        rules = List.copyOf(rules);
        expected = List.copyOf(expected);
    }

    public static RulesPage of(
            RuleBook book, String text, List<RackEntry> list, List<Line> machines) {
        Map<String, MacAddress> bySerial = new HashMap<>();
        for (Line line : machines)
            line.serial().ifPresent(serial -> bySerial.put(serial, line.mac()));
        return new RulesPage(
                IntStream.range(0, book.rules().size())
                        .mapToObj(index -> rule(index + 1, book.rules().get(index)))
                        .toList(),
                text,
                list.stream().map(entry -> expected(entry, machines, bySerial)).toList());
    }

    private static Rule rule(int number, dev.tarmac.rule.Rule rule) {
        return new Rule(
                number,
                rule.name(),
                rule.profile().map(ProfileName::text).orElse(""),
                rule.hostname().map(HostnamePattern::text).orElse(""),
                labels(rule.labels()),
                rule.hold());
    }

    private static Expected expected(
            RackEntry entry, List<Line> machines, Map<String, MacAddress> bySerial) {
        Optional<MacAddress> machine =
                entry.serial()
                        .map(bySerial::get)
                        .or(
                                () ->
                                        entry.mac()
                                                .filter(
                                                        mac ->
                                                                machines.stream()
                                                                        .anyMatch(
                                                                                line ->
                                                                                        line.mac()
                                                                                                .equals(
                                                                                                        mac))));
        Map<String, String> fields = new TreeMap<>(entry.fields());
        List.of("name", "mac", "serial", "profile", "hold").forEach(fields::remove);
        entry.labels().keySet().forEach(fields::remove);
        return new Expected(
                entry.name(),
                entry.serial()
                        .map(serial -> "serial " + serial)
                        .or(() -> entry.mac().map(MacAddress::toString))
                        .orElse(""),
                entry.profile().map(ProfileName::text).orElse(""),
                labels(entry.labels()),
                labels(fields),
                entry.hold(),
                machine.map(mac -> "/machines/" + mac));
    }

    private static String labels(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" "));
    }
}
