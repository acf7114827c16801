package dev.tarmac.http;

import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;

import java.util.List;

/// Every address that this server answers.
final class Routes {
    private static final String API = "/api/v1";

    private Routes() {}

    /// @param events the stream of changes, which somebody else closes
    static HttpHandler of(Services services, EventStream events) {
        HealthRoutes health = new HealthRoutes(services);
        RoutingHandler routes =
                Handlers.routing()
                        .get("/health", health::health)
                        .get(API + "/health", health::health)
                        .get("/health/live", health::live)
                        .get("/health/ready", health::ready)
                        .get("/metrics", new MetricsRoute(services.operations().metrics()))
                        .setFallbackHandler(Routes::unknown)
                        .setInvalidMethodHandler(Routes::wrongMethod);
        boot(routes, services);
        agent(routes, services);
        people(routes, services);
        routes.get(API + "/events", events);
        pages(routes, services);
        HttpHandler images = new ImageFileRoute(services.catalog());
        HttpHandler all =
                exchange ->
                        (exchange.getRelativePath().startsWith(ImageFileRoute.PREFIX)
                                        ? images
                                        : routes)
                                .handleRequest(exchange);
        return new FetchWatch(
                services.doctor(), services.network()::machineAt, services.clock(), all);
    }

    private static void boot(RoutingHandler routes, Services services) {
        AgentFileRoutes files = new AgentFileRoutes(services.agent());
        BootRoutes boot =
                new BootRoutes(services.script(), services.ticket(), services.network()::machineAt);
        for (String path : List.of("/boot/agent/vmlinuz", "/boot/agent/{sha256}/vmlinuz"))
            routes.get(path, files::kernel).add("HEAD", path, files::kernel);
        for (String path :
                List.of("/boot/agent/initramfs.img", "/boot/agent/{sha256}/initramfs.img"))
            routes.get(path, files::initramfs).add("HEAD", path, files::initramfs);
        HttpHandler loaders = new LoaderRoute(services.loader(), services.network());
        routes.get(LoaderRoute.PATH, loaders).add("HEAD", LoaderRoute.PATH, loaders);
        routes.get("/boot/{mac}/ipxe", boot::script).get("/boot/{mac}/ticket.cpio", boot::ticket);
    }

    private static void agent(RoutingHandler routes, Services services) {
        AgentRoutes agent = new AgentRoutes(services);
        routes.post("/agent/v1/hello", new HelloRoute(services))
                .post("/agent/v1/facts", agent::facts)
                .get("/agent/v1/command", agent::command)
                .post("/agent/v1/events", agent::events)
                .post("/agent/v1/beat", agent::beat)
                .post("/proof/v1", new ProofRoute(services.proofs()));
    }

    private static void people(RoutingHandler routes, Services services) {
        MachineRoutes machines = new MachineRoutes(services);
        InstallRoutes installs = new InstallRoutes(services);
        ProfileRoutes profiles = new ProfileRoutes(services.profiles(), services.catalog());
        ImageRoutes images = new ImageRoutes(services.catalog());
        MachinePath path = new MachinePath(services.machines());
        RuleRoutes rules = new RuleRoutes(services.rules(), services.profiles());
        RackRoutes rack = new RackRoutes(services.rack(), services.machines(), services.profiles());
        LeaseRoutes leases = new LeaseRoutes(services.network()::leases);
        routes.get(API + "/leases", leases::list)
                .get(API + "/machines", machines::list)
                .get(API + "/machines/{mac}", machines::show)
                .get(
                        API + "/machines/{mac}/diagnosis",
                        new DiagnosisRoute(path, services.doctor()::diagnose))
                .put(API + "/machines/{mac}", machines::put)
                .add("PATCH", API + "/machines/{mac}", machines::patch)
                .delete(API + "/machines/{mac}", machines::delete)
                .post(API + "/machines/{mac}/shell", machines::shell)
                .get(
                        API + "/machines/{mac}/plan",
                        new PlanRoute(path, services.preparation()::preview))
                .post(API + "/machines/{mac}/approve", installs::approve)
                .post(API + "/machines/{mac}/release-disks", machines::releaseDisks)
                .get(API + "/rules", rules::show)
                .put(API + "/rules", rules::put)
                .get(API + "/rack", rack::list)
                .put(API + "/rack", rack::put)
                .delete(API + "/rack/{name}", rack::delete)
                .get(API + "/audit", new AuditRoute(services.audit(), path))
                .post(API + "/machines/{mac}/installs", installs::order)
                .get(API + "/installs", installs::list)
                .post(API + "/installs", installs::start)
                .get(API + "/installs/{id}", installs::show)
                .get(API + "/installs/{id}/events", installs::events)
                .post(API + "/installs/{id}/retry", installs::retry)
                .post(API + "/installs/{id}/abort", installs::abort)
                .get(API + "/profiles", profiles::list)
                .get(API + "/profiles/{name}", profiles::show)
                .put(API + "/profiles/{name}", profiles::put)
                .delete(API + "/profiles/{name}", profiles::delete)
                .get(API + "/images", images::list)
                .get(API + "/images/*", images::show);
    }

    private static void pages(RoutingHandler routes, Services services) {
        StaticFiles files = new StaticFiles();
        Pages pages = new Pages(files.addresses());
        PageRoutes page = new PageRoutes(services, pages);
        routes.get(StaticFiles.PATH, files)
                .get("/", pages.guarded(page::board))
                .get("/machines/{mac}", pages.guarded(page::machine))
                .get("/installs", pages.guarded(page::installs))
                .get("/installs/{id}", pages.guarded(page::install))
                .get("/images", pages.guarded(page::images))
                .get("/profiles", pages.guarded(page::profiles))
                .get("/rules", pages.guarded(page::rules))
                .get("/audit", pages.guarded(page::audit))
                .get("/doctor", pages.guarded(page::doctor))
                .post("/machines/{mac}/profile", pages.guarded(page::assign))
                .post("/machines/{mac}/installs", pages.guarded(page::order))
                .post("/machines/{mac}/shell", pages.guarded(page::shell))
                .post("/installs/{id}/retry", pages.guarded(page::retry))
                .post("/installs/{id}/abort", pages.guarded(page::abort));
    }

    private static void unknown(HttpServerExchange exchange) throws HttpProblem {
        throw new HttpProblem(
                404,
                exchange.getRequestPath(),
                "is no address of this server",
                "see docs/http-api.md for all there are");
    }

    private static void wrongMethod(HttpServerExchange exchange) throws HttpProblem {
        throw new HttpProblem(
                405,
                exchange.getRequestPath(),
                "does not take " + exchange.getRequestMethod(),
                "see docs/http-api.md for what it takes");
    }
}
