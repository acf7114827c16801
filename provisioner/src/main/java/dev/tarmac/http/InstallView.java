package dev.tarmac.http;

import dev.tarmac.install.Admission;
import dev.tarmac.install.Attempt;
import dev.tarmac.install.EarlierAttempt;
import dev.tarmac.install.Install;
import dev.tarmac.install.Installs;
import dev.tarmac.install.Prepared;
import dev.tarmac.install.Progress;
import dev.tarmac.install.Proof;
import dev.tarmac.install.Terms.Batch;
import dev.tarmac.json.JsonObject;
import dev.tarmac.ledger.Boots;
import dev.tarmac.ledger.Moment;
import dev.tarmac.ledger.Phase;
import dev.tarmac.ledger.Phases;
import dev.tarmac.ledger.Tftp;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.PlanJson;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// An install as people and their tools see it; no secret is in it.
final class InstallView {
    private final Installs installs;
    private final Boots boots;
    private final Admission admission;
    private final InstantSource clock;

    InstallView(Installs installs, Boots boots, Admission admission, InstantSource clock) {
        this.installs = installs;
        this.boots = boots;
        this.admission = admission;
        this.clock = clock;
    }

    /// For lists.
    Map<String, Object> brief(Install install) {
        return JsonObject.members(
                "id", install.id().text(),
                "mac", install.mac().toString(),
                "profile", install.profile().text(),
                "image", install.image().text(),
                "state", install.state().toString(),
                "attempt", install.status().attempt(),
                "revision", install.revision(),
                "createdAt", install.createdAt().toString(),
                "batch", install.terms().batch().map(Batch::name),
                "queuePosition",
                        Optional.of(admission.position(install)).filter(position -> position > 0),
                "progress", install.attempt().progress().map(Progress::json),
                "problem", install.attempt().problem().map(Reply::problem));
    }

    Map<String, Object> whole(Install install) {
        Attempt attempt = install.attempt();
        List<Moment> moments = install.boot().map(boots::moments).orElse(List.of());
        List<Phase> phases =
                Phases.of(
                        moments,
                        installs.events(install.id(), install.status().attempt()),
                        attempt.milestones());
        Optional<Instant> start = phases.stream().map(Phase::start).min(Instant::compareTo);
        Optional<InstallOrder> order = attempt.prepared().map(Prepared::order);
        Tftp tftp = Tftp.of(moments);
        Map<String, Object> json = brief(install);
        json.putAll(
                JsonObject.members(
                        "planHash", order.map(InstallOrder::planHash),
                        "plan", order.map(InstallOrder::plan).map(PlanJson::encode),
                        "order", order.map(InstallView::drawn),
                        "totalMs", total(start, attempt).toMillis(),
                        "phases",
                                phases.stream()
                                        .map(phase -> json(phase, start.orElseThrow()))
                                        .toList(),
                        "notices", attempt.notices(),
                        "bootOrder", attempt.bootOrder(),
                        "earlier",
                                installs.earlier(install.id()).stream()
                                        .map(earlier -> earlier(install, earlier))
                                        .toList(),
                        "proof", attempt.proof().map(Proof::json),
                        "tftp", JsonObject.members("bytes", tftp.bytes(), "files", tftp.files())));
        return json;
    }

    /// An attempt before this one: how it ended, and how long what took.
    private Map<String, Object> earlier(Install install, EarlierAttempt earlier) {
        Attempt attempt = earlier.attempt();
        List<Phase> phases =
                Phases.of(
                        earlier.boot().map(boots::moments).orElse(List.of()),
                        installs.events(install.id(), earlier.number()),
                        attempt.milestones());
        Optional<Instant> start = phases.stream().map(Phase::start).min(Instant::compareTo);
        return JsonObject.members(
                "attempt", earlier.number(),
                "state", earlier.outcome(),
                "planHash", attempt.prepared().map(Prepared::order).map(InstallOrder::planHash),
                "problem", attempt.problem().map(Reply::problem),
                "notices", attempt.notices(),
                "phases", phases.stream().map(phase -> json(phase, start.orElseThrow())).toList());
    }

    private Duration total(Optional<Instant> start, Attempt attempt) {
        return start.map(
                        first ->
                                Duration.between(
                                        first, attempt.endedAt().orElseGet(clock::instant)))
                .orElse(Duration.ZERO);
    }

    private static Map<String, Object> json(Phase phase, Instant start) {
        return JsonObject.members(
                "name", phase.name(),
                "startMs", Duration.between(start, phase.start()).toMillis(),
                "durationMs", phase.duration().map(Duration::toMillis));
    }

    private static Map<String, Object> drawn(InstallOrder order) {
        return JsonObject.members(
                "hostname", order.host().hostname(),
                "diskUuids", texts(order.diskUuids()),
                "partitionUuids", texts(order.partitionUuids()),
                "filesystemUuids", texts(order.filesystemUuids()),
                "manifestSha256", order.image().manifestSha256());
    }

    private static Map<String, String> texts(Map<String, UUID> uuids) {
        Map<String, String> texts = new TreeMap<>();
        uuids.forEach((name, uuid) -> texts.put(name, uuid.toString()));
        return texts;
    }
}
