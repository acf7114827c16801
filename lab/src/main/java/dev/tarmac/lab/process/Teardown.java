package dev.tarmac.lab.process;

import dev.tarmac.problem.Refused;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// What must be taken away again, the last made first: when this is closed, or when the process
/// ends before (Ctrl-C), for what the lab starts does not end with it by itself. One thing that
/// cannot be taken away keeps none of the others.
public final class Teardown implements Closeable {
    private final Deque<Closeable> standing = new ArrayDeque<>();
    private final Thread atExit = Thread.ofPlatform().name("teardown").unstarted(this::closeAtExit);
    private boolean over;

    private Teardown() {}

    public static Teardown alsoAtExit() {
        Teardown teardown = new Teardown();
        Runtime.getRuntime().addShutdownHook(teardown.atExit);
        return teardown;
    }

    /// Makes one thing.
    @FunctionalInterface
    public interface Making<T> {
        T make() throws Refused, IOException, InterruptedException;
    }

    /// Makes a thing and will take it away. An end of the process in between waits until it is
    /// made: for things that are made fast.
    public synchronized <T extends Closeable> T make(Making<T> making)
            throws Refused, IOException, InterruptedException {
        return add(making.make());
    }

    /// Will take it away; at once when all the others are gone already.
    public synchronized <T extends Closeable> T add(T made) throws Refused, IOException {
        if (!over) {
            standing.push(made);
            return made;
        }
        made.close();
        throw new Refused("lab", "is being taken down", "start it again");
    }

    /// Everything stays where it is, beyond this process.
    public synchronized void leaveStanding() {
        standing.clear();
        end();
    }

    @Override
    public synchronized void close() throws IOException {
        end();
        IOException failure = null;
        while (!standing.isEmpty()) {
            try {
                standing.pop().close();
            } catch (IOException | RuntimeException e) {
                if (failure == null) failure = new IOException(e.getMessage(), e);
                else failure.addSuppressed(e);
            }
        }
        if (failure != null) throw failure;
    }

    private void end() {
        over = true;
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending: the hook finds nothing left, or does its work.
        }
    }

    private void closeAtExit() {
        try {
            close();
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }
}
