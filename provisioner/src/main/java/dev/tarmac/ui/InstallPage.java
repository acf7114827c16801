package dev.tarmac.ui;

import dev.tarmac.facts.MachineFacts;
import dev.tarmac.install.Attempt;
import dev.tarmac.install.EarlierAttempt;
import dev.tarmac.install.Install;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.Prepared;
import dev.tarmac.install.Progress;
import dev.tarmac.install.Proof;
import dev.tarmac.install.Roster.Work;
import dev.tarmac.ledger.Moment;
import dev.tarmac.ledger.Phases;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.text.PlanText;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One install: how far it is, what its plan does, where the time went, what was said.
///
/// @param position in the queue, from 1; 0 when it does not wait for room
/// @param hash of its plan, short
/// @param canRetry another attempt can begin
/// @param canAbort it can be ended
/// @param busy something is going on: look again
public record InstallPage(
        String id,
        String mac,
        String machine,
        Mark mark,
        int attempt,
        String profile,
        String image,
        String created,
        boolean wipe,
        int position,
        WorkView work,
        Optional<ProblemView> problem,
        List<String> notices,
        Waterfall waterfall,
        List<Happened> events,
        List<DiskDrawing> disks,
        List<DiskDrawing.Bar> groups,
        String plan,
        String hash,
        Optional<Proof> proof,
        List<Earlier> earlier,
        boolean canRetry,
        boolean canAbort,
        boolean busy) {
    /// An attempt that a later one took the place of.
    public record Earlier(int number, String state, Optional<ProblemView> problem) {}

    public InstallPage {
        notices = List.copyOf(notices);
        events = List.copyOf(events);
        disks = List.copyOf(disks);
        groups = List.copyOf(groups);
        earlier = List.copyOf(earlier);
    }

    /// What the page is made from.
    ///
    /// @param moments of the boot that the attempt runs in
    /// @param events of the attempt
    /// @param facts of the machine, where it is in the inventory
    /// @param position in the queue; 0 when it does not wait for room
    public record Known(
            Install install,
            List<Moment> moments,
            List<AgentEvent> events,
            List<EarlierAttempt> earlier,
            Optional<MachineFacts> facts,
            int position) {}

    public static InstallPage of(Known known, Instant now) {
        Install install = known.install();
        Attempt attempt = install.attempt();
        Optional<Plan> plan = attempt.prepared().map(Prepared::order).map(InstallOrder::plan);
        InstallState state = install.state();
        return new InstallPage(
                install.id().text(),
                install.mac().toString(),
                attempt.prepared()
                        .map(prepared -> prepared.order().host().hostname())
                        .orElseGet(() -> install.mac().toString()),
                Mark.of(state),
                install.status().attempt(),
                install.profile().text(),
                install.image().text(),
                Words.moment(install.createdAt()),
                install.terms().wipe(),
                known.position(),
                WorkView.of(state, work(known), now),
                attempt.problem().map(ProblemView::of),
                attempt.notices(),
                Waterfall.of(
                        Phases.of(known.moments(), known.events(), attempt.milestones()),
                        attempt.endedAt().orElse(now)),
                Happened.of(known.moments(), known.events()),
                DiskDrawing.of(known.facts().map(MachineFacts::disks).orElse(List.of()), plan),
                plan.map(DiskDrawing::groups).orElse(List.of()),
                plan.map(PlanText::of).orElse(""),
                plan.map(it -> it.hash().substring(0, 12)).orElse(""),
                attempt.proof(),
                known.earlier().stream().map(InstallPage::earlier).toList(),
                state == InstallState.FAILED
                        || state == InstallState.ABORTED
                        || state == InstallState.UNPROVEN,
                state.isActive(),
                state.isActive() || state == InstallState.INSTALLED);
    }

    private static Work work(Known known) {
        Attempt attempt = known.install().attempt();
        return new Work(
                attempt.progress(),
                attempt.progress().flatMap(at -> begun(at, known.events())),
                known.moments().stream().map(Moment::kind).reduce((_, later) -> later),
                attempt.problem(),
                Optional.empty(),
                attempt.endedAt());
    }

    private static Optional<Instant> begun(Progress at, List<AgentEvent> events) {
        return events.stream()
                .filter(
                        event ->
                                event instanceof AgentEvent.StepStarted step
                                        && step.step() == at.step())
                .map(event -> Instant.ofEpochMilli(event.stamp().atMillis()))
                .findFirst();
    }

    private static Earlier earlier(EarlierAttempt attempt) {
        return new Earlier(
                attempt.number(),
                attempt.outcome(),
                attempt.attempt().problem().map(ProblemView::of));
    }
}
