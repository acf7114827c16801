package dev.tarmac.agent;

import dev.tarmac.agent.linux.KernelFiles;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Lines for the person in front of the machine, on every console the kernel has. Each has a thread
/// of its own that writes: a serial line that nobody reads must hold up neither an install nor the
/// screen, so when too many of its lines wait the newest is dropped.
final class Console implements AutoCloseable {
    private static final int MOST_WAITING = 1000;
    private static final int CLOSE_SECONDS = 2;
    private static final String LAST = "";

    private final List<Outlet> outlets = new ArrayList<>();

    private Console(List<OutputStream> consoles) {
        for (OutputStream console : consoles) {
            Outlet outlet = new Outlet(console);
            outlets.add(outlet);
            outlet.start();
        }
    }

    /// The consoles that the kernel itself writes to; standard output when it names none.
    static Console open(Path sys, Path dev) {
        List<OutputStream> consoles = new ArrayList<>();
        String active = KernelFiles.text(sys.resolve("class/tty/console/active")).orElse("");
        for (String name : active.split(" ", -1)) {
            if (name.isEmpty()) continue;
            try {
                consoles.add(new FileOutputStream(dev.resolve(name).toFile()));
            } catch (IOException e) {
                // Not every console that the kernel names can be opened; the others are told.
            }
        }
        return new Console(consoles.isEmpty() ? List.of(System.out) : consoles);
    }

    static Console to(OutputStream... consoles) {
        return new Console(List.of(consoles));
    }

    /// One line, or several.
    void say(String text) {
        String[] lines = text.split("\n", -1);
        for (Outlet outlet : outlets) outlet.take(lines);
    }

    /// Waits a moment for what is still to be written.
    @Override
    public void close() {
        for (Outlet outlet : outlets) outlet.end();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
        try {
            for (Outlet outlet : outlets)
                outlet.join(
                        Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One console with what waits for it.
    private static final class Outlet extends Thread {
        private final OutputStream console;
        private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_WAITING);

        Outlet(OutputStream console) {
            super("console");
            setDaemon(true);
            this.console = console;
        }

        void take(String... more) {
            for (String line : more) if (!lines.offer("tarmac: " + line)) return;
        }

        /// A console that takes no more lines takes no end either, and nobody waits for it long.
        void end() {
            if (!lines.offer(LAST)) interrupt();
        }

        @Override
        public void run() {
            try {
                for (String line = lines.take(); !line.equals(LAST); line = lines.take())
                    write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void write(byte[] bytes) {
            try {
                console.write(bytes);
                console.flush();
            } catch (IOException e) {
                // A console that went away; the others are told.
            }
        }
    }
}
