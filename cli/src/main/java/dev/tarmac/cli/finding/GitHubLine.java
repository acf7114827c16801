package dev.tarmac.cli.finding;

import dev.tarmac.problem.Where;

/// A finding as a workflow command of GitHub Actions, which shows it beside the line.
final class GitHubLine {
    private GitHubLine() {}

    static String of(Told told) {
        Where where = told.problem().where();
        String place = where.line() == 0 ? "" : ",line=" + where.line() + ",col=" + where.column();
        return "::"
                + command(told)
                + " file="
                + property(where.file())
                + place
                + ",title="
                + property(told.kind().id())
                + "::"
                + data(told.problem().what() + "\nfix: " + told.problem().fix());
    }

    private static String command(Told told) {
        return switch (told.severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
