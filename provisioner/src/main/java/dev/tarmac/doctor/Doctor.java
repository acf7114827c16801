package dev.tarmac.doctor;

import dev.tarmac.doctor.Sighting.Moved;
import dev.tarmac.install.Install;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.pxe.DhcpSummary;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvents;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Sees everything, remembers a part of it, and answers when it is asked. The machine that was seen
/// longest ago is forgotten first; a restart forgets all.
public final class Doctor implements PxeEvents {
    static final int MOST_MACHINES = 4096;

    /// What else is known when a diagnosis is made.
    ///
    /// @param install the newest of a machine
    /// @param lastSign of its agent
    /// @param loader what kind of program a file below the directory of the loaders is
    public record Sources(
            Function<MacAddress, Optional<Install>> install,
            Function<MacAddress, Optional<Instant>> lastSign,
            Function<String, Optional<LoaderFile>> loader) {
        /// Of somebody who has the network's packets alone.
        public static final Sources NONE =
                new Sources(_ -> Optional.empty(), _ -> Optional.empty(), _ -> Optional.empty());
    }

    private final Sources sources;
    private final View view;
    private final InstantSource clock;
    private final Instant started;
    private final Map<MacAddress, Page> pages = new Recent<>();
    private final Map<Ip4Address, MacAddress> addresses = new Recent<>();

    public Doctor(Sources sources, View view, InstantSource clock) {
        this.sources = sources;
        this.view = view;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public void on(PxeEvent event) {
        if (event instanceof PxeEvent.DhcpHandled packet) learn(packet.heard());
        machine(event).ifPresent(mac -> saw(mac, new Sighting.Network(event)));
    }

    private Optional<MacAddress> machine(PxeEvent event) {
        return switch (event) {
            case PxeEvent.DhcpHandled packet -> Optional.of(packet.heard().mac());
            case PxeEvent.RelayUnknown relay -> Optional.of(relay.mac());
            case PxeEvent.TransferAgreed it -> it.mac().or(() -> at(it.client()));
            case PxeEvent.TransferRefused it -> it.mac().or(() -> at(it.client()));
            case PxeEvent.TransferSilent it -> it.mac().or(() -> at(it.client()));
            case PxeEvent.TransferStarted it -> it.mac().or(() -> at(it.client()));
            case PxeEvent.TransferFinished it -> it.mac().or(() -> at(it.client()));
            case PxeEvent.TransferFailed it -> it.mac().or(() -> at(it.client()));
            // The packets say the same.
            case PxeEvent.DiscoverSeen _,
                    PxeEvent.AddressGiven _,
                    PxeEvent.OtherServerChosen _,
                    PxeEvent.ProxyIgnored _,
                    PxeEvent.LoaderFetched _,
                    PxeEvent.Unanswered _ ->
                    Optional.empty();
        };
    }

    /// Who has an address from another server says so when it takes it.
    private synchronized void learn(DhcpSummary heard) {
        if (heard.type() == DhcpSummary.Type.REQUEST && !heard.address().isNone())
            addresses.put(heard.address(), heard.mac());
    }

    /// Which machine has that address, as far as its own packets said.
    public synchronized Optional<MacAddress> at(Ip4Address address) {
        return Optional.ofNullable(addresses.get(address));
    }

    /// Something else that was seen of that machine.
    public synchronized void saw(MacAddress mac, Sighting sighting) {
        if (mac.isOneMachine()) pages.computeIfAbsent(mac, _ -> new Page()).add(sighting);
    }

    /// What its agent told.
    public void heard(MacAddress mac, List<AgentEvent> events) {
        for (AgentEvent event : events)
            if (event instanceof AgentEvent.StepProgress step)
                saw(mac, moved(step.step(), step.doneBytes(), step.totalBytes()));
            else if (event instanceof AgentEvent.StepStarted step)
                saw(mac, moved(step.step(), 0, 0));
    }

    private Moved moved(int step, long done, long total) {
        return new Moved(clock.instant(), step, done, total);
    }

    /// Whom it remembers, seen longest ago first.
    public synchronized List<MacAddress> seen() {
        return List.copyOf(pages.keySet());
    }

    public Diagnosis diagnose(MacAddress mac) {
        List<Sighting> sightings = sightings(mac);
        return Diagnosis.of(
                new Evidence(
                        mac,
                        started,
                        view,
                        sightings,
                        loaders(sightings),
                        sources.install().apply(mac),
                        sources.lastSign().apply(mac)),
                clock.instant());
    }

    private synchronized List<Sighting> sightings(MacAddress mac) {
        Page page = pages.get(mac);
        return page == null ? List.of() : page.sightings();
    }

    private Map<String, LoaderFile> loaders(List<Sighting> sightings) {
        Map<String, LoaderFile> loaders = new HashMap<>();
        for (Sighting sighting : sightings)
            fetched(sighting)
                    .ifPresent(
                            name ->
                                    sources.loader()
                                            .apply(name)
                                            .ifPresent(file -> loaders.put(name, file)));
        return loaders;
    }

    private static Optional<String> fetched(Sighting sighting) {
        return switch (sighting) {
            case Sighting.Network(PxeEvent.TransferFinished file) -> Optional.of(file.file());
            case Sighting.FetchEnded(var _, Fetch what, String path, var _, var _, var _)
                    when what == Fetch.LOADER ->
                    Optional.of(Arrival.nameIn(path));
            case Sighting.Network _,
                    Sighting.FetchStarted _,
                    Sighting.FetchEnded _,
                    Sighting.Scripted _,
                    Sighting.Moved _ ->
                    Optional.empty();
        };
    }

    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST_MACHINES;
        }
    }
}
