package dev.tarmac.ui;

import dev.tarmac.doctor.Diagnosis.Exhibit;
import dev.tarmac.ledger.Moment;
import dev.tarmac.order.AgentEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A line of what happened.
///
/// @param who `network`, `agent`, `server`
/// @param look `bad` where something went wrong, else empty
public record Happened(String at, String moment, String who, String what, String look) {
    private static Happened of(Instant at, String who, String what, String look) {
        return new Happened(at.toString(), Words.moment(at), who, what, look);
    }

    static Happened of(Exhibit exhibit) {
        return of(exhibit.at(), "network", exhibit.what(), "");
    }

    /// One attempt from its boot to its end, newest first.
    static List<Happened> of(List<Moment> moments, List<AgentEvent> events) {
        Map<Integer, String> steps = new HashMap<>();
        List<Happened> lines = new ArrayList<>();
        for (Moment moment : moments) lines.add(of(moment));
        for (AgentEvent event : events) lines.add(of(event, steps));
        lines.sort(Comparator.comparing(Happened::at));
        return lines.reversed();
    }

    private static Happened of(Moment moment) {
        String detail = moment.detail().isEmpty() ? "" : " " + moment.detail();
        String what =
                switch (moment.kind()) {
                    case DISCOVER -> "asks for an address";
                    case ADDRESS -> "gets an address" + detail;
                    case TRANSFER_STARTED -> "begins to load" + detail;
                    case TRANSFER_FINISHED ->
                            "has loaded" + detail + ", " + Words.size(moment.bytes());
                    case TRANSFER_FAILED -> "gives up loading" + detail;
                    case LOADER_FETCHED -> "has loaded its loader by HTTP" + detail;
                    case LOADER_DISCOVER -> "its loader asks for an address";
                    case SCRIPT -> "fetches its boot script" + detail;
                    case TICKET -> "has kernel, initramfs and ticket";
                    case HELLO -> "its agent says hello";
                    case FACTS -> "its agent reports the hardware";
                };
        boolean bad = moment.kind() == Moment.Kind.TRANSFER_FAILED;
        return of(moment.at(), "network", what, bad ? "bad" : "");
    }

    private static Happened of(AgentEvent event, Map<Integer, String> steps) {
        Instant at = Instant.ofEpochMilli(event.stamp().atMillis());
        return switch (event) {
            case AgentEvent.StepStarted step -> {
                String what = step.kind() + " " + step.subject();
                steps.put(step.step(), what);
                yield of(at, "agent", "begins " + what, "");
            }
            case AgentEvent.StepProgress step ->
                    of(at, "agent", "is at " + Words.size(step.doneBytes()), "");
            case AgentEvent.StepFinished step ->
                    of(
                            at,
                            "agent",
                            "has done " + steps.getOrDefault(step.step(), "step " + step.step()),
                            "");
            case AgentEvent.Notice notice -> of(at, "agent", "notice: " + notice.text(), "");
            case AgentEvent.Installed _ -> of(at, "agent", "is done and restarts", "");
            case AgentEvent.Failed failed ->
                    of(at, "agent", "failed: " + failed.problem().what(), "bad");
        };
    }
}
