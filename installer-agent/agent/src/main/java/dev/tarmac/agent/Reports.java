package dev.tarmac.agent;

import dev.tarmac.agent.network.Backoff;
import dev.tarmac.agent.network.Complaint;
import dev.tarmac.agent.run.InstallListener;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The events of one attempt on their way to the server: numbered from 1 without gaps, told in
/// order, repeated until acknowledged. A progress that is not on its way is overtaken by the next
/// one, so the queue stays short while the server is away.
final class Reports implements InstallListener, AutoCloseable {
    private static final int BATCH = 100;
    private static final int MOST_WAITING = 2000;

    /// What people see moves every second; a thousand machines at once are a thousand reports.
    private static final long PROGRESS_NANOS = 1_000_000_000L;

    private final Server server;
    private final Console console;
    private final String install;
    private final int attempt;
    private final long clockOffsetMillis;
    private final Deque<AgentEvent> waiting = new ArrayDeque<>();
    private long sequence;
    private long progressAt;
    private int sending;
    private boolean unwanted;
    private boolean closed;

    /// @param clockOffsetMillis what to add to this machine's clock to get the server's
    Reports(Server server, Console console, String install, int attempt, long clockOffsetMillis) {
        this.server = server;
        this.console = console;
        this.install = install;
        this.attempt = attempt;
        this.clockOffsetMillis = clockOffsetMillis;
        this.progressAt = System.nanoTime() - PROGRESS_NANOS;
        Thread sender = new Thread(this::send, "reports");
        sender.setDaemon(true);
        sender.start();
    }

    @Override
    public synchronized void started(int index, Step step) {
        add(new AgentEvent.StepStarted(stamp(), index, step.kind(), step.subject()));
    }

    @Override
    public synchronized void progress(int index, long doneBytes, long totalBytes) {
        long now = System.nanoTime();
        if (doneBytes < totalBytes && now - progressAt < PROGRESS_NANOS) return;
        progressAt = now;
        boolean overtakes =
                waiting.size() > sending
                        && waiting.peekLast() instanceof AgentEvent.StepProgress last
                        && last.step() == index;
        if (overtakes) {
            waiting.removeLast();
            sequence--;
        }
        add(new AgentEvent.StepProgress(stamp(), index, doneBytes, totalBytes));
    }

    @Override
    public synchronized void finished(int index) {
        add(new AgentEvent.StepFinished(stamp(), index));
    }

    @Override
    public synchronized void notice(String text) {
        console.say("notice: " + text);
        if (waiting.size() < MOST_WAITING) add(new AgentEvent.Notice(stamp(), text));
    }

    @Override
    public synchronized boolean wanted() {
        return !unwanted;
    }

    synchronized void installed(List<String> bootOrder) {
        add(new AgentEvent.Installed(stamp(), bootOrder));
    }

    synchronized void failed(int step, Problem problem) {
        add(new AgentEvent.Failed(stamp(), step, problem));
    }

    /// Returns when the server has everything, or wants nothing more of this attempt.
    synchronized void awaitAcknowledged() throws InterruptedException {
        while (!waiting.isEmpty() && !unwanted) wait();
    }

    /// The next number; whoever takes it adds the event before the lock is free again.
    private AgentEvent.Stamp stamp() {
        return new AgentEvent.Stamp(
                install, attempt, ++sequence, System.currentTimeMillis() + clockOffsetMillis);
    }

    private void add(AgentEvent event) {
        if (unwanted || closed) return;
        waiting.addLast(event);
        notifyAll();
    }

    /// Ends the thread that tells; what is not told by now never is.
    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }

    private void send() {
        Backoff backoff = new Backoff();
        Complaint complaint = new Complaint();
        try {
            for (List<AgentEvent> batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
                try {
                    acknowledged(server.events(batch));
                    backoff.reset();
                } catch (IOException e) {
                    acknowledged(0);
                    if (complaint.isDue())
                        console.say(
                                "server "
                                        + server.address()
                                        + " takes no reports ("
                                        + e.getMessage()
                                        + "); going on, asking again");
                    backoff.pause();
                } catch (Refused e) {
                    refused(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Empty when there will be no more.
    private synchronized List<AgentEvent> nextBatch() throws InterruptedException {
        while (waiting.isEmpty() && !closed) wait();
        List<AgentEvent> batch = new ArrayList<>();
        for (AgentEvent event : waiting) if (batch.size() < BATCH) batch.add(event);
        sending = batch.size();
        return batch;
    }

    private synchronized void acknowledged(long upTo) {
        while (!waiting.isEmpty() && waiting.peekFirst().stamp().sequence() <= upTo)
            waiting.removeFirst();
        sending = 0;
        notifyAll();
    }

    private synchronized void refused(Refused e) {
        console.say("the server takes no more events of " + install + ": " + e.getMessage());
        unwanted = true;
        waiting.clear();
        sending = 0;
        notifyAll();
    }
}
