package dev.tarmac.kickstart.lint;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Holds a file against rules.
public final class Linter {
    private static final Comparator<Remark> BY_PLACE =
            Comparator.comparingInt((Remark remark) -> remark.problem().where().line())
                    .thenComparingInt(remark -> remark.problem().where().column());

    private Linter() {}

    /// What the rules have to say, by place; nothing that a comment in the file allows.
    ///
    /// @param disabled the ids of rules that are switched off
    public static List<Remark> remarks(Subject subject, List<Rule> rules, Set<String> disabled) {
        Allowances allowances = Allowances.of(subject);
        return rules.stream()
                .filter(rule -> !(rule.canBeSwitchedOff() && disabled.contains(rule.id())))
                .flatMap(rule -> rule.remarks(subject))
                .filter(remark -> !allowances.cover(remark))
                .sorted(BY_PLACE)
                .toList();
    }
}
