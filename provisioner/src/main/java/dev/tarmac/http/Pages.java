package dev.tarmac.http;

import dev.tarmac.access.Caller;
import dev.tarmac.access.Role;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.render.PageTemplates;
import dev.tarmac.ui.ErrorPage;
import dev.tarmac.ui.ProblemView;
import dev.tarmac.ui.Shell;
import dev.tarmac.ui.Shown;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers with a page, or with a page that says why there is none.
final class Pages {
    /// Everything comes from here, and nothing in a page's text runs or styles it.
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final HttpString CONTENT_SECURITY_POLICY =
            new HttpString("Content-Security-Policy");
    private static final HttpString REFERRER_POLICY = new HttpString("Referrer-Policy");

    private record Entry(String text, String address) {}

    private static final List<Entry> MENU =
            List.of(
                    new Entry("Machines", "/"),
                    new Entry("Installs", "/installs"),
                    new Entry("Images", "/images"),
                    new Entry("Profiles", "/profiles"),
                    new Entry("Rules", "/rules"),
                    new Entry("Doctor", "/doctor"),
                    new Entry("Audit", "/audit"));

    private final PageTemplates templates = new PageTemplates("/ui");
    private final Map<String, String> files;

    Pages(Map<String, String> files) {
        this.files = Map.copyOf(files);
    }

    /// A way to a page.
    @FunctionalInterface
    interface Page {
        void answer(HttpServerExchange exchange) throws Exception;
    }

    /// The same, with a page for whatever goes wrong.
    HttpHandler guarded(Page page) {
        return exchange -> {
            try {
                page.answer(exchange);
            } catch (HttpProblem e) {
                problems(exchange, e.status(), e.problems());
            } catch (Refused e) {
                problems(exchange, 422, e.problems());
            }
        };
    }

    private void problems(HttpServerExchange exchange, int status, List<Problem> problems) {
        ErrorPage page = new ErrorPage(status, problems.stream().map(ProblemView::of).toList());
        send(exchange, status, "error", "Not done", "", page);
    }

    /// @param template its name
    /// @param live what the page shows of all that changes: see [Shell]
    void send(
            HttpServerExchange exchange,
            int status,
            String template,
            String title,
            String live,
            Record page) {
        exchange.getResponseHeaders()
                .put(CONTENT_SECURITY_POLICY, CONTENT_POLICY)
                .put(REFERRER_POLICY, "same-origin")
                .put(Headers.X_CONTENT_TYPE_OPTIONS, "nosniff");
        Optional<Caller> caller = Gate.caller(exchange);
        Shell shell =
                new Shell(
                        title,
                        caller.isPresent() ? menu(exchange.getRequestPath()) : List.of(),
                        files,
                        live,
                        caller.map(who -> who.name().text()),
                        Gate.visit(exchange).map(visit -> visit.csrf().text()).orElse(""),
                        caller.filter(who -> who.role().covers(Role.OPERATOR)).isPresent());
        Reply.text(exchange, status, "text/html", templates.page(template, new Shown(shell, page)));
    }

    private static List<Shell.Entry> menu(String path) {
        return MENU.stream()
                .map(
                        entry ->
                                new Shell.Entry(
                                        entry.text(),
                                        entry.address(),
                                        isBelow(path, entry.address())))
                .toList();
    }

    private static boolean isBelow(String path, String address) {
        return address.equals("/")
                ? path.equals("/") || path.startsWith("/machines/")
                : path.equals(address) || path.startsWith(address + "/");
    }

    /// To a page of ours, after something was done: loading it again does nothing twice.
    static void go(HttpServerExchange exchange, String address) {
        exchange.setStatusCode(303);
        exchange.getResponseHeaders().put(Headers.LOCATION, address);
        exchange.endExchange();
    }
}
