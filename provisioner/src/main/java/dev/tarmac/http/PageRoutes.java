package dev.tarmac.http;

import dev.tarmac.audit.Actor;
import dev.tarmac.catalog.CatalogImage;
import dev.tarmac.image.ImageName;
import dev.tarmac.install.Install;
import dev.tarmac.install.InstallId;
import dev.tarmac.install.Preview;
import dev.tarmac.install.Requests.Outcome;
import dev.tarmac.install.Roster.Entry;
import dev.tarmac.install.Roster.Line;
import dev.tarmac.install.Roster.Newest;
import dev.tarmac.install.Terms;
import dev.tarmac.machine.Machine;
import dev.tarmac.machine.MachineSettings;
import dev.tarmac.machine.Presence.Sign;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.ui.AuditPage;
import dev.tarmac.ui.BoardFilter;
import dev.tarmac.ui.DoctorPage;
import dev.tarmac.ui.ImagesPage;
import dev.tarmac.ui.InstallPage;
import dev.tarmac.ui.InstallsPage;
import dev.tarmac.ui.MachinePage;
import dev.tarmac.ui.ProblemView;
import dev.tarmac.ui.ProfilesPage;
import dev.tarmac.ui.RackBoard;
import dev.tarmac.ui.RulesPage;

import io.undertow.server.HttpServerExchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The pages: each fetches what it shows, and dev.tarmac.ui decides how.
final class PageRoutes {
    private static final long MOST_PAGES = 100_000;

    /// Of the audit log that a machine's page shows.
    private static final int DEEDS = 20;

    private final Services services;
    private final Pages pages;
    private final MachinePath path;

    PageRoutes(Services services, Pages pages) {
        this.services = services;
        this.pages = pages;
        this.path = new MachinePath(services.machines());
    }

    void board(HttpServerExchange exchange) throws HttpProblem {
        BoardFilter filter =
                new BoardFilter(
                        Ask.text(exchange, "q"),
                        Ask.text(exchange, "state"),
                        Ask.text(exchange, "rack"),
                        page(exchange));
        List<Line> lines = services.roster().lines();
        List<Line> shown = RackBoard.shown(lines, filter);
        RackBoard board =
                RackBoard.of(
                        lines,
                        filter,
                        shown,
                        services.roster()
                                .work(
                                        shown.stream()
                                                .flatMap(line -> line.newest().stream())
                                                .map(Newest::id)
                                                .toList()),
                        this::lastSign,
                        services.clock().instant());
        pages.send(exchange, 200, "board", "Machines", "*", board);
    }

    private Optional<Instant> lastSign(MacAddress mac) {
        return services.presence().last(mac).map(Sign::at);
    }

    private static int page(HttpServerExchange exchange) throws HttpProblem {
        return (int) Math.clamp(Ask.number(exchange, "page", 1), 1, MOST_PAGES);
    }

    void machine(HttpServerExchange exchange) throws HttpProblem {
        machine(exchange, 200, Optional.empty());
    }

    private void machine(HttpServerExchange exchange, int status, Optional<Problem> refused)
            throws HttpProblem {
        MacAddress mac = path.mac(exchange);
        Optional<Machine> machine = services.machines().find(mac);
        if (machine.isEmpty()) throw MachineRoutes.unknown(mac);
        Optional<Install> newest = services.installs().latest(mac);
        Previewed preview = preview(machine.get(), newest);
        MachinePage page =
                MachinePage.of(
                        new MachinePage.Known(
                                machine.get(),
                                newest.map(this::known),
                                lastSign(mac),
                                services.doctor().diagnose(mac),
                                services.profiles().list().stream()
                                        .map(profile -> profile.name().text())
                                        .toList(),
                                preview.preview(),
                                preview.problems(),
                                services.audit().page(Optional.of(mac), Long.MAX_VALUE, DEEDS)),
                        refused.map(ProblemView::of),
                        services.clock().instant());
        String live = mac + newest.map(install -> " " + install.id()).orElse("");
        pages.send(exchange, status, "machine", page.name(), live, page);
    }

    /// What an order would do, or why nothing.
    private record Previewed(Optional<Preview> preview, List<Problem> problems) {}

    private Previewed preview(Machine machine, Optional<Install> newest) {
        boolean isPossible =
                machine.profile().isPresent()
                        && machine.facts().isPresent()
                        && newest.filter(install -> install.state().isActive()).isEmpty();
        if (!isPossible) return new Previewed(Optional.empty(), List.of());
        try {
            return new Previewed(Optional.of(services.preparation().preview(machine)), List.of());
        } catch (Refused e) {
            return new Previewed(Optional.empty(), e.problems());
        }
    }

    private InstallPage.Known known(Install install) {
        return new InstallPage.Known(
                install,
                install.boot().map(services.boots()::moments).orElse(List.of()),
                services.installs().events(install.id(), install.status().attempt()),
                services.installs().earlier(install.id()),
                services.machines().find(install.mac()).flatMap(Machine::facts),
                services.admission().position(install));
    }

    void installs(HttpServerExchange exchange) throws HttpProblem {
        int page = page(exchange);
        List<Entry> entries =
                services.roster()
                        .installs((page - 1) * InstallsPage.PER_PAGE, InstallsPage.PER_PAGE + 1);
        InstallsPage installs =
                InstallsPage.of(
                        entries,
                        services.roster().work(entries.stream().map(Entry::id).toList()),
                        page,
                        services.clock().instant());
        pages.send(exchange, 200, "installs", "Installs", "*", installs);
    }

    void install(HttpServerExchange exchange) throws HttpProblem {
        install(exchange, 200);
    }

    private void install(HttpServerExchange exchange, int status) throws HttpProblem {
        InstallId id = InstallRoutes.id(exchange);
        Optional<Install> install = services.installs().find(id);
        if (install.isEmpty()) throw InstallRoutes.unknown(id);
        InstallPage page = InstallPage.of(known(install.get()), services.clock().instant());
        pages.send(exchange, status, "install", "Install " + id, id + " " + page.mac(), page);
    }

    void images(HttpServerExchange exchange) {
        List<ImagesPage.Row> rows = new ArrayList<>();
        for (ImageName name : services.catalog().names()) rows.add(image(name));
        pages.send(exchange, 200, "images", "Images", "", new ImagesPage(rows));
    }

    private ImagesPage.Row image(ImageName name) {
        try {
            Optional<CatalogImage> image = services.catalog().find(name);
            if (image.isPresent()) return ImagesPage.Row.of(image.get());
            return ImagesPage.Row.unreadable(
                    name.text(),
                    ProblemView.of(
                            Problem.at(
                                    "image " + name,
                                    "is gone while it was looked at",
                                    "load the page again")));
        } catch (Refused e) {
            return ImagesPage.Row.unreadable(name.text(), ProblemView.of(e.problems().getFirst()));
        }
    }

    void profiles(HttpServerExchange exchange) {
        ProfilesPage page = ProfilesPage.of(services.profiles().list(), services.roster().lines());
        pages.send(exchange, 200, "profiles", "Profiles", "", page);
    }

    void doctor(HttpServerExchange exchange) {
        DoctorPage page =
                DoctorPage.of(
                        services.roster().lines(),
                        services.doctor().seen(),
                        services.doctor()::diagnose,
                        services.roster()::work);
        pages.send(exchange, 200, "doctor", "Doctor", "*", page);
    }

    void rules(HttpServerExchange exchange) {
        RulesPage page =
                RulesPage.of(
                        services.rules().book(),
                        services.rules().text(),
                        services.rack().list(),
                        services.roster().lines());
        pages.send(exchange, 200, "rules", "Rules", "", page);
    }

    void audit(HttpServerExchange exchange) throws HttpProblem {
        String name = Ask.text(exchange, "machine");
        Optional<MacAddress> machine =
                name.isEmpty() ? Optional.empty() : Optional.of(path.macOf(name));
        long before = Ask.number(exchange, "before", Long.MAX_VALUE);
        AuditPage page =
                AuditPage.of(
                        services.audit().page(machine, before, AuditPage.PER_PAGE + 1), machine);
        pages.send(exchange, 200, "audit", "Audit log", "", page);
    }

    /// Orders an install, from the machine's page.
    void order(HttpServerExchange exchange) throws Exception {
        MacAddress mac = path.mac(exchange);
        Form form = Form.of(exchange);
        Terms terms = new Terms(form.isTicked("wipe"), form.text("plan"), Optional.empty());
        Actor actor = Callers.actor(exchange);
        try {
            Outcome outcome = services.requests().order(mac, terms, actor);
            // Who saw the plan and orders it has approved it.
            if (outcome instanceof Outcome.Done && terms.plan().isPresent())
                services.machines().approve(mac, actor);
            done(exchange, outcome);
        } catch (Refused e) {
            machine(exchange, 422, Optional.of(e.problems().getFirst()));
        }
    }

    void retry(HttpServerExchange exchange) throws Exception {
        Form.of(exchange);
        done(
                exchange,
                services.requests().retry(InstallRoutes.id(exchange), Callers.actor(exchange)));
    }

    void abort(HttpServerExchange exchange) throws Exception {
        Form.of(exchange);
        done(
                exchange,
                services.requests().abort(InstallRoutes.id(exchange), Callers.actor(exchange)));
    }

    private void done(HttpServerExchange exchange, Outcome outcome) throws HttpProblem {
        switch (outcome) {
            case Outcome.Done(Install install) -> Pages.go(exchange, "/machines/" + install.mac());
            case Outcome.NoSuchMachine() -> throw MachineRoutes.unknown(path.mac(exchange));
            case Outcome.NoSuchInstall() -> throw InstallRoutes.unknown(InstallRoutes.id(exchange));
            case Outcome.Conflict(Problem problem) -> throw new HttpProblem(409, List.of(problem));
        }
    }

    void shell(HttpServerExchange exchange) throws Exception {
        Form.of(exchange);
        MacAddress mac = path.mac(exchange);
        if (services.machines().find(mac).isEmpty()) throw MachineRoutes.unknown(mac);
        services.machines().wantShell(mac);
        services.wakeups().wake(mac);
        Pages.go(exchange, "/machines/" + mac);
    }

    /// Gives the machine a profile.
    void assign(HttpServerExchange exchange) throws Exception {
        MacAddress mac = path.mac(exchange);
        Optional<String> profile = Form.of(exchange).text("profile");
        if (services.machines().find(mac).isEmpty()) throw MachineRoutes.unknown(mac);
        if (profile.isPresent()) MachineRoutes.requireProfile(services.profiles(), profile.get());
        services.machines()
                .change(mac, MachineSettings.NONE.withProfile(profile), Callers.actor(exchange));
        services.wakeups().wake(mac);
        Pages.go(exchange, "/machines/" + mac);
    }
}
