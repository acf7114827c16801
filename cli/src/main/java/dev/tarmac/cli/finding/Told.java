package dev.tarmac.cli.finding;

import dev.tarmac.kickstart.honoured.Departure;
import dev.tarmac.kickstart.lint.Remark;
import dev.tarmac.kickstart.lint.Severity;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.util.List;

/// One thing that was found in a file.
public record Told(Kind kind, Problem problem) {
    public static Told of(Remark remark) {
        return new Told(Kind.of(remark.rule()), remark.problem());
    }

    public static Told of(Departure departure) {
        Kind kind =
                switch (departure.treatment()) {
                    case IGNORED -> Kind.IGNORED;
                    case YES, DIFFERENTLY -> Kind.DIFFERENTLY;
                };
        return new Told(kind, departure.problem());
    }

    /// Why a file cannot be read.
    public static List<Told> unreadable(Refused refused) {
        return of(Kind.UNREADABLE, refused);
    }

    /// What is wrong with a layout.
    public static List<Told> layout(Refused refused) {
        return of(Kind.LAYOUT, refused);
    }

    private static List<Told> of(Kind kind, Refused refused) {
        return refused.problems().stream().map(problem -> new Told(kind, problem)).toList();
    }

    public Severity severity() {
        return kind.severity();
    }
}
