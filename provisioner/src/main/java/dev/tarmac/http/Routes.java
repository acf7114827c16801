package dev.tarmac.http;

import static dev.tarmac.http.Least.ADMIN;
import static dev.tarmac.http.Least.ANYBODY;
import static dev.tarmac.http.Least.MACHINE;
import static dev.tarmac.http.Least.OPERATOR;
import static dev.tarmac.http.Least.VIEWER;

import dev.tarmac.access.StrangerAlarm;

import io.undertow.server.HttpHandler;

import java.util.ArrayList;
import java.util.List;

/// Every address that this server answers, and who may ask it.
public final class Routes {
    private static final String API = "/api/v1";

    /// Takes passwords.
    static final String LOGIN = API + "/login";

    private Routes() {}

    /// What every server has.
    public static List<Route> of(Services services) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(health(services));
        routes.addAll(boot(services));
        routes.addAll(machines(services));
        routes.addAll(inventory(services));
        routes.addAll(access(services));
        routes.addAll(pages(services));
        return routes;
    }

    private static List<Route> health(Services services) {
        HealthRoutes health = new HealthRoutes(services);
        MetricsRoute metrics = new MetricsRoute(services.operations().metrics());
        return List.of(
                Route.data("GET", "/health", ANYBODY, health::health),
                Route.data("GET", API + "/health", ANYBODY, health::health),
                Route.data("GET", "/health/live", ANYBODY, health::live),
                Route.data("GET", "/health/ready", ANYBODY, health::ready),
                Route.data("GET", "/metrics", ANYBODY, metrics),
                Route.data("GET", API + "/openapi.json", ANYBODY, new OpenApi()));
    }

    private static List<Route> boot(Services services) {
        AgentFileRoutes files = new AgentFileRoutes(services.agent());
        BootRoutes boot =
                new BootRoutes(
                        services.script(),
                        services.ticket(),
                        services.kickstarts(),
                        new StrangerAlarm(services.network()::machineAt, services.clock()));
        HttpHandler loaders = new LoaderRoute(services.loader(), services.network());
        List<Route> routes = new ArrayList<>();
        routes.addAll(file("/boot/agent/vmlinuz", files::kernel));
        routes.addAll(file("/boot/agent/{sha256}/vmlinuz", files::kernel));
        routes.addAll(file("/boot/agent/initramfs.img", files::initramfs));
        routes.addAll(file("/boot/agent/{sha256}/initramfs.img", files::initramfs));
        routes.addAll(file(LoaderRoute.PATH, loaders));
        routes.addAll(file(ImageFileRoute.PREFIX + "*", new ImageFileRoute(services.catalog())));
        routes.add(Route.data("GET", "/boot/{mac}/ipxe", ANYBODY, boot::script));
        routes.add(Route.data("GET", "/boot/{mac}/ticket.cpio", ANYBODY, boot::ticket));
        routes.add(Route.data("GET", "/boot/{mac}/kickstart/{template}", ANYBODY, boot::kickstart));
        routes.add(
                Route.data(
                        "GET",
                        SeedRoute.PATH,
                        ANYBODY,
                        new SeedRoute(services.installs(), services.network()::leasedTo)));
        return routes;
    }

    private static List<Route> file(String path, HttpHandler handler) {
        return List.of(
                Route.data("GET", path, ANYBODY, handler),
                Route.data("HEAD", path, ANYBODY, handler));
    }

    private static List<Route> machines(Services services) {
        AgentRoutes agent = new AgentRoutes(services);
        return List.of(
                Route.data("POST", "/agent/v1/hello", MACHINE, new HelloRoute(services)),
                Route.data("POST", "/agent/v1/facts", MACHINE, agent::facts),
                Route.data("GET", "/agent/v1/command", MACHINE, agent::command),
                Route.data("POST", "/agent/v1/events", MACHINE, agent::events),
                Route.data("POST", "/agent/v1/beat", MACHINE, agent::beat),
                Route.data("POST", "/proof/v1", MACHINE, new ProofRoute(services.proofs())));
    }

    private static List<Route> inventory(Services services) {
        MachineRoutes machines = new MachineRoutes(services);
        InstallRoutes installs = new InstallRoutes(services);
        ProfileRoutes profiles = new ProfileRoutes(services.profiles(), services.catalog());
        ImageRoutes images = new ImageRoutes(services.catalog());
        MachinePath path = new MachinePath(services.machines());
        RuleRoutes rules = new RuleRoutes(services.rules(), services.profiles());
        RackRoutes rack = new RackRoutes(services.rack(), services.machines(), services.profiles());
        LeaseRoutes leases = new LeaseRoutes(services.network()::leases);
        DiagnosisRoute diagnosis = new DiagnosisRoute(path, services.doctor()::diagnose);
        PlanRoute plan = new PlanRoute(path, services.preparation()::preview);
        AuditRoute audit = new AuditRoute(services.audit(), path);
        return List.of(
                api("GET", "/leases", VIEWER, leases::list),
                api("GET", "/machines", VIEWER, machines::list),
                api("GET", "/machines/{mac}", VIEWER, machines::show),
                api("GET", "/machines/{mac}/diagnosis", VIEWER, diagnosis),
                api("PUT", "/machines/{mac}", OPERATOR, machines::put),
                api("PATCH", "/machines/{mac}", OPERATOR, machines::patch),
                api("DELETE", "/machines/{mac}", OPERATOR, machines::delete),
                api("POST", "/machines/{mac}/shell", OPERATOR, machines::shell),
                api("GET", "/machines/{mac}/plan", VIEWER, plan),
                api("GET", "/machines/{mac}/kickstart-values", VIEWER, machines::kickstartValues),
                api("POST", "/machines/{mac}/approve", OPERATOR, installs::approve),
                api("POST", "/machines/{mac}/release-disks", OPERATOR, machines::releaseDisks),
                api("POST", "/machines/{mac}/installs", OPERATOR, installs::order),
                api("GET", "/rules", VIEWER, rules::show),
                api("PUT", "/rules", OPERATOR, rules::put),
                api("GET", "/rack", VIEWER, rack::list),
                api("PUT", "/rack", OPERATOR, rack::put),
                api("DELETE", "/rack/{name}", OPERATOR, rack::delete),
                api("GET", "/audit", VIEWER, audit),
                api("GET", "/events", VIEWER, services.events()),
                api("GET", "/installs", VIEWER, installs::list),
                api("POST", "/installs", OPERATOR, installs::start),
                api("GET", "/installs/{id}", VIEWER, installs::show),
                api("GET", "/installs/{id}/events", VIEWER, installs::events),
                api("POST", "/installs/{id}/retry", OPERATOR, installs::retry),
                api("POST", "/installs/{id}/abort", OPERATOR, installs::abort),
                api("GET", "/profiles", VIEWER, profiles::list),
                api("GET", "/profiles/{name}", VIEWER, profiles::show),
                api("PUT", "/profiles/{name}", OPERATOR, profiles::put),
                api("DELETE", "/profiles/{name}", OPERATOR, profiles::delete),
                api("GET", "/images", VIEWER, images::list),
                api("GET", "/images/*", VIEWER, images::show));
    }

    private static List<Route> access(Services services) {
        LoginRoutes logins = new LoginRoutes(new LoginDesk(services.logins(), services.audit()));
        AccountRoutes accounts =
                new AccountRoutes(services.accounts(), services.audit(), services.clock());
        return List.of(
                Route.data("POST", LOGIN, ANYBODY, logins::login),
                api("POST", "/logout", VIEWER, logins::logout),
                api("GET", "/me", VIEWER, logins::me),
                api("GET", "/users", ADMIN, accounts::users),
                api("POST", "/users", ADMIN, accounts::addUser),
                api("PUT", "/users/{name}/password", ADMIN, accounts::password),
                api("DELETE", "/users/{name}", ADMIN, accounts::deleteUser),
                api("GET", "/tokens", ADMIN, accounts::tokens),
                api("POST", "/tokens", ADMIN, accounts::addToken),
                api("DELETE", "/tokens/{name}", ADMIN, accounts::deleteToken));
    }

    private static List<Route> pages(Services services) {
        StaticFiles files = new StaticFiles();
        Pages pages = new Pages(files.addresses());
        PageRoutes page = new PageRoutes(services, pages);
        LoginPage login = new LoginPage(new LoginDesk(services.logins(), services.audit()), pages);
        return List.of(
                Route.data("GET", StaticFiles.PATH, ANYBODY, files),
                Route.page("GET", Gate.LOGIN_PAGE, ANYBODY, pages.guarded(login::show)),
                Route.page("POST", Gate.LOGIN_PAGE, ANYBODY, pages.guarded(login::login)),
                Route.page("POST", "/logout", VIEWER, pages.guarded(login::logout)),
                look("/", pages.guarded(page::board)),
                look("/machines/{mac}", pages.guarded(page::machine)),
                look("/installs", pages.guarded(page::installs)),
                look("/installs/{id}", pages.guarded(page::install)),
                look("/images", pages.guarded(page::images)),
                look("/profiles", pages.guarded(page::profiles)),
                look("/rules", pages.guarded(page::rules)),
                look("/audit", pages.guarded(page::audit)),
                look("/doctor", pages.guarded(page::doctor)),
                act("/machines/{mac}/profile", pages.guarded(page::assign)),
                act("/machines/{mac}/installs", pages.guarded(page::order)),
                act("/machines/{mac}/shell", pages.guarded(page::shell)),
                act("/installs/{id}/retry", pages.guarded(page::retry)),
                act("/installs/{id}/abort", pages.guarded(page::abort)));
    }

    private static Route look(String path, HttpHandler handler) {
        return Route.page("GET", path, VIEWER, handler);
    }

    private static Route act(String path, HttpHandler handler) {
        return Route.page("POST", path, OPERATOR, handler);
    }

    private static Route api(String method, String path, Least least, HttpHandler handler) {
        return Route.data(method, API + path, least, handler);
    }
}
