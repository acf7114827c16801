package dev.tarmac.bench.fleet;

import dev.tarmac.agent.network.Backoff;
import dev.tarmac.agent.network.HttpCall;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.order.EventJson;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problem;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The events of one attempt, told as the agent tells them: numbered without gaps, in order, by a
/// thread of its own, again until acknowledged; a progress that waits is overtaken by the next.
final class EventQueue implements AutoCloseable {
    private static final String EVENTS = "/agent/v1/events";
    private static final int BATCH = 100;
    private static final int REFUSALS = 300;

    private final AgentLine line;
    private final String mac;
    private final InstallOrder order;
    private final FleetListener listener;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Thread sender;
    private long sequence;
    private int sending;
    private boolean unwanted;

    /// @param since when there was something to tell; whoever overtakes has waited as long
    private record Waiting(AgentEvent event, long since) {}

    EventQueue(AgentLine line, String mac, InstallOrder order, FleetListener listener) {
        this.line = line;
        this.mac = mac;
        this.order = order;
        this.listener = listener;
        this.sender = Thread.ofVirtual().name("reports " + mac).start(this::send);
    }

    synchronized void started(int index, Step step) {
        add(new AgentEvent.StepStarted(stamp(), index, step.kind(), step.subject()));
    }

    synchronized void progress(int index, long doneBytes, long totalBytes) {
        long since = System.nanoTime();
        if (waiting.size() > sending
                && waiting.peekLast().event() instanceof AgentEvent.StepProgress last
                && last.step() == index) {
            since = waiting.removeLast().since();
            sequence--;
        }
        add(new AgentEvent.StepProgress(stamp(), index, doneBytes, totalBytes), since);
    }

    synchronized void finished(int index) {
        add(new AgentEvent.StepFinished(stamp(), index));
    }

    synchronized void installed() {
        add(new AgentEvent.Installed(stamp(), List.of("0001", "0000")));
    }

    synchronized void failed(int step, Problem problem) {
        add(new AgentEvent.Failed(stamp(), step, problem));
    }

    /// False when the server wants no more of this attempt.
    synchronized boolean wanted() {
        return !unwanted;
    }

    /// Returns when the server has everything, or wants nothing more.
    synchronized void awaitAcknowledged() throws InterruptedException {
        while (!waiting.isEmpty() && !unwanted) wait();
    }

    private AgentEvent.Stamp stamp() {
        return new AgentEvent.Stamp(
                order.install(), order.attempt(), ++sequence, System.currentTimeMillis());
    }

    private void add(AgentEvent event) {
        add(event, System.nanoTime());
    }

    private void add(AgentEvent event, long since) {
        if (unwanted) return;
        waiting.addLast(new Waiting(event, since));
        notifyAll();
    }

    private void send() {
        Backoff backoff = new Backoff();
        try {
            while (true) {
                List<Waiting> batch = nextBatch();
                try {
                    tell(batch);
                    backoff.reset();
                } catch (IOException | MalformedJson e) {
                    acknowledged(0);
                    backoff.pause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(List<Waiting> batch) throws IOException, MalformedJson {
        List<AgentEvent> events = batch.stream().map(Waiting::event).toList();
        HttpCall.Reply reply =
                line.postOnce(
                        EVENTS,
                        JsonObject.members(
                                "events", events.stream().map(EventJson::encode).toList()));
        long nanos = System.nanoTime() - batch.getFirst().since();
        if (reply.status() >= REFUSALS) {
            refused();
            return;
        }
        long upTo = JsonObject.parse(reply.text()).number("acknowledged");
        listener.acknowledged(
                mac,
                events.stream().filter(event -> event.stamp().sequence() <= upTo).toList(),
                nanos);
        acknowledged(upTo);
    }

    private synchronized List<Waiting> nextBatch() throws InterruptedException {
        while (waiting.isEmpty()) wait();
        List<Waiting> batch = new ArrayList<>();
        for (Waiting event : waiting) if (batch.size() < BATCH) batch.add(event);
        sending = batch.size();
        return batch;
    }

    private synchronized void acknowledged(long upTo) {
        while (!waiting.isEmpty() && waiting.peekFirst().event().stamp().sequence() <= upTo)
            waiting.removeFirst();
        sending = 0;
        notifyAll();
    }

    private synchronized void refused() {
        unwanted = true;
        waiting.clear();
        sending = 0;
        notifyAll();
    }

    /// What is not told by now never is.
    @Override
    public void close() {
        sender.interrupt();
    }
}
