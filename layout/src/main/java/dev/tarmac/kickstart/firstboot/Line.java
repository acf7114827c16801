package dev.tarmac.kickstart.firstboot;

import dev.tarmac.kickstart.Script;
import dev.tarmac.kickstart.Statement;
import dev.tarmac.problem.Where;

import java.util.Optional;

/// A command or a section, and where it stands.
///
/// @param statement empty for a section
record Line<T>(T said, String name, Where where, Optional<Statement> statement) {
    static <T> Line<T> of(T command, Statement statement) {
        return new Line<>(command, statement.name(), statement.where(), Optional.of(statement));
    }

    static Line<Script> of(Script script) {
        return new Line<>(script, script.moment().header(), script.where(), Optional.empty());
    }

    /// Where an option stands, or else the command.
    Where place(String option) {
        return statement.map(it -> it.place(option)).orElse(where);
    }

    boolean mentions(String option) {
        return statement.isPresent() && statement.get().mentions(option);
    }

    /// As other lines speak of it.
    String number() {
        return "line " + where.line() + " of " + where.file();
    }
}
