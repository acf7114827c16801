package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.number;
import static dev.tarmac.cli.server.Answers.objects;
import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.view.LiveTable;
import dev.tarmac.cli.view.Screen;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.server.Install;
import dev.tarmac.problem.Refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Watches installs that were ordered together until all are over.
final class BatchFollow {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int PERCENT = 100;

    private final ServerApi api;
    private final LiveTable table;

    BatchFollow(ServerApi api, Screen screen) {
        this.api = api;
        this.table = new LiveTable(screen, "MACHINE", "INSTALL", "STATE", "WORK");
    }

    /// Whether all are proven in the end.
    boolean batch(String name) throws Refused, InterruptedException, MalformedJson {
        while (true) {
            List<JsonObject> installs =
                    objects(api.get("installs?batch=" + ServerApi.segment(name)), "installs");
            List<List<String>> rows = new ArrayList<>();
            for (JsonObject install : installs) rows.add(row(install));
            table.show(rows);
            if (installs.stream().allMatch(BatchFollow::isOver))
                return installs.stream()
                        .allMatch(install -> state(install) == Install.State.PROVEN);
            // The server is asked for all of them at once: there is no one event to wait for.
            Thread.sleep(PAUSE);
        }
    }

    private static Install.State state(JsonObject install) {
        return Install.State.valueOf(word(install, "state").toUpperCase(Locale.ROOT));
    }

    private static boolean isOver(JsonObject install) {
        return state(install).isEnd();
    }

    private static List<String> row(JsonObject install) throws MalformedJson {
        return List.of(
                word(install, "mac"), word(install, "id"), word(install, "state"), work(install));
    }

    private static String work(JsonObject install) throws MalformedJson {
        long position = number(install, "queuePosition");
        if (position > 0) return "waits for its turn, number " + position;
        Optional<JsonObject> problem = install.optionalObject("problem");
        if (problem.isPresent()) return word(problem.get(), "what");
        Optional<JsonObject> progress = install.optionalObject("progress");
        if (progress.isEmpty() || isOver(install)) return "";
        long total = number(progress.get(), "totalBytes");
        String step =
                (word(progress.get(), "kind") + " " + word(progress.get(), "subject")).strip();
        return total == 0
                ? step
                : step + "  " + number(progress.get(), "doneBytes") * PERCENT / total + "%";
    }
}
