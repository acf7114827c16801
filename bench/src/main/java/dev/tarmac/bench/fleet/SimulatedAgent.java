package dev.tarmac.bench.fleet;

import dev.tarmac.agent.run.Abilities;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.order.AgentCommand;
import dev.tarmac.order.Hello;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.order.OrderJson;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One boot of the agent, from its hello until its machine is started again. Does its steps by
/// waiting.
final class SimulatedAgent {
    private static final Duration POLL = Duration.ofSeconds(20);
    private static final Duration REPEATED = Duration.ofSeconds(1);

    /// How often the agent tells how far the image is.
    private static final Duration PROGRESS = Duration.ofSeconds(1);

    private static final int REFUSALS = 300;
    private static final long IMAGE_BYTES = 1L << 30;

    private final RackMachine machine;
    private final AgentLine line;
    private final Tempo tempo;
    private final FleetListener listener;
    private String lastAttempt = "";

    SimulatedAgent(RackMachine machine, AgentLine line, Tempo tempo, FleetListener listener) {
        this.machine = machine;
        this.line = line;
        this.tempo = tempo;
        this.listener = listener;
    }

    /// How a boot of the agent ends.
    sealed interface Ending {
        /// Starts anew.
        ///
        /// @param installed what is on the disks now; empty when it was told to start again
        record Reboots(Optional<InstallOrder> installed) implements Ending {}

        /// Switched off, or hung.
        record IsStill() implements Ending {}
    }

    Ending run(String ticket) throws Refused, InterruptedException, MalformedJson {
        Hello hello = new Hello(ticket, machine.mac(), "0.1.0", Abilities.ALL);
        String welcome = line.post("/agent/v1/hello", OrderJson.encode(hello));
        line.show(OrderJson.decodeWelcome(JsonObject.parse(welcome)).token());
        Thread heart = Thread.ofVirtual().name("heart " + machine.mac()).start(this::beat);
        try {
            report();
            listener.reported(machine.mac());
            if (machine.behaviour() instanceof Behaviour.IsOnlySeen) return new Ending.IsStill();
            return serve();
        } finally {
            heart.interrupt();
        }
    }

    private void report() throws Refused, InterruptedException {
        line.post("/agent/v1/facts", FactsJson.encode(machine.facts()));
    }

    /// At fixed times, whatever became of the beats before.
    private void beat() {
        long due = System.nanoTime();
        try {
            while (true) {
                due += tempo.beat().toNanos();
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                // As the agent does: whatever it tells is a sign of life.
                if (!line.isSilentFor(tempo.beat())) continue;
                try {
                    if (line.postOnce("/agent/v1/beat", JsonObject.members()).status() < REFUSALS)
                        listener.beat(machine.mac());
                } catch (IOException e) {
                    // The next one follows soon.
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Ending serve() throws Refused, InterruptedException, MalformedJson {
        while (true) {
            JsonObject answer = line.poll("/agent/v1/command?wait=" + POLL.toSeconds(), POLL);
            switch (OrderJson.decodeCommand(answer)) {
                case AgentCommand.Wait(), AgentCommand.Shell() -> {}
                case AgentCommand.Reboot() -> {
                    return new Ending.Reboots(Optional.empty());
                }
                case AgentCommand.Install(InstallOrder order) -> {
                    Optional<Ending> ending = install(order);
                    if (ending.isPresent()) return ending.get();
                }
            }
        }
    }

    /// Empty when the agent waits for the next order.
    private Optional<Ending> install(InstallOrder order) throws Refused, InterruptedException {
        String attempt = order.install() + " attempt " + order.attempt();
        if (attempt.equals(lastAttempt)) {
            Thread.sleep(REPEATED);
            return Optional.empty();
        }
        lastAttempt = attempt;
        try (EventQueue events = new EventQueue(line, machine.mac(), order, listener)) {
            return steps(order, events);
        }
    }

    private Optional<Ending> steps(InstallOrder order, EventQueue events)
            throws Refused, InterruptedException {
        List<Step> steps = order.plan().steps();
        for (int index = 0; index < steps.size() && events.wanted(); index++) {
            Step step = steps.get(index);
            events.started(index, step);
            if (machine.behaviour().hangs(step)) {
                events.awaitAcknowledged();
                return Optional.of(new Ending.IsStill());
            }
            if (machine.behaviour().fails(step, order.attempt())) {
                events.failed(
                        index,
                        Problem.at(
                                "step " + step.kind() + " " + step.subject(),
                                "does not work in this simulation",
                                "retry the install"));
                events.awaitAcknowledged();
                report();
                return Optional.empty();
            }
            work(index, step, events);
            events.finished(index);
        }
        events.installed();
        events.awaitAcknowledged();
        return events.wanted()
                ? Optional.of(new Ending.Reboots(Optional.of(order)))
                : Optional.empty();
    }

    private void work(int index, Step step, EventQueue events) throws InterruptedException {
        if (!(step instanceof Step.Unpack)) {
            Thread.sleep(tempo.step());
            return;
        }
        long start = System.nanoTime();
        long whole = Math.max(1, tempo.image().toNanos());
        for (long done = 0; done < whole && events.wanted(); done = System.nanoTime() - start) {
            events.progress(index, (long) ((double) done / whole * IMAGE_BYTES), IMAGE_BYTES);
            Thread.sleep(Duration.ofNanos(Math.min(PROGRESS.toNanos(), whole - done)));
        }
        events.progress(index, IMAGE_BYTES, IMAGE_BYTES);
    }
}
