package dev.tarmac.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// `If-Match` and `If-None-Match` of requests that change something (RFC 9110, 13.1): what the
/// client saw must still be so. Between the look and the change nobody else changes things of this
/// kind; changes without a condition do not wait for each other.
final class Precondition {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /// A change, or a refusal of it.
    @FunctionalInterface
    interface Change {
        void make() throws HttpProblem;
    }

    /// Makes the change when the request's conditions hold.
    ///
    /// @param where what is changed, for the problem
    /// @param current its tag now; empty when it is not there
    void guard(
            HttpServerExchange exchange,
            String where,
            Supplier<Optional<EntityTag>> current,
            Change change)
            throws HttpProblem {
        Optional<String> match = header(exchange, Headers.IF_MATCH_STRING);
        Optional<String> noneMatch = header(exchange, Headers.IF_NONE_MATCH_STRING);
        boolean conditional = match.isPresent() || noneMatch.isPresent();
        Lock turn = conditional ? lock.writeLock() : lock.readLock();
        turn.lock();
        try {
            if (conditional) require(where, current.get(), match, noneMatch);
            change.make();
        } finally {
            turn.unlock();
        }
    }

    private static Optional<String> header(HttpServerExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    private static void require(
            String where,
            Optional<EntityTag> current,
            Optional<String> match,
            Optional<String> noneMatch)
            throws HttpProblem {
        if (match.isPresent() && current.filter(tag -> tag.isIn(match.get())).isEmpty())
            throw new HttpProblem(
                    412,
                    where,
                    current.isEmpty()
                            ? "is not there (any more)"
                            : "is not what If-Match says: somebody changed it since",
                    "get it again, look at what is different, and send its new ETag");
        if (noneMatch.isPresent() && current.filter(tag -> tag.isIn(noneMatch.get())).isPresent())
            throw new HttpProblem(
                    412,
                    where,
                    "is there already, and If-None-Match asks for something new",
                    "leave If-None-Match out to change what is there");
    }
}
