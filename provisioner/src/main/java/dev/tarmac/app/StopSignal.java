package dev.tarmac.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/// What SIGTERM and Ctrl-C do to a process that runs a server: what is under way comes to its end,
/// everything is closed, and the process ends with 0. Java itself would end with 143: for whoever
/// started it, a stop that went well is no failure.
public final class StopSignal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook;

    private StopSignal(Server server, Closeable after) {
        hook = Thread.ofPlatform().name("closing").unstarted(() -> stop(server, after));
    }

    /// From now on.
    ///
    /// @param after closed when the server is
    public static StopSignal ends(Server server, Closeable after) {
        StopSignal signal = new StopSignal(server, after);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /// Returns at the end of the process, or never.
    public void await() throws InterruptedException {
        stopped.await();
    }

    private void stop(Server server, Closeable after) {
        int code = 0;
        server.stop();
        try {
            after.close();
        } catch (IOException e) {
            LOG.error("what was under way is not written to its end", e);
            code = 1;
        }
        // No other hook is waited for; there is none that matters.
        Runtime.getRuntime().halt(code);
    }

    /// A process that ends for another reason has its own exit code.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            LOG.debug("the process is ending", ending);
        }
    }
}
