package dev.tarmac.doctor;

import dev.tarmac.doctor.Sighting.FetchEnded;
import dev.tarmac.doctor.Sighting.FetchStarted;
import dev.tarmac.doctor.Sighting.Network;
import dev.tarmac.doctor.Sighting.Scripted;
import dev.tarmac.doctor.Verdict.Kind;
import dev.tarmac.pxe.PxeEvent;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// From the boot script to the agent's first word, and to its last.
final class AgentVerdicts {
    /// The slowest machines unpack an initramfs and start a Java runtime in less.
    static final Duration STARTED = Duration.ofMinutes(2);

    /// A dozen signs of life in a row are missing.
    static final Duration LOST = Duration.ofSeconds(15);

    private static final Duration ASKS_ON = Duration.ofSeconds(20);
    private static final Duration KERNEL = Duration.ofMinutes(2);

    private AgentVerdicts() {}

    /// Empty when no boot script was asked for.
    static Optional<Verdict> of(Evidence evidence, Course course, Instant now) {
        Optional<Instant> sign = evidence.lastSign().filter(at -> isSince(course, at));
        if (sign.isPresent()) return Optional.of(spoken(sign.get(), now));
        Optional<Sighting> script = course.end(Fetch.SCRIPT);
        if (script.isEmpty()) return Optional.empty();
        if (script.get() instanceof FetchEnded fetch && fetch.status() >= 400)
            return Optional.of(refused(fetch));
        Optional<Scripted> scripted = course.scripted();
        if (scripted.filter(Scripted::forDisk).isPresent())
            return Optional.of(
                    new Verdict(
                            Kind.BOOTS_DISK,
                            "was sent to its disk, as it " + scripted.get().why(),
                            ""));
        return transfer(course, script.get())
                .or(
                        () ->
                                course.end(Fetch.TICKET)
                                        .filter(AgentVerdicts::isWhole)
                                        .map(ticket -> starting(ticket, now)))
                .or(() -> Optional.of(loading(course, script.get(), now)));
    }

    /// Who has its script by TFTP has the rest by it, too. Empty when nothing is on its way.
    private static Optional<Verdict> transfer(Course course, Sighting script) {
        return script instanceof Network
                ? TransferVerdicts.of(course.after(script))
                : Optional.empty();
    }

    private static boolean isWhole(Sighting end) {
        return !(end instanceof FetchEnded fetch) || fetch.isWhole();
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

    private static Verdict starting(Sighting ticket, Instant now) {
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
    private static Verdict loading(Course course, Sighting script, Instant now) {
        List<Sighting> parts =
                course.sightings().stream()
                        .filter(each -> Fetch.in(each).filter(Fetch::isOfAgent).isPresent())
                        .toList();
        if (parts.isEmpty()) return afterScript(course, script, now);
        Sighting last = parts.getLast();
        boolean isBroken = !isWhole(last);
        if (!isBroken && now.isBefore(last.at().plus(KERNEL)))
            return Verdict.booting("fetches kernel and initramfs");
        return new Verdict(
                Kind.KERNEL_STALLED,
                "stopped in the middle of the " + Fetch.in(last).orElseThrow() + told(last),
                "look for loss or a wrong MTU between here and there, and for firmware with too"
                        + " little memory");
    }

    private static String told(Sighting last) {
        return switch (last) {
            case FetchEnded ended when !ended.isWhole() ->
                    ": %d of %d bytes, HTTP %d"
                            .formatted(ended.bytes(), ended.of(), ended.status());
            case FetchEnded _, Network(PxeEvent.TransferFinished _) ->
                    ": it arrived and nothing came after it";
            case FetchStarted _ -> ": it was begun and never ended";
            case Network _, Scripted _, Sighting.Moved _ -> "";
        };
    }

    /// Packets alone do not tell what stands in the script.
    private static Verdict afterScript(Course course, Sighting script, Instant now) {
        if (course.scripted().isEmpty() || now.isBefore(script.at().plus(ASKS_ON)))
            return Verdict.booting("has its boot script");
        return new Verdict(
                Kind.KERNEL_STALLED,
                "fetched its boot script and no kernel after it",
                "look at its console; the server needs an agent to give away: tarmac agent build");
    }
}
