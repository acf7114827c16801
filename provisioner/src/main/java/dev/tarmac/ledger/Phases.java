package dev.tarmac.ledger;

import dev.tarmac.ledger.Moment.Kind;
import dev.tarmac.order.AgentEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Moments and events in, phases out. A phase is there as soon as what starts it has happened.
public final class Phases {
    private final List<Moment> moments;
    private final List<Phase> phases = new ArrayList<>();

    private Phases(List<Moment> moments) {
        this.moments = moments;
    }

    /// All phases of one attempt, in the order of their names: from the boot it runs in to the
    /// proof.
    public static List<Phase> of(
            List<Moment> boot, List<AgentEvent> events, Milestones milestones) {
        Phases phases = new Phases(boot);
        phases.bootPhases();
        phases.add("plan", milestones.planStarted(), milestones.planned());
        phases.steps(events);
        phases.add("first-boot", milestones.installed(), milestones.ended());
        return List.copyOf(phases.phases);
    }

    private void bootPhases() {
        Optional<Instant> script = first(Kind.SCRIPT);
        Optional<Instant> transferred = last(Kind.TRANSFER_FINISHED, before(script));
        Optional<Instant> fetched = last(Kind.LOADER_FETCHED, before(script));
        add("dhcp", first(Kind.DISCOVER), first(Kind.ADDRESS));
        add("tftp", first(Kind.TRANSFER_STARTED), transferred);
        if (fetched.isPresent()) add("http", last(Kind.ADDRESS, before(fetched)), fetched);
        add(loader(), fetched.or(() -> transferred).or(() -> handedOver(script)), script);
        add("kernel", script, last(Kind.TICKET, moment -> true));
        add("agent-start", last(Kind.TICKET, moment -> true), first(Kind.HELLO));
        add("probe", first(Kind.HELLO), first(Kind.FACTS));
    }

    /// Whose script it is; until one was fetched it is iPXE, as for most machines.
    private String loader() {
        return moments.stream()
                .filter(is(Kind.SCRIPT))
                .map(Moment::detail)
                .filter(detail -> !detail.isEmpty())
                .findFirst()
                .orElse("ipxe");
    }

    /// A loader that came that this server did not send starts with its address.
    private Optional<Instant> handedOver(Optional<Instant> script) {
        return script.isPresent() && first(Kind.TRANSFER_STARTED).isEmpty()
                ? last(Kind.ADDRESS, before(script))
                : Optional.empty();
    }

    /// Steps of one kind are one phase: from the first start to the last finish.
    private void steps(List<AgentEvent> events) {
        Map<Integer, String> kinds = new HashMap<>();
        Map<String, Instant> started = new LinkedHashMap<>();
        Map<String, Instant> finished = new HashMap<>();
        Map<String, Integer> running = new HashMap<>();
        for (AgentEvent event : events) {
            Instant at = Instant.ofEpochMilli(event.stamp().atMillis());
            if (event instanceof AgentEvent.StepStarted step) {
                kinds.put(step.step(), step.kind());
                started.putIfAbsent(step.kind(), at);
                running.merge(step.kind(), 1, Integer::sum);
            } else if (event instanceof AgentEvent.StepFinished step
                    && kinds.containsKey(step.step())) {
                finished.put(kinds.get(step.step()), at);
                running.merge(kinds.get(step.step()), -1, Integer::sum);
            }
        }
        started.forEach(
                (kind, at) ->
                        add(
                                kind,
                                Optional.of(at),
                                running.get(kind) > 0
                                        ? Optional.empty()
                                        : Optional.ofNullable(finished.get(kind))));
    }

    private void add(String name, Optional<Instant> start, Optional<Instant> end) {
        if (start.isEmpty()) return;
        phases.add(new Phase(name, start.get(), end.map(at -> later(start.get(), at))));
    }

    /// Two clocks (ours, the agent's copy of it) may differ by a hair; no phase ends before it
    /// starts.
    private static Instant later(Instant start, Instant end) {
        return end.isBefore(start) ? start : end;
    }

    private Optional<Instant> first(Kind kind) {
        return moments.stream().filter(is(kind)).map(Moment::at).findFirst();
    }

    private Optional<Instant> last(Kind kind, Predicate<Moment> which) {
        return moments.stream()
                .filter(is(kind).and(which))
                .map(Moment::at)
                .reduce((earlier, later) -> later);
    }

    private static Predicate<Moment> is(Kind kind) {
        return moment -> moment.kind() == kind;
    }

    private static Predicate<Moment> before(Optional<Instant> limit) {
        return moment -> limit.isEmpty() || !moment.at().isAfter(limit.get());
    }
}
