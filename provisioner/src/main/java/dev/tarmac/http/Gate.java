package dev.tarmac.http;

import dev.tarmac.access.Caller;
import dev.tarmac.access.Logins;
import dev.tarmac.access.Logins.Visit;
import dev.tarmac.access.Role;
import dev.tarmac.access.Secret;
import dev.tarmac.access.TokenDoor;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.server.handlers.form.FormData;
import io.undertow.server.handlers.form.FormDataParser;
import io.undertow.server.handlers.form.FormEncodedDataDefinition;
import io.undertow.server.handlers.form.FormParserFactory;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Stands before every route: whoever asks must have the role that the route says, by a token
/// (`Authorization: Bearer`) or by the cookie of a login. A browser sends its cookie with whatever
/// any page makes it ask, so a request by cookie that changes something must show the login's CSRF
/// token as well, which other pages do not know.
public final class Gate {
    /// The cookie of a login.
    public static final String COOKIE = "tarmac_session";

    /// Carries the CSRF token of requests by script.
    public static final HttpString CSRF_HEADER = new HttpString("X-Tarmac-Csrf");

    /// Carries it in forms.
    public static final String CSRF_FIELD = "csrf";

    /// Where browsers without access are sent, with `?to=` the page that they wanted.
    public static final String LOGIN_PAGE = "/login";

    private static final Set<String> ONLY_READ = Set.of("GET", "HEAD");
    private static final AttachmentKey<Caller> CALLER = AttachmentKey.create(Caller.class);
    private static final AttachmentKey<Visit> VISIT = AttachmentKey.create(Visit.class);
    private static final String BEARER = "Bearer ";
    private static final FormParserFactory FORMS =
            FormParserFactory.builder(false).addParser(new FormEncodedDataDefinition()).build();

    private final TokenDoor tokens;
    private final Logins logins;
    private final PlainHttp plain;

    /// @param plain what needs no TLS
    Gate(TokenDoor tokens, Logins logins, PlainHttp plain) {
        this.tokens = tokens;
        this.logins = logins;
        this.plain = plain;
    }

    /// Who makes this request; empty where a route asks nobody.
    public static Optional<Caller> caller(HttpServerExchange exchange) {
        return Optional.ofNullable(exchange.getAttachment(CALLER));
    }

    /// The login that this request belongs to: its CSRF token goes into forms. On a page for
    /// anybody it is there for who happens to be logged in.
    public static Optional<Visit> visit(HttpServerExchange exchange) {
        return Optional.ofNullable(exchange.getAttachment(VISIT));
    }

    /// The cookie that was shown, whatever it is worth.
    static Optional<Secret> cookie(HttpServerExchange exchange) {
        Cookie cookie = exchange.getRequestCookie(COOKIE);
        if (cookie == null) return Optional.empty();
        try {
            return Optional.of(new Secret(cookie.getValue()));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    HttpHandler before(Route route) {
        HttpHandler inside = withRole(route);
        return exchange -> {
            boolean may =
                    exchange.isSecure()
                            || plain.mayAsk(exchange.getSourceAddress().getAddress(), route);
            if (may) inside.handleRequest(exchange);
            else sendToTls(exchange, route);
        };
    }

    private void sendToTls(HttpServerExchange exchange, Route route) throws HttpProblem {
        URI url =
                plain.secured(
                                exchange.getHostAndPort(),
                                exchange.getRequestPath(),
                                exchange.getQueryString())
                        .orElseThrow();
        if (!route.isPage() || !ONLY_READ.contains(route.method()))
            throw new HttpProblem(
                    403,
                    exchange.getRequestPath(),
                    "is asked for by TLS alone: a token in the clear is everybody's",
                    "ask " + url);
        exchange.setStatusCode(307);
        exchange.getResponseHeaders()
                .put(Headers.LOCATION, url.toASCIIString())
                // A browser that remembered it would go there when there is no TLS any more.
                .put(Headers.CACHE_CONTROL, "no-store");
        exchange.endExchange();
    }

    private HttpHandler withRole(Route route) {
        Optional<Role> least = route.least().role();
        if (least.isEmpty()) return route.isPage() ? greeted(route) : route.handler();
        return exchange -> {
            Optional<Caller> caller = identify(exchange);
            if (caller.isEmpty()) {
                turnAway(exchange, route);
                return;
            }
            requireRole(exchange, caller.get(), least.get());
            if (!ONLY_READ.contains(route.method())) requireOurs(exchange, route);
            route.handler().handleRequest(exchange);
        };
    }

    private HttpHandler greeted(Route route) {
        return exchange -> {
            visitor(exchange);
            route.handler().handleRequest(exchange);
        };
    }

    /// A token that is shown is what counts; a cookie beside it is not looked at.
    private Optional<Caller> identify(HttpServerExchange exchange)
            throws HttpProblem, InterruptedException {
        String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        if (header == null) return visitor(exchange);
        Caller caller = bearer(exchange, header);
        exchange.putAttachment(CALLER, caller);
        return Optional.of(caller);
    }

    private Optional<Caller> visitor(HttpServerExchange exchange) {
        Optional<Visit> visit = cookie(exchange).flatMap(logins::visit);
        visit.ifPresent(
                found -> {
                    exchange.putAttachment(VISIT, found);
                    exchange.putAttachment(CALLER, found.caller());
                });
        return visit.map(Visit::caller);
    }

    private Caller bearer(HttpServerExchange exchange, String header)
            throws HttpProblem, InterruptedException {
        boolean isBearer = header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        String token = isBearer ? header.substring(BEARER.length()).strip() : "";
        return switch (tokens.admit(token, exchange.getSourceAddress().getAddress())) {
            case TokenDoor.Outcome.Admitted(Caller caller) -> caller;
            case TokenDoor.Outcome.Refused() ->
                    throw unauthorised(
                            exchange,
                            isBearer
                                    ? "its token is unknown, was deleted, or has ended"
                                    : "its Authorization header holds no bearer token");
            case TokenDoor.Outcome.TooOften(Duration wait) ->
                    throw tooOften(exchange, "too many wrong tokens came from there", wait);
        };
    }

    static HttpProblem tooOften(HttpServerExchange exchange, String what, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, seconds);
        return new HttpProblem(
                429, exchange.getRequestPath(), what, "wait " + seconds + " s, then try again");
    }

    private static void turnAway(HttpServerExchange exchange, Route route) throws HttpProblem {
        if (!route.isPage()) throw unauthorised(exchange, "needs a token or a login");
        String wanted = exchange.getRequestPath();
        boolean comesBack = route.method().equals("GET");
        exchange.setStatusCode(303);
        exchange.getResponseHeaders()
                .put(
                        Headers.LOCATION,
                        LOGIN_PAGE
                                + (comesBack
                                        ? "?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)
                                        : ""));
        exchange.endExchange();
    }

    private static HttpProblem unauthorised(HttpServerExchange exchange, String what) {
        exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer realm=\"tarmac\"");
        return new HttpProblem(
                401,
                exchange.getRequestPath(),
                what,
                "send `Authorization: Bearer TOKEN`; an admin makes one: tarmac token add NAME");
    }

    private static void requireRole(HttpServerExchange exchange, Caller caller, Role least)
            throws HttpProblem {
        if (caller.role().covers(least)) return;
        throw new HttpProblem(
                403,
                exchange.getRequestMethod() + " " + exchange.getRequestPath(),
                "needs the role " + least + ", and " + caller + " has the role " + caller.role(),
                "ask an admin for access with that role: tarmac token add NAME --role " + least);
    }

    private static void requireOurs(HttpServerExchange exchange, Route route)
            throws HttpProblem, IOException {
        Optional<Visit> visit = visit(exchange);
        if (visit.isEmpty()) return;
        String shown = exchange.getRequestHeaders().getFirst(CSRF_HEADER);
        if (shown == null && route.isPage()) shown = field(exchange);
        if (shown != null && visit.get().csrf().matches(shown)) return;
        throw new HttpProblem(
                403,
                exchange.getRequestMethod() + " " + exchange.getRequestPath(),
                "comes with the cookie of a login, but without its CSRF token",
                "load the page again; scripts send the header " + CSRF_HEADER);
    }

    /// The form stays readable for the handler: Undertow keeps what it has parsed.
    private static String field(HttpServerExchange exchange) throws IOException {
        exchange.setMaxEntitySize(Ask.FROM_PEOPLE);
        exchange.startBlocking();
        FormDataParser parser = FORMS.createParser(exchange);
        if (parser == null) return null;
        FormData.FormValue value = parser.parseBlocking().getFirst(CSRF_FIELD);
        return value == null ? null : value.getValue();
    }
}
