package dev.tarmac.http;

import dev.tarmac.ui.LoginForm;
import dev.tarmac.ui.ProblemView;

import io.undertow.server.HttpServerExchange;

import java.io.IOException;
import java.util.Optional;

/// The page where people say who they are.
final class LoginPage {
    private final LoginDesk desk;
    private final Pages pages;

    LoginPage(LoginDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    void show(HttpServerExchange exchange) {
        String to = ours(Ask.text(exchange, "to"));
        if (Gate.visit(exchange).isPresent()) Pages.go(exchange, to);
        else send(exchange, 200, new LoginForm(to, "", Optional.empty()));
    }

    private void send(HttpServerExchange exchange, int status, LoginForm form) {
        pages.send(exchange, status, "login", "Log in", "", form);
    }

    void login(HttpServerExchange exchange) throws IOException, HttpProblem, InterruptedException {
        Form form = Form.of(exchange);
        String to = ours(form.text("to").orElse("/"));
        String user = form.text("user").orElse("");
        try {
            desk.login(exchange, user, form.text("password").orElse(""));
        } catch (HttpProblem e) {
            ProblemView problem = ProblemView.of(e.problems().getFirst());
            send(exchange, e.status(), new LoginForm(to, user, Optional.of(problem)));
            return;
        }
        Pages.go(exchange, to);
    }

    void logout(HttpServerExchange exchange) {
        desk.logout(exchange);
        Pages.go(exchange, Gate.LOGIN_PAGE);
    }

    /// Nobody is sent to another site by a link that looks like one of ours.
    static String ours(String to) {
        return to.matches("/([!-~&&[^/\\\\]][!-~&&[^\\\\]]*)?") ? to : "/";
    }
}
