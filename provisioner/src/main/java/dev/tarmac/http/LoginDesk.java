package dev.tarmac.http;

import dev.tarmac.access.AccountName;
import dev.tarmac.access.Logins;
import dev.tarmac.access.Logins.Outcome;
import dev.tarmac.access.Logins.Visit;
import dev.tarmac.access.Secret;
import dev.tarmac.audit.Actor;
import dev.tarmac.audit.AuditEntry.Deed;
import dev.tarmac.audit.AuditLog;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.server.handlers.CookieImpl;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Logs people in and out: what a browser gets and loses by it. For the REST interface and for the
/// login page alike.
public final class LoginDesk {
    private static final Logger LOG = LoggerFactory.getLogger(LoginDesk.class);
    private static final HttpString FETCH_SITE = new HttpString("Sec-Fetch-Site");
    private static final HttpString PROTOCOL = new HttpString("X-Forwarded-Proto");

    private final Logins logins;
    private final AuditLog audit;

    public LoginDesk(Logins logins, AuditLog audit) {
        this.logins = logins;
        this.audit = audit;
    }

    /// Checks the password and puts the cookie into the answer; 401 when it is wrong, 429 when it
    /// was wrong too often.
    public Visit login(HttpServerExchange exchange, String user, String password)
            throws HttpProblem, InterruptedException {
        requireOurPage(exchange);
        switch (logins.login(user, secret(password), exchange.getSourceAddress().getAddress())) {
            case Outcome.Open(Secret cookie, Visit visit) -> {
                Gate.cookie(exchange).ifPresent(logins::end);
                exchange.setResponseCookie(cookie(exchange, cookie.text()));
                LOG.info("{} logged in from {}", visit.caller(), Ask.client(exchange));
                return visit;
            }
            case Outcome.Wrong(Optional<AccountName> owner) -> {
                noteWrong(owner, Ask.client(exchange));
                throw new HttpProblem(
                        401,
                        "the login",
                        "there is no such user, or that is not the password",
                        "try again; an admin sets a new password: tarmac user password NAME");
            }
            case Outcome.TooOften(Duration wait) ->
                    throw Gate.tooOften(exchange, "there were too many wrong passwords", wait);
        }
    }

    /// What is no user's name is not written down: people type passwords there too.
    private void noteWrong(Optional<AccountName> owner, String address) {
        String subject = owner.map(name -> "user " + name).orElse("a user who does not exist");
        LOG.warn("a login from {} as {} was refused", address, subject);
        audit.add(Actor.SERVER, Deed.of(subject, "login refused", "from " + address));
    }

    /// What cannot be a password is a wrong one.
    private static Secret secret(String password) {
        try {
            return new Secret(password);
        } catch (IllegalArgumentException none) {
            return new Secret("-");
        }
    }

    /// Ends the login and takes its cookie away.
    public void logout(HttpServerExchange exchange) {
        Gate.cookie(exchange).ifPresent(logins::end);
        exchange.setResponseCookie(cookie(exchange, "").setMaxAge(0));
    }

    private static Cookie cookie(HttpServerExchange exchange, String value) {
        boolean secure =
                exchange.isSecure()
                        || "https".equals(exchange.getRequestHeaders().getFirst(PROTOCOL));
        return new CookieImpl(Gate.COOKIE, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSiteMode("Strict");
    }

    /// Another site's page could log somebody in as a user of its own choice, and watch him work.
    private static void requireOurPage(HttpServerExchange exchange) throws HttpProblem {
        String site = exchange.getRequestHeaders().getFirst(FETCH_SITE);
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        boolean ours =
                site != null
                        ? site.equals("same-origin") || site.equals("none")
                        : origin == null || isHere(origin, exchange);
        if (!ours)
            throw new HttpProblem(
                    403, "the login", "comes from a page of another site", "log in at this server");
    }

    private static boolean isHere(String origin, HttpServerExchange exchange) {
        try {
            String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }
}
