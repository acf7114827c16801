package dev.tarmac.bench.fleet;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.server.ServerApi;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.order.EventJson;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Every event that the server said it has, to be held against what it has.
public final class Acknowledged implements FleetListener {
    private final Map<Attempt, Told> attempts = new ConcurrentHashMap<>();
    private final AtomicLong events = new AtomicLong();

    private record Attempt(String install, int number) {}

    /// Of one attempt, by its machine's one thread.
    private static final class Told {
        private final List<AgentEvent> kept = new ArrayList<>();

        /// The newest event when it was mere progress: the server keeps no others of its kind.
        private Optional<AgentEvent.StepProgress> progress = Optional.empty();

        synchronized void add(List<AgentEvent> more) {
            for (AgentEvent event : more)
                if (event instanceof AgentEvent.StepProgress last) progress = Optional.of(last);
                else {
                    kept.add(event);
                    progress = Optional.empty();
                }
        }

        synchronized List<AgentEvent> kept() {
            return List.copyOf(kept);
        }

        synchronized Optional<AgentEvent.StepProgress> progress() {
            return progress;
        }
    }

    @Override
    public void acknowledged(String mac, List<AgentEvent> more, long nanos) {
        if (more.isEmpty()) return;
        AgentEvent.Stamp stamp = more.getFirst().stamp();
        attempts.computeIfAbsent(new Attempt(stamp.install(), stamp.attempt()), any -> new Told())
                .add(more);
        events.addAndGet(more.size());
    }

    /// How many there were, progress and all.
    public long count() {
        return events.get();
    }

    /// How many attempts told something.
    public int attempts() {
        return attempts.size();
    }

    /// What of it the server does not have, in words; empty is what it should be.
    public List<String> missingIn(ServerApi api) throws Refused, IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<Attempt, Told> entry : attempts.entrySet()) {
            Attempt attempt = entry.getKey();
            Told told = entry.getValue();
            Set<AgentEvent> has = new HashSet<>(events(api, attempt));
            for (AgentEvent event : told.kept())
                if (!has.contains(event)) missing.add(attempt + " lacks " + event);
            if (told.progress().isPresent() && isBehind(api, attempt, told.progress().get()))
                missing.add(attempt + " is behind " + told.progress().get());
        }
        return missing;
    }

    private static List<AgentEvent> events(ServerApi api, Attempt attempt)
            throws Refused, IOException, InterruptedException {
        JsonObject answer =
                api.get(
                        "/api/v1/installs/"
                                + attempt.install()
                                + "/events?attempt="
                                + attempt.number());
        try {
            return answer.list("events", EventJson::decode);
        } catch (MalformedJson e) {
            throw new IOException(attempt + ": " + e.getMessage(), e);
        }
    }

    /// Progress counts while its step is at work.
    private static boolean isBehind(
            ServerApi api, Attempt attempt, AgentEvent.StepProgress progress)
            throws Refused, IOException, InterruptedException {
        JsonObject install = api.get("/api/v1/installs/" + attempt.install());
        try {
            if (install.integer("attempt") != attempt.number()
                    || !install.text("state").equals("running")) return false;
            Optional<JsonObject> has = install.optionalObject("progress");
            if (has.isEmpty()) return true;
            int step = has.get().integer("step");
            return step < progress.step()
                    || (step == progress.step()
                            && has.get().number("doneBytes") < progress.doneBytes());
        } catch (MalformedJson e) {
            throw new IOException(attempt + ": " + e.getMessage(), e);
        }
    }
}
