package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.view.InstallView;
import dev.tarmac.cli.view.InstallView.Phase;
import dev.tarmac.cli.view.InstallView.Work;
import dev.tarmac.problem.Problem;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// An install as the server tells it, for the terminal.
final class InstallJson {
    private InstallJson() {}

    static InstallView view(JsonNode install) {
        return new InstallView(
                word(install, "mac"),
                word(install, "state"),
                install.path("totalMs").asLong(0),
                phases(install.path("phases")),
                work(install.path("progress")),
                problem(install.path("problem")));
    }

    private static List<Phase> phases(JsonNode phases) {
        List<Phase> views = new ArrayList<>();
        for (JsonNode phase : phases)
            views.add(
                    new Phase(
                            word(phase, "name"),
                            phase.path("startMs").asLong(0),
                            phase.path("durationMs").isNumber()
                                    ? OptionalLong.of(phase.path("durationMs").asLong(0))
                                    : OptionalLong.empty()));
        return views;
    }

    private static Optional<Work> work(JsonNode progress) {
        if (!progress.isObject()) return Optional.empty();
        String what = word(progress, "kind") + " " + word(progress, "subject");
        return Optional.of(
                new Work(
                        what.strip(),
                        progress.path("doneBytes").asLong(0),
                        progress.path("totalBytes").asLong(0)));
    }

    private static Optional<Problem> problem(JsonNode problem) {
        if (!problem.isObject() || word(problem, "what").isBlank()) return Optional.empty();
        String fix = word(problem, "fix");
        return Optional.of(
                Problem.at(
                        word(problem, "where"),
                        word(problem, "what"),
                        fix.isBlank() ? "see the machine's console" : fix));
    }
}
