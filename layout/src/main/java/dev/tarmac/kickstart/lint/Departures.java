package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.Statement;
import dev.tarmac.kickstart.firstboot.ToFirstBoot;
import dev.tarmac.kickstart.honoured.Departure;
import dev.tarmac.kickstart.honoured.Honoured;
import dev.tarmac.kickstart.honoured.Honoured.Treatment;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Finds what a file says that is not done as it stands there.
public final class Departures {
    private Departures() {}

    /// All that is ignored or done differently in a file: first the commands, each with its options
    /// behind it, then the sections.
    public static List<Departure> in(Subject subject) {
        List<Departure> options = ToFirstBoot.of(subject.kickstart()).departures();
        List<Departure> all = new ArrayList<>();
        for (Statement statement : subject.kickstart().statements()) {
            String spelled = subject.spelled(statement);
            whole(statement.name(), spelled, statement.where()).forEach(all::add);
            options.stream()
                    .filter(it -> isIn(statement.where(), it))
                    .map(it -> it.spelled(spelled))
                    .forEach(all::add);
        }
        subject.sections()
                .forEach(
                        section -> {
                            Where where = section.header().at(section.header().firstColumn());
                            whole(section.name(), section.name(), where).forEach(all::add);
                            options.stream().filter(it -> isIn(where, it)).forEach(all::add);
                        });
        // A file may be included twice.
        return all.stream().distinct().toList();
    }

    private static Stream<Departure> whole(String name, String spelled, Where where) {
        Honoured honoured = Honoured.of(name);
        return honoured.treatment() == Treatment.YES
                ? Stream.empty()
                : Stream.of(Departure.of(honoured, spelled, where));
    }

    /// A command has its line for itself; its options stand in the same one.
    private static boolean isIn(Where line, Departure departure) {
        return departure.where().file().equals(line.file())
                && departure.where().line() == line.line();
    }
}
