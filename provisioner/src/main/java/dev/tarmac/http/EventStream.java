package dev.tarmac.http;

import dev.tarmac.install.Changes;
import dev.tarmac.install.Changes.News;
import dev.tarmac.install.InstallId;
import dev.tarmac.json.JsonObject;
import dev.tarmac.pxe.MacAddress;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventConnection.EventCallback;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// `GET /api/v1/events`: which machines and installs changed, as server-sent events. A client gets
/// the next batch when it has taken the one before; meanwhile a thing that changes again and again
/// becomes one event. So nothing piles up for anybody, and who takes nothing for long is let go.
public final class EventStream implements HttpHandler, AutoCloseable {
    /// Shorter than any proxy's patience.
    private static final int HEARTBEAT_MILLIS = 15_000;

    /// People see nothing faster, and a thousand machines make a thousand changes a second.
    private static final Duration PACE = Duration.ofMillis(200);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_CLIENTS = 200;

    /// Who missed more does better to look at everything.
    private static final int LONGEST_BATCH = 1000;

    private static final HttpString UNBUFFERED = new HttpString("X-Accel-Buffering");

    private final Changes changes;

    /// Numbers begin anew when the server does: an id from before is no place in this list.
    private final String epoch;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(MOST_CLIENTS);
    private final HttpHandler streams =
            new ServerSentEventHandler(
                    (connection, lastId) -> threads.execute(() -> serve(connection, lastId)));

    /// Of those changes.
    ///
    /// @param epoch another one for each start of the server
    public EventStream(Changes changes, long epoch) {
        this.changes = changes;
        this.epoch = Long.toString(epoch, Character.MAX_RADIX);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!places.tryAcquire())
            throw new HttpProblem(
                    503,
                    exchange.getRequestPath(),
                    MOST_CLIENTS + " others listen already",
                    "close some pages, or ask for the installs with ?after= and &wait=");
        exchange.addExchangeCompleteListener(
                (_, next) -> {
                    places.release();
                    next.proceed();
                });
        exchange.getResponseHeaders()
                .put(Headers.CACHE_CONTROL, "no-store")
                // A proxy that gathers the answer first would show nothing.
                .put(UNBUFFERED, "no");
        streams.handleRequest(exchange);
    }

    private void serve(ServerSentEventConnection connection, String lastId) {
        try (connection) {
            connection.setKeepAliveTime(HEARTBEAT_MILLIS);
            OptionalLong left = place(lastId);
            long since = left.orElseGet(changes::now);
            if (left.isEmpty()) send(connection, lastId == null ? "hello" : "reset", "{}", since);
            while (connection.isOpen()) {
                News news = changes.since(since, Duration.ofMillis(HEARTBEAT_MILLIS));
                since = news.next();
                if (!news.isEmpty()) tell(connection, news);
                Thread.sleep(PACE);
            }
        } catch (IOException | TimeoutException gone) {
            // Asks again when it lives, and says what it has.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Where a client was that comes back; empty when it is new, or of another start.
    private OptionalLong place(String lastId) {
        String mine = epoch + "-";
        if (lastId == null || !lastId.startsWith(mine)) return OptionalLong.empty();
        String number = lastId.substring(mine.length());
        return number.matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(number))
                : OptionalLong.empty();
    }

    /// The last one of a batch has its id: who got a part of it gets all of it again.
    private void tell(ServerSentEventConnection connection, News news)
            throws IOException, InterruptedException, TimeoutException {
        List<Object> keys = news.keys();
        if (news.all() || keys.size() > LONGEST_BATCH) {
            send(connection, "reset", "{}", news.next());
            return;
        }
        for (Object key : keys.subList(0, keys.size() - 1))
            connection.send(data(key), kind(key), null, null);
        send(connection, kind(keys.getLast()), data(keys.getLast()), news.next());
    }

    private static String kind(Object key) {
        return switch (key) {
            case MacAddress _ -> "machine";
            case InstallId _ -> "install";
            default -> throw new IllegalArgumentException("neither machine nor install: " + key);
        };
    }

    private static String data(Object key) {
        return JsonObject.write(
                JsonObject.members(key instanceof MacAddress ? "mac" : "id", key.toString()));
    }

    /// Returns when it has left.
    private void send(ServerSentEventConnection connection, String kind, String data, long id)
            throws IOException, InterruptedException, TimeoutException {
        CompletableFuture<Void> left = new CompletableFuture<>();
        connection.send(data, kind, epoch + "-" + id, new Left(left));
        try {
            left.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private record Left(CompletableFuture<Void> future) implements EventCallback {
        @Override
        public void done(
                ServerSentEventConnection connection, String data, String event, String id) {
            future.complete(null);
        }

        @Override
        public void failed(
                ServerSentEventConnection connection,
                String data,
                String event,
                String id,
                IOException e) {
            future.completeExceptionally(e);
        }
    }

    /// Everybody is let go, and asks again when there is a server again.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
