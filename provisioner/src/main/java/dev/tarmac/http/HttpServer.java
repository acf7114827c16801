package dev.tarmac.http;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;

import org.xnio.Options;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;

/// The listening server. Requests are read by few threads and answered by virtual ones; files leave
/// by sendfile.
public final class HttpServer implements AutoCloseable {
    private static final int MAX_HEADER_BYTES = 16 << 10;
    private static final int MAX_HEADERS = 64;
    private static final int MAX_PARAMETERS = 32;

    /// Longer than any long poll is silent.
    private static final int IDLE_MILLIS = 120_000;

    private static final int HEADER_MILLIS = 15_000;
    private static final int BUFFER_BYTES = 16 << 10;

    /// That wait for the next request; a burst takes more, which are thrown away after it.
    private static final int MOST_BUFFERS = 256;

    private final Undertow undertow;

    private final Guard guard;

    private final EventStream events;

    private HttpServer(Undertow undertow, Guard guard, EventStream events) {
        this.undertow = undertow;
        this.guard = guard;
        this.events = events;
    }

    /// Listens when it returns.
    public static HttpServer start(InetSocketAddress address, Services services) throws Refused {
        EventStream events = new EventStream(services.changes(), services.clock().millis());
        Guard guard = new Guard(Routes.of(services, events));
        Undertow undertow =
                Undertow.builder()
                        .addHttpListener(address.getPort(), address.getHostString())
                        .setHandler(guard)
                        .setIoThreads(Math.max(4, Runtime.getRuntime().availableProcessors()))
                        .setWorkerThreads(1)
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
                        .setSocketOption(Options.TCP_NODELAY, true)
                        .build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            undertow.stop();
            events.close();
            guard.close();
            throw cannotListen(address, e);
        }
        return new HttpServer(undertow, guard, events);
    }

    /// Shared by all threads. Undertow's usual pool keeps some buffers for each thread, and every
    /// request has a thread of its own here: 16 KiB stayed behind each one until a full collection,
    /// and every small one had them to copy.
    private static ByteBufferPool buffers() {
        return new DefaultByteBufferPool(false, BUFFER_BYTES, MOST_BUFFERS, 0);
    }

    private static Refused cannotListen(InetSocketAddress address, RuntimeException e)
            throws Refused {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (!(cause instanceof IOException)) throw e;
        String where = "http://" + address.getHostString() + ":" + address.getPort();
        String fix =
                switch (cause) {
                    case BindException taken
                            when String.valueOf(taken.getMessage()).contains("in use") ->
                            "stop what listens there (ss -ltnp), or set another `http: {port: ...}`";
                    case SocketException _ ->
                            "set `address:` to an address of this machine (ip -br address)";
                    default -> "see that this user may listen there";
                };
        return new Refused(Problem.at(where, "cannot listen: " + cause.getMessage(), fix), cause);
    }

    @Override
    public void close() {
        events.close();
        guard.close();
        undertow.stop();
    }
}
