package dev.tarmac.install;

import dev.tarmac.access.Secret;
import dev.tarmac.audit.Actor;
import dev.tarmac.catalog.Catalog;
import dev.tarmac.install.Installs.Change;
import dev.tarmac.machine.Machine;
import dev.tarmac.machine.Machines;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.profile.Profile;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.profile.Profiles;
import dev.tarmac.pxe.MacAddress;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.Optional;

/// What people ask for: an install, another attempt, an end.
public final class Requests {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private final Machines machines;
    private final Profiles profiles;
    private final Catalog catalog;
    private final Installs installs;
    private final Wakeups wakeups;
    private final InstantSource clock;

    public Requests(
            Machines machines,
            Profiles profiles,
            Catalog catalog,
            Installs installs,
            Wakeups wakeups,
            InstantSource clock) {
        this.machines = machines;
        this.profiles = profiles;
        this.catalog = catalog;
        this.installs = installs;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /// What became of the request.
    public sealed interface Outcome {
        record Done(Install install) implements Outcome {}

        record NoSuchMachine() implements Outcome {}

        record NoSuchInstall() implements Outcome {}

        /// Not as things are.
        record Conflict(Problem problem) implements Outcome {}
    }

    /// Orders an install; the machine's agent gets it as soon as it asks.
    ///
    /// @param terms what the person said with it
    /// @param actor who orders
    public Outcome order(MacAddress mac, Terms terms, Actor actor) throws Refused {
        Optional<Machine> machine = machines.find(mac);
        if (machine.isEmpty()) return new Outcome.NoSuchMachine();
        Profile profile = profile(machine.get(), profiles);
        catalog.require("profile " + profile.name(), profile.image());
        Install install =
                new Install(
                        InstallId.random(),
                        mac,
                        profile.name(),
                        profile.image(),
                        terms,
                        clock.instant(),
                        Secret.random(),
                        Status.NEW,
                        Optional.empty(),
                        0,
                        Attempt.NEW,
                        1);
        if (!installs.add(install, actor)) return notAdded(mac);
        LOG.info("{}: install {} of {} is ordered", mac, install.id(), install.image());
        wakeups.wake(mac);
        return new Outcome.Done(install);
    }

    /// What the machine shall become.
    static Profile profile(Machine machine, Profiles profiles) throws Refused {
        if (machine.profile().isEmpty())
            throw new Refused(
                    "machine " + machine.mac(),
                    "has no profile",
                    "give it one: tarmac machine set " + machine.mac() + " --profile NAME");
        String name = machine.profile().get();
        Optional<Profile> profile = profiles.find(new ProfileName(name));
        if (profile.isEmpty())
            throw new Refused(
                    "machine " + machine.mac(),
                    "its profile " + name + " does not exist",
                    "make it: tarmac profile put " + name + " ...");
        return profile.get();
    }

    private Outcome notAdded(MacAddress mac) {
        if (machines.find(mac).isEmpty()) return new Outcome.NoSuchMachine();
        String which = installs.latest(mac).map(install -> install.id() + "").orElse("one");
        return new Outcome.Conflict(
                Problem.at(
                        "machine " + mac,
                        "is being installed (" + which + ")",
                        "wait for it, or run: tarmac install abort " + which));
    }

    public Outcome retry(InstallId id, Actor actor) {
        Optional<Install> install = installs.find(id);
        if (install.isEmpty()) return new Outcome.NoSuchInstall();
        Optional<Install> newest = installs.latest(install.get().mac());
        if (newest.isPresent() && !newest.get().id().equals(id))
            return new Outcome.Conflict(
                    Problem.at(
                            "install " + id,
                            "there is a newer one of the same machine (" + newest.get().id() + ")",
                            "order another: tarmac machine install " + install.get().mac()));
        return change(
                id,
                actor,
                new Happening.Retried(),
                install.get().state().isActive()
                        ? "wait for it, or end it: tarmac install abort " + id
                        : "order another: tarmac machine install " + install.get().mac());
    }

    public Outcome abort(InstallId id, Actor actor) {
        return change(
                id,
                actor,
                new Happening.Aborted(),
                "nothing to do: it is over; to see it: tarmac install show " + id);
    }

    private Outcome change(InstallId id, Actor actor, Happening happening, String fix) {
        Outcome outcome =
                installs.change(id, actor, install -> decide(install, happening, fix))
                        .orElseGet(Outcome.NoSuchInstall::new);
        if (outcome instanceof Outcome.Done(Install install)) {
            LOG.info(
                    "{}: install {} is {}, attempt {}",
                    install.mac(),
                    id,
                    install.state(),
                    install.status().attempt());
            wakeups.wake(install.mac());
            wakeups.wake(id);
        }
        return outcome;
    }

    private Change<Outcome> decide(Install install, Happening happening, String fix) {
        if (!(StateMachine.on(install.status(), happening) instanceof Verdict.Next(Status next)))
            return Change.of(
                    install,
                    new Outcome.Conflict(
                            Problem.at("install " + install.id(), "is " + install.state(), fix)));
        Install changed =
                next.state() == InstallState.ABORTED
                        ? install.with(next, aborted(install))
                        : install.retried(next);
        return Change.of(changed, new Outcome.Done(changed));
    }

    private Attempt aborted(Install install) {
        return install.attempt()
                .ended(
                        Problem.at(
                                "install " + install.id(),
                                "was aborted",
                                "begin again: tarmac install retry " + install.id()),
                        clock.instant());
    }
}
