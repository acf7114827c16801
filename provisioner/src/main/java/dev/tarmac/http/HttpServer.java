package dev.tarmac.http;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;

import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

/// The listening server. Requests are read by few threads and answered by virtual ones; files leave
/// by sendfile.
public final class HttpServer implements AutoCloseable {
    private static final int MAX_HEADER_BYTES = 16 << 10;
    private static final int MAX_HEADERS = 64;
    private static final int MAX_PARAMETERS = 32;

    /// Longer than any long poll is silent.
    private static final int IDLE_MILLIS = 120_000;

    private static final int MOST_CONNECTIONS = 1_000_000;
    private static final int CLOSE_SECONDS = 10;
    private static final int HEADER_MILLIS = 15_000;
    private static final int BUFFER_BYTES = 16 << 10;

    /// That wait for the next request; a burst takes more, which are thrown away after it.
    private static final int MOST_BUFFERS = 256;

    private final XnioWorker worker;
    private final Undertow undertow;
    private final Guard guard;
    private final EventStream events;
    private final Drain drain;

    private HttpServer(
            XnioWorker worker, Undertow undertow, Guard guard, EventStream events, Drain drain) {
        this.worker = worker;
        this.undertow = undertow;
        this.guard = guard;
        this.events = events;
        this.drain = drain;
    }

    /// What people and their tools come to, where there is TLS.
    ///
    /// @param address that is listened on
    public record Secured(InetSocketAddress address, SSLContext context) {}

    /// Listens when it returns.
    ///
    /// @param secured where what needs access is asked for by TLS
    /// @param routes every address that it answers
    public static HttpServer start(
            InetSocketAddress address,
            Optional<Secured> secured,
            Services services,
            List<Route> routes)
            throws Refused {
        PlainHttp plain =
                new PlainHttp(
                        secured.map(tls -> tls.address().getPort()),
                        InetAddress::isLoopbackAddress);
        Gate gate = new Gate(services.tokens(), services.logins(), plain);
        Guard guard =
                new Guard(
                        new FetchWatch(
                                services.doctor(),
                                services.network()::machineAt,
                                services.clock(),
                                Router.of(routes, gate)));
        Drain drain = new Drain(guard);
        XnioWorker worker = worker();
        Undertow.Builder builder =
                Undertow.builder()
                        .addHttpListener(address.getPort(), address.getHostString())
                        .setHandler(new RequestTimer(services.operations().requests(), drain))
                        .setWorker(worker)
                        .setByteBufferPool(buffers())
                        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
                        .setServerOption(UndertowOptions.MAX_HEADERS, MAX_HEADERS)
                        .setServerOption(UndertowOptions.MAX_PARAMETERS, MAX_PARAMETERS)
                        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, Ask.FROM_AGENTS + 1L)
                        .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, HEADER_MILLIS)
                        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
                        .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                        .setSocketOption(Options.READ_TIMEOUT, IDLE_MILLIS)
                        .setSocketOption(Options.WRITE_TIMEOUT, IDLE_MILLIS)
                        .setSocketOption(Options.TCP_NODELAY, true);
        secured.ifPresent(
                tls ->
                        builder.addHttpsListener(
                                tls.address().getPort(),
                                tls.address().getHostString(),
                                tls.context()));
        Undertow undertow = builder.build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            new HttpServer(worker, undertow, guard, services.events(), drain).close();
            throw cannotListen(address, secured, e);
        }
        return new HttpServer(worker, undertow, guard, services.events(), drain);
    }

    /// Of our own: Undertow's would end with the listener, and answers that are under way with it.
    private static XnioWorker worker() {
        try {
            return Xnio.getInstance(HttpServer.class.getClassLoader())
                    .createWorker(
                            OptionMap.builder()
                                    .set(
                                            Options.WORKER_IO_THREADS,
                                            Math.max(4, Runtime.getRuntime().availableProcessors()))
                                    .set(Options.WORKER_TASK_CORE_THREADS, 1)
                                    .set(Options.WORKER_TASK_MAX_THREADS, 1)
                                    .set(Options.CONNECTION_HIGH_WATER, MOST_CONNECTIONS)
                                    .set(Options.CONNECTION_LOW_WATER, MOST_CONNECTIONS)
                                    .set(Options.TCP_NODELAY, true)
                                    .set(Options.CORK, true)
                                    .getMap());
        } catch (IOException e) {
            throw new UncheckedIOException("no threads for HTTP", e);
        }
    }

    /// Shared by all threads. Undertow's usual pool keeps some buffers for each thread, and every
    /// request has a thread of its own here: 16 KiB stayed behind each one until a full collection,
    /// and every small one had them to copy.
    private static ByteBufferPool buffers() {
        return new DefaultByteBufferPool(false, BUFFER_BYTES, MOST_BUFFERS, 0);
    }

    private static Refused cannotListen(
            InetSocketAddress address, Optional<Secured> secured, RuntimeException e)
            throws Refused {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (!(cause instanceof IOException)) throw e;
        String where =
                "http://"
                        + address.getHostString()
                        + ":"
                        + address.getPort()
                        + secured.map(tls -> " or https port " + tls.address().getPort())
                                .orElse("");
        String fix =
                switch (cause) {
                    case BindException taken
                            when String.valueOf(taken.getMessage()).contains("in use") ->
                            "stop what listens there (ss -ltnp), or set another `port` of `http:`"
                                    + " or `https:`";
                    case SocketException _ ->
                            "set `address:` to an address of this machine (ip -br address)";
                    default -> "see that this user may listen there";
                };
        return new Refused(Problem.at(where, "cannot listen: " + cause.getMessage(), fix), cause);
    }

    /// No connection is taken any more and no request begun; answers that are under way go on.
    public void stopAccepting() {
        drain.stop();
        events.close();
        undertow.stop();
    }

    /// True when the last answer has left.
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        return drain.awaitIdle(atMost);
    }

    /// Ends at once what is still under way.
    @Override
    public void close() {
        events.close();
        guard.close();
        undertow.stop();
        worker.shutdownNow();
        try {
            worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
