package dev.tarmac.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.PathTemplateMatch;

import java.time.Duration;

/// Stands around everything and tells how long each answer took.
final class RequestTimer implements HttpHandler {
    /// Paths in the place of templates would be as many as there are clients with imagination.
    private static final String NO_ROUTE = "none";

    private static final String IMAGES = ImageFileRoute.PREFIX + "*";

    private final RequestWatch watch;
    private final HttpHandler next;

    RequestTimer(RequestWatch watch, HttpHandler next) {
        this.watch = watch;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        long start = System.nanoTime();
        watch.begun();
        exchange.addExchangeCompleteListener(
                (over, then) -> {
                    tell(over, Duration.ofNanos(System.nanoTime() - start));
                    then.proceed();
                });
        next.handleRequest(exchange);
    }

    private void tell(HttpServerExchange over, Duration took) {
        String route = route(over);
        watch.answered(over.getRequestMethod().toString(), route, over.getStatusCode(), took);
        if (route.equals(IMAGES)) watch.imageSent(over.getResponseBytesSent());
    }

    private static String route(HttpServerExchange exchange) {
        PathTemplateMatch match = exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
        if (match != null) return match.getMatchedTemplate();
        return exchange.getRelativePath().startsWith(ImageFileRoute.PREFIX) ? IMAGES : NO_ROUTE;
    }
}
