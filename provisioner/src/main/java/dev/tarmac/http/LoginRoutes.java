package dev.tarmac.http;

import dev.tarmac.access.Caller;
import dev.tarmac.access.Logins.Visit;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import io.undertow.server.HttpServerExchange;

import java.io.IOException;
import java.util.Map;

/// `/api/v1/login`, `/logout`, `/me`: what everybody does with his own access.
final class LoginRoutes {
    private final LoginDesk desk;

    LoginRoutes(LoginDesk desk) {
        this.desk = desk;
    }

    /// `POST /api/v1/login`
    void login(HttpServerExchange exchange)
            throws IOException, HttpProblem, MalformedJson, InterruptedException {
        JsonObject body = Ask.body(exchange, Ask.FROM_ANYBODY);
        body.allow("user", "password");
        Visit visit = desk.login(exchange, body.text("user"), body.text("password"));
        Map<String, Object> answer = json(visit.caller());
        answer.put("csrf", visit.csrf().text());
        Reply.json(exchange, 200, answer);
    }

    /// `POST /api/v1/logout`
    void logout(HttpServerExchange exchange) {
        desk.logout(exchange);
        Reply.nothing(exchange);
    }

    /// `GET /api/v1/me`
    void me(HttpServerExchange exchange) {
        Map<String, Object> answer = json(Gate.caller(exchange).orElseThrow());
        Gate.visit(exchange).ifPresent(visit -> answer.put("csrf", visit.csrf().text()));
        Reply.json(exchange, 200, answer);
    }

    private static Map<String, Object> json(Caller caller) {
        return JsonObject.members(
                "kind", caller.kind().toString(),
                "name", caller.name().text(),
                "role", caller.role().toString());
    }
}
