package dev.tarmac.rule;

import java.util.List;
import java.util.Optional;

/// All rules. The first whose condition is true decides, alone.
public record RuleBook(List<Rule> rules) {
    public static final RuleBook EMPTY = new RuleBook(List.of());

    public RuleBook {
        rules = List.copyOf(rules);
    }

    /// Whether some rule is about what only a switch can say.
    public boolean asksLink() {
        return rules.stream().anyMatch(rule -> rule.when().asksLink());
    }

    public Optional<Rule> first(Appearance machine) {
        return rules.stream().filter(rule -> rule.when().holds(machine)).findFirst();
    }
}
