package dev.tarmac.bench.pxe;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// The boot script over HTTP, as it is fetched by one machine after the other: a connection for
/// each.
///
/// Requests are due at fixed times, whatever became of those before, and each one's time counts
/// from the moment it was due: a server that stands still for a second has made 500 machines wait.
record ScriptMeasurement() implements Measurement {
    private static final int PER_SECOND = 500;

    /// A server runs for months: its compiler shall be through.
    private static final Duration WARM_UP = Duration.ofSeconds(40);

    private static final Duration SAMPLE = Duration.ofSeconds(10);
    private static final double MOST_MILLIS = 20;

    /// Requests that may be on their way at once: as many as come in half a second.
    private static final int THREADS = 250;

    private static final int MACHINES = 1000;
    private static final int PATIENCE_MILLIS = 10_000;

    @Override
    public String name() {
        return "script-p99";
    }

    @Override
    public PxeResult measure(Rig rig, int runs) throws Refused, IOException, InterruptedException {
        rig.need(Contender.OURS);
        p99(rig, WARM_UP);
        List<Double> samples = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            double millis = p99(rig, SAMPLE);
            rig.say(String.format(Locale.ROOT, "%s: ours %.2f ms", name(), millis));
            samples.add(millis);
        }
        return new PxeResult(
                name(),
                "ms",
                samples,
                Map.of(),
                MOST_MILLIS,
                PER_SECOND
                        + " requests a second for "
                        + SAMPLE.toSeconds()
                        + " s after "
                        + WARM_UP.toSeconds()
                        + " s that do not count, a connection for each, by "
                        + MACHINES
                        + " machines; from the moment a request was due to the last byte of the script");
    }

    private static double p99(Rig rig, Duration duration) throws IOException, InterruptedException {
        int count = (int) (PER_SECOND * duration.toSeconds());
        long[] nanos = new long[count];
        AtomicInteger next = new AtomicInteger();
        InetSocketAddress server = rig.http();
        long start = System.nanoTime() + Duration.ofMillis(100).toNanos();
        List<Thread> threads = new ArrayList<>();
        List<IOException> failures = Collections.synchronizedList(new ArrayList<>());
        for (int number = 0; number < THREADS; number++)
            threads.add(
                    Thread.ofPlatform()
                            .name("script")
                            .daemon()
                            .start(
                                    () -> {
                                        try {
                                            InNamespace.enter(rig.cable().clientNetwork());
                                            for (int request = next.getAndIncrement();
                                                    request < count;
                                                    request = next.getAndIncrement())
                                                nanos[request] =
                                                        fetch(server, request, due(start, request));
                                        } catch (IOException e) {
                                            failures.add(e);
                                        }
                                    }));
        for (Thread thread : threads) thread.join();
        if (!failures.isEmpty()) throw failures.getFirst();
        Arrays.sort(nanos);
        return nanos[count - 1 - count / 100] / 1e6;
    }

    private static long due(long start, int request) {
        return start + request * (Duration.ofSeconds(1).toNanos() / PER_SECOND);
    }

    /// @return nanoseconds since it was due
    private static long fetch(InetSocketAddress server, int request, long due) throws IOException {
        awaitDue(due);
        String mac =
                String.format(
                        Locale.ROOT,
                        "52:54:00:76:%02x:%02x",
                        request % MACHINES >> 8,
                        request % MACHINES & 255);
        String text =
                "GET /boot/"
                        + mac
                        + "/ipxe HTTP/1.1\r\nHost: "
                        + server.getHostString()
                        + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            socket.connect(server, PATIENCE_MILLIS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            if (!answer.startsWith("HTTP/1.1 200 ") || !answer.contains("#!ipxe"))
                throw new IOException("no boot script: " + answer.lines().findFirst().orElse(""));
        } catch (SocketTimeoutException tooSlow) {
            // Not an answer, but a time: the least that it can have taken.
        }
        return System.nanoTime() - due;
    }

    private static void awaitDue(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
            LockSupport.parkNanos(left);
    }
}
