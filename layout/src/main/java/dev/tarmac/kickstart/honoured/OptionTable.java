package dev.tarmac.kickstart.honoured;

import dev.tarmac.kickstart.honoured.Honoured.Treatment;
import dev.tarmac.kickstart.honoured.HonouredOption.Scope;

import java.util.ArrayList;
import java.util.List;

/// Writes down the options of one command.
final class OptionTable {
    private final String command;
    private final List<HonouredOption> rows = new ArrayList<>();

    private OptionTable(String command) {
        this.command = command;
    }

    static OptionTable of(String command) {
        return new OptionTable(command);
    }

    /// Done as they stand.
    OptionTable yes(String... names) {
        for (String name : names) add(name, Treatment.YES, Scope.ALWAYS, "");
        return this;
    }

    OptionTable ignored(String name, String why) {
        return add(name, Treatment.IGNORED, Scope.ALWAYS, why);
    }

    OptionTable sometimesIgnored(String name, String when) {
        return add(name, Treatment.IGNORED, Scope.SOMETIMES, when);
    }

    OptionTable differently(String name, String how) {
        return add(name, Treatment.DIFFERENTLY, Scope.ALWAYS, how);
    }

    OptionTable sometimesDifferently(String name, String when) {
        return add(name, Treatment.DIFFERENTLY, Scope.SOMETIMES, when);
    }

    static List<HonouredOption> joined(OptionTable... tables) {
        List<HonouredOption> all = new ArrayList<>();
        for (OptionTable table : tables) all.addAll(table.rows);
        return List.copyOf(all);
    }

    private OptionTable add(String name, Treatment treatment, Scope scope, String how) {
        rows.add(new HonouredOption(command, name, treatment, scope, how));
        return this;
    }
}
