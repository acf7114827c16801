package dev.tarmac.cli.finding;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Printable;
import dev.tarmac.problem.Problem;

/// Findings for people: what is wrong on standard error, what is worth knowing on standard output.
final class FindingText {
    private FindingText() {}

    static void print(FileFindings file, Session session) {
        for (Told told : file.told()) {
            String text = Printable.lines(of(told));
            switch (told.severity()) {
                case ERROR, WARNING -> session.err().println(text);
                case NOTE -> session.out().println(text);
            }
        }
        session.err().flush();
        if (file.isGood())
            session.out().println(Printable.lines(file.file() + ": " + file.verdict()));
    }

    private static String of(Told told) {
        Problem problem = told.problem();
        String what = problem.what() + " [" + told.kind().id() + "]";
        return switch (told.severity()) {
            case ERROR -> new Problem(problem.where(), what, problem.fix()).toString();
            case WARNING ->
                    new Problem(problem.where(), "warning: " + what, problem.fix()).toString();
            case NOTE -> problem.where() + ": note: " + what;
        };
    }
}
