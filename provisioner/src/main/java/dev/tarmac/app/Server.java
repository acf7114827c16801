package dev.tarmac.app;

import dev.tarmac.access.ApiToken;
import dev.tarmac.access.FrontDoor;
import dev.tarmac.access.Logins;
import dev.tarmac.access.StrangerAlarm;
import dev.tarmac.access.TokenDoor;
import dev.tarmac.boot.AgentFiles;
import dev.tarmac.boot.BootDesk;
import dev.tarmac.boot.BootFiles;
import dev.tarmac.boot.BootTarget;
import dev.tarmac.boot.KeptLeases;
import dev.tarmac.boot.LoaderChoice;
import dev.tarmac.boot.LoaderPolicy;
import dev.tarmac.boot.NetworkDiary;
import dev.tarmac.boot.ServerUrl;
import dev.tarmac.catalog.AgentBuild;
import dev.tarmac.catalog.AgentFolder;
import dev.tarmac.catalog.Catalog;
import dev.tarmac.doctor.Doctor;
import dev.tarmac.doctor.Sighting;
import dev.tarmac.doctor.View;
import dev.tarmac.http.EventStream;
import dev.tarmac.http.HttpServer;
import dev.tarmac.http.Operations;
import dev.tarmac.http.Route;
import dev.tarmac.http.Routes;
import dev.tarmac.http.Services;
import dev.tarmac.install.Admission;
import dev.tarmac.install.Arrivals;
import dev.tarmac.install.Batches;
import dev.tarmac.install.Changes;
import dev.tarmac.install.Dispatch;
import dev.tarmac.install.Overdue;
import dev.tarmac.install.Preparation;
import dev.tarmac.install.Proofs;
import dev.tarmac.install.Reports;
import dev.tarmac.install.Requests;
import dev.tarmac.install.Silence;
import dev.tarmac.install.Wakeups;
import dev.tarmac.install.Watch;
import dev.tarmac.machine.Machine;
import dev.tarmac.machine.Presence;
import dev.tarmac.metrics.InstallTimes;
import dev.tarmac.metrics.Metrics;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.capture.Tap;
import dev.tarmac.store.AccountRows;
import dev.tarmac.store.AuditRows;
import dev.tarmac.store.BootRows;
import dev.tarmac.store.BoundDiskRows;
import dev.tarmac.store.CountRows;
import dev.tarmac.store.DataLock;
import dev.tarmac.store.Database;
import dev.tarmac.store.InstallRows;
import dev.tarmac.store.LeaseRows;
import dev.tarmac.store.MachineRows;
import dev.tarmac.store.ProfileRows;
import dev.tarmac.store.RackRows;
import dev.tarmac.store.RosterRows;
import dev.tarmac.store.RuleRows;
import dev.tarmac.store.SessionRows;
import dev.tarmac.template.KickstartDesk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// The running server. [#start] returns when every part listens; what cannot start is refused with
/// its reason, and nothing of it stays behind.
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final ServerConfig config;
    private final AgentFolder agentFolder;
    private final Duration patience;
    private final Optional<Tap> tap;
    private final InstantSource clock = InstantSource.system();

    private final OurNetwork network = new OurNetwork();
    private final Metrics metrics = new Metrics();
    private final ServerUrl urls;
    private Optional<ApiToken> firstToken = Optional.empty();
    private List<Route> routes = List.of();
    private final Changes changes = new Changes();
    private final Wakeups wakeups = new Wakeups(changes);
    private Optional<HttpServer> listener = Optional.empty();

    /// What runs, newest first.
    private final Deque<Part> parts = new ArrayDeque<>();

    @FunctionalInterface
    private interface Part {
        void close();
    }

    private Server(ServerConfig config, Duration patience, Optional<Tap> tap) {
        this.config = config;
        this.agentFolder = new AgentFolder(config.agent());
        this.patience = patience;
        this.tap = tap;
        urls = config.urls();
    }

    public static Server start(ServerConfig config) throws Refused {
        return start(config, Optional.empty());
    }

    /// A server that somebody looks at.
    ///
    /// @param tap sees every datagram of DHCP and TFTP
    public static Server start(ServerConfig config, Optional<Tap> tap) throws Refused {
        return start(new Server(config, FrontDoor.PATIENCE, tap));
    }

    /// @param patience with who says hello while another agent may be alive
    static Server start(ServerConfig config, Duration patience) throws Refused {
        return start(new Server(config, patience, Optional.empty()));
    }

    private static Server start(Server server) throws Refused {
        try {
            server.startAll();
        } catch (Refused | RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private void startAll() throws Refused {
        AgentBuild agent = agentFolder.read();
        requireImageStore();
        parts.push(metrics::close);
        parts.push(DataLock.take(config.data())::close);
        Database database =
                Database.open(config.data().resolve("tarmac.db"), metrics.commits()::committed);
        parts.push(database::close);
        MachineRows machines = new MachineRows(database);
        BootRows boots = new BootRows(database);
        InstallTimes times = metrics.installs(new InstallRows(database), boots);
        InstallRows installs = new InstallRows(database, times::changed);
        metrics.count(new CountRows(database)::read);
        metrics.databaseBytes(database::bytes);
        Watch watch = new Watch(boots, installs, wakeups);
        Presence presence = new Presence(machines);
        parts.push(presence::writeDown);
        Silence silence =
                new Silence(
                        installs, wakeups, mac -> presence.last(mac).map(Presence.Sign::at), clock);
        Overdue overdue = new Overdue(installs, wakeups, clock);
        parts.push(
                Sweeper.start(List.of(overdue::sweep, silence::sweep, presence::writeDown))::close);
        FrontDoor door =
                new FrontDoor(
                        new SessionRows(database),
                        mac -> presence.last(mac).map(Presence.Sign::at),
                        patience,
                        clock);
        NetworkDiary diary = new NetworkDiary(watch, machines::plugged);
        parts.push(diary::close);
        ProfileRows profiles = new ProfileRows(database);
        Doctor doctor =
                new Doctor(
                        new Doctor.Sources(
                                installs::latest,
                                mac -> presence.last(mac).map(Presence.Sign::at),
                                name -> network.loader(name, signedLoaders())),
                        config.network().isPresent() ? View.EVERYTHING : View.HTTP,
                        clock);
        BootDesk desk = desk(machines, installs, diary, door, doctor);
        AccountRows accounts = new AccountRows(database);
        Services services =
                services(
                        database,
                        machines,
                        presence,
                        profiles,
                        installs,
                        boots,
                        door,
                        watch,
                        desk,
                        doctor,
                        operations(database),
                        accounts);
        routes = Routes.of(services);
        HttpServer http =
                HttpServer.start(
                        new InetSocketAddress(config.httpListen(), config.httpPort()),
                        secured(),
                        services,
                        routes);
        parts.push(http::close);
        firstToken = FirstToken.make(accounts, clock);
        listener = Optional.of(http);
        // Last: who gets an address is sent to HTTP at once.
        if (config.network().isPresent()) {
            LoaderChoice choice = new LoaderChoice(machines, profiles, config.uefiLoader());
            startNetwork(config.network().get(), database, machines, diary, desk, choice, doctor);
        }
        LOG.info(
                "serving {}; agent kernel {}; {} images; DHCP and TFTP {}",
                httpAddress(),
                agent.kernelVersion(),
                services.catalog().names().size(),
                config.network().isPresent() ? "on" : "off");
    }

    private Optional<HttpServer.Secured> secured() throws Refused {
        Optional<HttpsConfig> https = config.operations().https();
        if (https.isEmpty()) return Optional.empty();
        Tls tls = Tls.of(https.get(), config, clock.instant());
        tls.tell();
        return Optional.of(
                new HttpServer.Secured(
                        new InetSocketAddress(
                                https.get().listen().orElse(config.httpListen()),
                                https.get().port()),
                        tls.identity().context()));
    }

    private void startNetwork(
            PxeConfig boot,
            Database database,
            MachineRows machines,
            NetworkDiary diary,
            BootDesk desk,
            LoaderChoice choice,
            Doctor doctor)
            throws Refused {
        parts.push(network::close);
        metrics.pools(OurNetwork.poolSize(boot), () -> network.poolUse(boot));
        network.start(
                boot,
                config.loaders(),
                new LoaderPolicy(
                        urls,
                        config.loaders(),
                        choice::of,
                        () -> agent().filter(AgentBuild::isSigned).isPresent()),
                mac -> machines.find(mac).flatMap(Machine::serial),
                directory ->
                        new BootFiles(
                                directory,
                                this::agent,
                                mac -> script(mac, desk::grub),
                                desk::ticket,
                                new StrangerAlarm(network::machineAt, clock)),
                new KeptLeases(new LeaseRows(database)),
                event -> {
                    metrics.network().on(event);
                    doctor.on(event);
                    diary.on(event);
                },
                tap);
    }

    private void requireImageStore() throws Refused {
        if (!Files.isDirectory(config.images()))
            throw new Refused(
                    config.images().toString(),
                    "there is no image store",
                    "make one with an image in it: tarmac image build tarballs/images/debian-12.yaml");
    }

    private Operations operations(Database database) {
        Optional<BooleanSupplier> listening =
                config.network().isPresent() ? Optional.of(network::isListening) : Optional.empty();
        Readiness readiness =
                new Readiness(database, agentFolder::read, config.images(), listening);
        return new Operations(new Figures(metrics.requests()), metrics::text, readiness::parts);
    }

    private BootDesk desk(
            MachineRows machines,
            InstallRows installs,
            NetworkDiary diary,
            FrontDoor door,
            Doctor doctor) {
        return new BootDesk(
                machines,
                installs,
                diary,
                door,
                () -> agent().map(AgentFiles::of),
                urls::of,
                String.join(" ", config.kernelArguments()),
                (mac, target) ->
                        doctor.saw(
                                mac,
                                new Sighting.Scripted(
                                        clock.instant(),
                                        target instanceof BootTarget.Disk,
                                        target.why())),
                clock);
    }

    /// Whoever fetches a script is past the loaders.
    private String script(MacAddress mac, Function<MacAddress, String> text) {
        network.scriptFetched(mac);
        return text.apply(mac);
    }

    private Services services(
            Database database,
            MachineRows machines,
            Presence presence,
            ProfileRows profiles,
            InstallRows installs,
            BootRows boots,
            FrontDoor door,
            Watch watch,
            BootDesk desk,
            Doctor doctor,
            Operations operations,
            AccountRows accounts) {
        Catalog catalog = new Catalog(config.images());
        RackRows rack = new RackRows(database);
        RuleRows rules = new RuleRows(database);
        BoundDiskRows disks = new BoundDiskRows(database);
        Preparation preparation =
                new Preparation(
                        machines, installs, profiles, catalog, rack, disks, urls::of, clock);
        Admission admission =
                new Admission(
                        installs,
                        wakeups,
                        config.installs(),
                        mac -> machines.find(mac).map(Machine::megabits).orElse(1000));
        parts.push(Sweeper.start(List.of(admission::sweep))::close);
        Requests requests = new Requests(machines, profiles, catalog, installs, wakeups, clock);
        return new Services(
                machines,
                presence,
                profiles,
                catalog,
                installs,
                boots,
                door,
                watch,
                new Dispatch(
                        machines,
                        installs,
                        boots,
                        preparation,
                        admission,
                        wakeups,
                        urls::of,
                        clock),
                new Reports(installs, wakeups, clock),
                new Proofs(installs, wakeups, clock),
                requests,
                new Arrivals(machines, rack, rules, installs, requests),
                new Batches(machines, requests),
                admission,
                preparation,
                disks,
                rack,
                rules,
                new AuditRows(database),
                wakeups,
                new RosterRows(database),
                new EventStream(changes, clock.millis()),
                mac -> script(mac, desk::ipxe),
                desk::ticket,
                agentFolder::read,
                config.loaders()::find,
                urls::reached,
                network,
                new KickstartDesk(machines, urls::of, config.templates()),
                doctor,
                operations,
                accounts,
                new TokenDoor(accounts, clock),
                new Logins(accounts, clock),
                clock);
    }

    /// The token of the first admin, when this start made it. To be shown to who started the server
    /// and to nobody else: it is not kept.
    public Optional<ApiToken> firstToken() {
        return firstToken;
    }

    /// Every address that it answers over HTTP.
    List<Route> routes() {
        return routes;
    }

    /// None of an agent that cannot be read: machines that need it say so in the log.
    private Map<String, Path> signedLoaders() {
        try {
            return agentFolder.read().loaders();
        } catch (Refused e) {
            LOG.debug("no loader of the agent is looked at: {}", e.getMessage());
            return Map.of();
        }
    }

    private Optional<AgentBuild> agent() {
        try {
            return Optional.of(agentFolder.read());
        } catch (Refused e) {
            LOG.error("machines wait for an agent: {}", e.getMessage());
            return Optional.empty();
        }
    }

    public URI httpAddress() {
        return config.url();
    }

    /// The end that nobody notices: nothing new is begun, long polls are answered, and what is
    /// under way has its time to come to its end. Then everything is closed.
    public void stop() {
        LOG.info(
                "going down; what is under way has {} s",
                config.operations().stopWithin().toSeconds());
        long end = System.nanoTime() + config.operations().stopWithin().toNanos();
        network.stopAccepting();
        listener.ifPresent(HttpServer::stopAccepting);
        wakeups.end();
        try {
            boolean answered = listener.isEmpty() || listener.get().awaitIdle(left(end));
            boolean sent = network.awaitTransfers(left(end));
            if (!answered || !sent) LOG.warn("what is still under way is broken off");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /// Every part is closed, whatever becomes of the others.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (RuntimeException e) {
                LOG.error("a part of the server did not close", e);
            }
        }
    }
}
