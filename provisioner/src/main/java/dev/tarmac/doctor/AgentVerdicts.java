package dev.tarmac.doctor;

import dev.tarmac.doctor.Sighting.FetchEnded;
import dev.tarmac.doctor.Sighting.FetchStarted;
import dev.tarmac.doctor.Verdict.Kind;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// From the boot script to the agent's first word, and to its last.
final class AgentVerdicts {
    /// The slowest machines unpack an initramfs and start a Java runtime in less.
    static final Duration STARTED = Duration.ofMinutes(2);

    /// A dozen signs of life in a row are missing.
    static final Duration LOST = Duration.ofMinutes(1);

    private static final Duration ASKS_ON = Duration.ofSeconds(20);
    private static final Duration KERNEL = Duration.ofMinutes(2);

    private AgentVerdicts() {}

    /// Empty when no boot script was asked for.
    static Optional<Verdict> of(Evidence evidence, Course course, Instant now) {
        Optional<Instant> sign = evidence.lastSign().filter(at -> isSince(course, at));
        if (sign.isPresent()) return Optional.of(spoken(sign.get(), now));
        Optional<FetchEnded> script = course.ended(Fetch.SCRIPT);
        if (script.isEmpty()) return Optional.empty();
        if (script.get().status() >= 400) return Optional.of(refused(script.get()));
        if (evidence.install().filter(install -> install.state().isOnDisk()).isPresent())
            return Optional.of(
                    new Verdict(Kind.BOOTS_DISK, "was sent to its disk, as it is installed", ""));
        Optional<FetchEnded> ticket = course.ended(Fetch.TICKET).filter(FetchEnded::isWhole);
        return Optional.of(ticket.isPresent() ? starting(ticket.get(), now) : loading(course, now));
    }

    private static boolean isSince(Course course, Instant at) {
        return course.start().filter(at::isBefore).isEmpty();
    }

    static Verdict spoken(Instant sign, Instant now) {
        if (now.isBefore(sign.plus(LOST)))
            return new Verdict(Kind.WAITING, "runs its agent, which waits for orders", "");
        return lost(sign, now);
    }

    static Verdict lost(Instant sign, Instant now) {
        return new Verdict(
                Kind.AGENT_LOST,
                "runs its agent, which was heard last "
                        + Duration.between(sign, now).toSeconds()
                        + " s ago",
                "look at its power, its cable and its console");
    }

    private static Verdict refused(FetchEnded script) {
        return new Verdict(
                Kind.HTTP_REFUSED,
                "asked for " + script.path() + " and was refused (" + script.status() + ")",
                "the server's log has the reason: another machine's address, or no address of a NIC");
    }

    private static Verdict starting(FetchEnded ticket, Instant now) {
        if (now.isBefore(ticket.at().plus(STARTED)))
            return Verdict.booting("has kernel and initramfs and starts its agent");
        return silent(ticket.at());
    }

    static Verdict silent(Instant since) {
        return new Verdict(
                Kind.AGENT_SILENT,
                "fetched kernel and initramfs and its agent has said nothing since "
                        + since.truncatedTo(ChronoUnit.SECONDS),
                "look at its console: no driver for its NIC, too little memory, or a kernel that"
                        + " panics; with kernelArguments its console may be another one");
    }

    /// What stands in the script comes one after the other.
    private static Verdict loading(Course course, Instant now) {
        List<Sighting> parts =
                course.sightings().stream()
                        .filter(
                                sighting ->
                                        part(sighting).filter(AgentVerdicts::isOfAgent).isPresent())
                        .toList();
        if (parts.isEmpty()) return afterScript(course, now);
        Sighting last = parts.getLast();
        boolean isBroken = last instanceof FetchEnded ended && !ended.isWhole();
        if (!isBroken && now.isBefore(last.at().plus(KERNEL)))
            return Verdict.booting("fetches kernel and initramfs");
        return new Verdict(
                Kind.KERNEL_STALLED,
                "stopped in the middle of the " + part(last).orElseThrow() + told(last),
                "look for loss or a wrong MTU between here and there, and for firmware with too"
                        + " little memory");
    }

    private static String told(Sighting last) {
        return switch (last) {
            case FetchEnded ended when !ended.isWhole() ->
                    ": %d of %d bytes, HTTP %d"
                            .formatted(ended.bytes(), ended.of(), ended.status());
            case FetchEnded _ -> ": it arrived and nothing came after it";
            case FetchStarted _ -> ": it was begun and never ended";
            case Sighting.Network _, Sighting.Moved _ -> "";
        };
    }

    private static Optional<Fetch> part(Sighting sighting) {
        return switch (sighting) {
            case FetchStarted started -> Optional.of(started.what());
            case FetchEnded ended -> Optional.of(ended.what());
            case Sighting.Network _, Sighting.Moved _ -> Optional.empty();
        };
    }

    private static boolean isOfAgent(Fetch what) {
        return Stream.of(Fetch.KERNEL, Fetch.INITRAMFS, Fetch.TICKET).anyMatch(what::equals);
    }

    private static Verdict afterScript(Course course, Instant now) {
        FetchEnded script = course.ended(Fetch.SCRIPT).orElseThrow();
        if (now.isBefore(script.at().plus(ASKS_ON))) return Verdict.booting("has its boot script");
        return new Verdict(
                Kind.KERNEL_STALLED,
                "fetched its boot script and no kernel after it",
                "look at its console; the server needs an agent to give away: tarmac agent build");
    }
}
