package dev.tarmac.metrics;

import dev.tarmac.install.Attempt;
import dev.tarmac.install.Install;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.Installs;
import dev.tarmac.ledger.Boots;
import dev.tarmac.ledger.Phase;
import dev.tarmac.ledger.Phases;
import dev.tarmac.plan.Step;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What becomes of installs, and how long their phases take: those up to the written disk when the
/// agent is done (or gave up), the first boot and the whole when the new system has spoken.
public final class InstallTimes {
    private static final Logger LOG = LoggerFactory.getLogger(InstallTimes.class);
    private static final String FIRST_BOOT = "first-boot";

    /// Besides the kinds of steps, which are the plan's: what an agent calls its steps is its word,
    /// and no label.
    private static final Set<String> BOOT_PHASES =
            Set.of(
                    "dhcp",
                    "tftp",
                    "http",
                    "ipxe",
                    "grub",
                    "kernel",
                    "agent-start",
                    "probe",
                    "plan",
                    FIRST_BOOT);

    private final Installs installs;
    private final Boots boots;
    private final MeterProvider<Counter> entered;
    private final MeterProvider<Timer> phases;
    private final Timer whole;

    InstallTimes(MeterRegistry registry, Installs installs, Boots boots) {
        this.installs = installs;
        this.boots = boots;
        entered =
                Counter.builder("tarmac.install.entered")
                        .description("Installs that came into a state")
                        .withRegistry(registry);
        for (InstallState state : InstallState.values()) entered.withTag("state", state.toString());
        phases =
                Timer.builder("tarmac.install.phase.duration")
                        .description("Phases of installs, as the ledger has them")
                        .serviceLevelObjectives(Buckets.ofPhases())
                        .withRegistry(registry);
        whole =
                Timer.builder("tarmac.install.duration")
                        .description("Proven installs, from the first DISCOVER to the proof")
                        .serviceLevelObjectives(Buckets.ofInstalls())
                        .register(registry);
    }

    /// An install was changed, and the change is on the disk.
    ///
    /// The ledger is read once more for it; where that fails, the change stands nevertheless.
    public void changed(Install before, Install after) {
        if (before.state() == after.state()) return;
        entered.withTag("state", after.state().toString()).increment();
        try {
            if (before.state() == InstallState.RUNNING) agentDone(before, after);
            if (after.state() == InstallState.PROVEN) proven(after);
        } catch (RuntimeException e) {
            LOG.warn("install {} is missing in the metrics: {}", after.id(), e.toString());
        }
    }

    private void agentDone(Install before, Install after) {
        boolean isSameAttempt = before.status().attempt() == after.status().attempt();
        Attempt attempt = (isSameAttempt ? after : before).attempt();
        for (Phase phase : phases(before, attempt))
            if (!phase.name().equals(FIRST_BOOT)) record(phase, attempt);
    }

    private void proven(Install install) {
        List<Phase> all = phases(install, install.attempt());
        all.stream()
                .filter(phase -> phase.name().equals(FIRST_BOOT))
                .forEach(phase -> record(phase, install.attempt()));
        Optional<Instant> start = all.stream().map(Phase::start).min(Instant::compareTo);
        Optional<Instant> end = install.attempt().endedAt();
        if (start.isPresent() && end.isPresent())
            whole.record(Duration.between(start.get(), end.get()));
    }

    private List<Phase> phases(Install install, Attempt attempt) {
        return Phases.of(
                install.boot().map(boots::moments).orElse(List.of()),
                installs.events(install.id(), install.status().attempt()),
                attempt.milestones());
    }

    private void record(Phase phase, Attempt attempt) {
        phase.duration()
                .ifPresent(
                        took -> phases.withTag("phase", label(phase.name(), attempt)).record(took));
    }

    private static String label(String name, Attempt attempt) {
        Set<String> known = new HashSet<>(BOOT_PHASES);
        attempt.prepared().stream()
                .flatMap(prepared -> prepared.order().plan().steps().stream())
                .map(Step::kind)
                .forEach(known::add);
        return known.contains(name) ? name : "other";
    }
}
