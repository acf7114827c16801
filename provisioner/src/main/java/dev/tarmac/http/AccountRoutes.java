package dev.tarmac.http;

import dev.tarmac.access.Account;
import dev.tarmac.access.Account.Kind;
import dev.tarmac.access.AccountName;
import dev.tarmac.access.Accounts;
import dev.tarmac.access.ApiToken;
import dev.tarmac.access.Password;
import dev.tarmac.access.Role;
import dev.tarmac.access.SlowHash;
import dev.tarmac.audit.AuditEntry.Deed;
import dev.tarmac.audit.AuditLog;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import io.undertow.server.HttpServerExchange;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// `/api/v1/users` and `/api/v1/tokens`: who has access.
final class AccountRoutes {
    private static final long LONGEST_SECONDS = Duration.ofDays(3650).toSeconds();

    private final Accounts accounts;
    private final AuditLog audit;
    private final InstantSource clock;

    AccountRoutes(Accounts accounts, AuditLog audit, InstantSource clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /// `GET /api/v1/users`
    void users(HttpServerExchange exchange) {
        list(exchange, "users", Kind.USER);
    }

    /// `GET /api/v1/tokens`
    void tokens(HttpServerExchange exchange) {
        list(exchange, "tokens", Kind.TOKEN);
    }

    private void list(HttpServerExchange exchange, String name, Kind kind) {
        Reply.json(
                exchange,
                200,
                JsonObject.members(
                        name, accounts.list(kind).stream().map(AccountRoutes::json).toList()));
    }

    /// `POST /api/v1/users`
    void addUser(HttpServerExchange exchange) throws IOException, HttpProblem, MalformedJson {
        JsonObject body = Ask.body(exchange, Ask.FROM_ANYBODY);
        body.allow("name", "role", "password");
        AccountName name = parsed("the user", body.text("name"), AccountName::new);
        Role role = role(body);
        SlowHash hash = password(body);
        add(exchange, new Account(Kind.USER, name, role, hash, now(), Optional.empty()));
        Reply.json(exchange, 201, json(find(Kind.USER, name)));
    }

    /// `POST /api/v1/tokens`: the only answer that ever holds the token.
    void addToken(HttpServerExchange exchange) throws IOException, HttpProblem, MalformedJson {
        JsonObject body = Ask.body(exchange, Ask.FROM_ANYBODY);
        body.allow("name", "role", "lifetimeSeconds");
        ApiToken token = ApiToken.random(parsed("the token", body.text("name"), AccountName::new));
        Role role = role(body);
        Optional<Instant> end = end(body);
        add(
                exchange,
                new Account(
                        Kind.TOKEN, token.name(), role, SlowHash.of(token.secret()), now(), end));
        Map<String, Object> answer = json(find(Kind.TOKEN, token.name()));
        answer.put("token", token.text());
        Reply.json(exchange, 201, answer);
    }

    private void add(HttpServerExchange exchange, Account account) throws HttpProblem {
        if (!accounts.add(account))
            throw new HttpProblem(
                    409,
                    account.kind() + " " + account.name(),
                    "is there already",
                    "take another name, or delete it first: tarmac "
                            + account.kind()
                            + " delete "
                            + account.name());
        note(exchange, account.kind(), account.name(), "added", "role " + account.role());
    }

    private void note(
            HttpServerExchange exchange,
            Kind kind,
            AccountName name,
            String action,
            String detail) {
        audit.add(Callers.actor(exchange), Deed.of(kind + " " + name, action, detail));
    }

    /// `PUT /api/v1/users/{name}/password`
    void password(HttpServerExchange exchange) throws IOException, HttpProblem, MalformedJson {
        AccountName name = name(exchange);
        JsonObject body = Ask.body(exchange, Ask.FROM_ANYBODY);
        body.allow("password");
        if (!accounts.changePassword(name, password(body))) throw unknown(Kind.USER, name);
        note(exchange, Kind.USER, name, "password set", "");
        Reply.nothing(exchange);
    }

    /// `DELETE /api/v1/users/{name}`
    void deleteUser(HttpServerExchange exchange) throws HttpProblem {
        delete(exchange, Kind.USER);
    }

    /// `DELETE /api/v1/tokens/{name}`
    void deleteToken(HttpServerExchange exchange) throws HttpProblem {
        delete(exchange, Kind.TOKEN);
    }

    private void delete(HttpServerExchange exchange, Kind kind) throws HttpProblem {
        AccountName name = name(exchange);
        switch (accounts.delete(kind, name, now())) {
            case DELETED -> {
                note(exchange, kind, name, "deleted", "");
                Reply.nothing(exchange);
            }
            case NO_SUCH_ACCOUNT -> throw unknown(kind, name);
            case LAST_ADMIN ->
                    throw new HttpProblem(
                            409,
                            kind + " " + name,
                            "is the last admin: nobody could give access to others",
                            "make another one first: tarmac token add NAME --role admin");
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private Account find(Kind kind, AccountName name) throws HttpProblem {
        Optional<Account> account = accounts.find(kind, name);
        if (account.isEmpty()) throw unknown(kind, name);
        return account.get();
    }

    private static AccountName name(HttpServerExchange exchange) throws HttpProblem {
        return Ask.path(exchange, "name", AccountName::new);
    }

    private static Role role(JsonObject body) throws HttpProblem, MalformedJson {
        return parsed("the role", body.text("role"), Role::parse);
    }

    private static SlowHash password(JsonObject body) throws HttpProblem, MalformedJson {
        return SlowHash.of(parsed("the password", body.text("password"), Password::chosen));
    }

    private Optional<Instant> end(JsonObject body) throws HttpProblem, MalformedJson {
        if (!body.has("lifetimeSeconds")) return Optional.empty();
        long seconds = body.number("lifetimeSeconds");
        if (seconds < 1 || seconds > LONGEST_SECONDS)
            throw new HttpProblem(
                    400,
                    "the token",
                    "lives for " + seconds + " s",
                    "give 1 to " + LONGEST_SECONDS + ", or nothing: then it does not end");
        return Optional.of(now().plusSeconds(seconds));
    }

    private static <T> T parsed(String where, String text, Function<String, T> parser)
            throws HttpProblem {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(400, where, e.getMessage(), "choose another one");
        }
    }

    private static HttpProblem unknown(Kind kind, AccountName name) {
        return new HttpProblem(
                404, kind + " " + name, "does not exist", "see which do: tarmac " + kind + " list");
    }

    private static Map<String, Object> json(Account account) {
        return JsonObject.members(
                "name", account.name().text(),
                "role", account.role().toString(),
                "createdAt", account.createdAt().toString(),
                "endsAt", account.endsAt().map(Instant::toString));
    }
}
