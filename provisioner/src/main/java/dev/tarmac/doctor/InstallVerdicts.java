package dev.tarmac.doctor;

import dev.tarmac.doctor.Sighting.Moved;
import dev.tarmac.doctor.Verdict.Kind;
import dev.tarmac.install.Attempt;
import dev.tarmac.install.Install;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.Prepared;
import dev.tarmac.install.Progress;
import dev.tarmac.problem.Problem;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What the newest install says.
final class InstallVerdicts {
    /// Frames of an image are verified and written many times a second.
    static final Duration STALLED = Duration.ofMinutes(1);

    private static final String IMAGE_STEP = "unpack";

    private InstallVerdicts() {}

    /// Empty for an install that tells nothing of where its machine is: none, ordered, aborted.
    static Optional<Verdict> of(Evidence evidence, Instant now) {
        if (evidence.install().isEmpty()) return Optional.empty();
        Install install = evidence.install().get();
        Optional<Problem> problem = install.attempt().problem();
        return switch (install.state()) {
            case ORDERED, ABORTED -> Optional.empty();
            case RUNNING -> Optional.of(running(evidence, install, now));
            case INSTALLED ->
                    Optional.of(
                            new Verdict(
                                    Kind.FIRST_BOOT,
                                    "is installed and boots its new system for the first time",
                                    ""));
            case PROVEN ->
                    Optional.of(
                            new Verdict(
                                    Kind.PROVEN,
                                    "is proven: its new system has called home (install "
                                            + install.id()
                                            + ")",
                                    ""));
            case UNPROVEN ->
                    Optional.of(told(Kind.UNPROVEN, "is installed and not proven", problem));
            case FAILED -> Optional.of(told(Kind.INSTALL_FAILED, "its install failed", problem));
        };
    }

    /// The last word of this install; a boot that began later may know more.
    static Instant lastWord(Install install, Optional<Instant> lastSign) {
        Attempt attempt = install.attempt();
        return Stream.of(
                        Optional.of(install.createdAt()),
                        attempt.prepared().map(Prepared::at),
                        attempt.installedAt(),
                        attempt.endedAt(),
                        install.state() == InstallState.RUNNING
                                ? lastSign
                                : Optional.<Instant>empty())
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(install.createdAt());
    }

    private static Verdict running(Evidence evidence, Install install, Instant now) {
        Instant sign = lastWord(install, evidence.lastSign());
        Instant heard = sign.isBefore(evidence.watchedSince()) ? evidence.watchedSince() : sign;
        if (!now.isBefore(heard.plus(AgentVerdicts.LOST))) return AgentVerdicts.lost(heard, now);
        Optional<Progress> progress = install.attempt().progress();
        Optional<Moved> moved =
                evidence.sightings().stream()
                        .filter(Moved.class::isInstance)
                        .map(Moved.class::cast)
                        .reduce((earlier, later) -> later);
        boolean isImage = progress.filter(step -> step.kind().equals(IMAGE_STEP)).isPresent();
        if (isImage && moved.isPresent() && !now.isBefore(moved.get().at().plus(STALLED)))
            return stalled(moved.get(), now);
        return new Verdict(
                Kind.INSTALLING,
                "is being installed ("
                        + install.id()
                        + ")"
                        + progress.map(InstallVerdicts::at).orElse(""),
                "");
    }

    private static String at(Progress step) {
        return ", at " + step.kind() + " " + step.subject();
    }

    private static Verdict stalled(Moved last, Instant now) {
        return new Verdict(
                Kind.IMAGE_STALLED,
                "has received nothing of its image for %d s: %d of %d bytes"
                        .formatted(
                                Duration.between(last.at(), now).toSeconds(),
                                last.doneBytes(),
                                last.totalBytes()),
                "see that the image store is readable and the network between passes large packets"
                        + " (MTU); its agent tries again by itself");
    }

    private static Verdict told(Kind kind, String what, Optional<Problem> problem) {
        return new Verdict(
                kind,
                what + problem.map(each -> ": " + each.where() + " " + each.what()).orElse(""),
                problem.map(Problem::fix).orElse("see tarmac install show"));
    }
}
