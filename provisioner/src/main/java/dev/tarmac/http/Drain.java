package dev.tarmac.http;

import dev.tarmac.problem.Problem;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts what is being answered. Once told to, it lets nothing more in and says when the last
/// answer has left.
final class Drain implements HttpHandler {
    private final HttpHandler next;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int running;
    private boolean isStopping;

    Drain(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!enter()) {
            refuse(exchange);
            return;
        }
        exchange.addExchangeCompleteListener(
                (over, then) -> {
                    // What else belongs to its end comes first: threads end with the last answer.
                    try {
                        then.proceed();
                    } finally {
                        leave();
                    }
                });
        next.handleRequest(exchange);
    }

    /// On a connection that was there before; new ones are not taken.
    private static void refuse(HttpServerExchange exchange) {
        exchange.setPersistent(false);
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "5");
        Reply.problem(
                exchange, 503, List.of(Problem.at("the server", "is going down", "try again")));
    }

    private boolean enter() {
        lock.lock();
        try {
            if (isStopping) return false;
            running++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            if (--running == 0) idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            isStopping = true;
        } finally {
            lock.unlock();
        }
    }

    /// True when nothing is being answered any more.
    boolean awaitIdle(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (running > 0 && left > 0) left = idle.awaitNanos(left);
            return running == 0;
        } finally {
            lock.unlock();
        }
    }
}
