package dev.tarmac.doctor;

import dev.tarmac.doctor.Sighting.FetchEnded;
import dev.tarmac.doctor.Sighting.FetchStarted;
import dev.tarmac.doctor.Sighting.Network;
import dev.tarmac.doctor.Sighting.Scripted;
import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.DhcpSummary;
import dev.tarmac.pxe.PxeEvent;
import dev.tarmac.pxe.PxeEvent.DhcpHandled;
import dev.tarmac.pxe.PxeEvent.TransferFinished;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The machine's latest try to boot, with the failed ones right before it: they have one cause.
/// What an installed system asks DHCP for is no part of it.
///
/// @param sightings oldest first
record Course(List<Sighting> sightings) {
    /// Who comes back later than this was told to.
    private static final Duration ANOTHER_DAY = Duration.ofMinutes(10);

    Course {
        sightings = List.copyOf(sightings);
    }

    static Course latest(List<Sighting> all) {
        List<Sighting> course = new ArrayList<>();
        for (Sighting next : all) {
            if (!isOfBoot(next)) continue;
            if (!course.isEmpty() && begins(next, course)) course.clear();
            course.add(next);
        }
        return new Course(course);
    }

    private static boolean isOfBoot(Sighting sighting) {
        if (sighting instanceof Sighting.Moved) return false;
        return !(sighting instanceof Network(DhcpHandled(DhcpSummary heard, var _, var _)))
                || heard.wantsBoot()
                || heard.type() == DhcpSummary.Type.DECLINE;
    }

    /// Firmware that asks after a script was fetched starts over.
    private static boolean begins(Sighting next, List<Sighting> course) {
        if (course.getLast().at().plus(ANOTHER_DAY).isBefore(next.at())) return true;
        return next instanceof Network(DhcpHandled(DhcpSummary heard, var _, var _))
                && heard.type() == DhcpSummary.Type.DISCOVER
                && course.stream().anyMatch(Course::isScript);
    }

    private static boolean isScript(Sighting sighting) {
        return isEndOf(Fetch.SCRIPT, sighting);
    }

    private static boolean isEndOf(Fetch what, Sighting sighting) {
        return (sighting instanceof FetchEnded || sighting instanceof Network(TransferFinished _))
                && Fetch.in(sighting).filter(what::equals).isPresent();
    }

    /// What was fetched, by TFTP as by HTTP, or refused by HTTP.
    Optional<Sighting> end(Fetch what) {
        return newest(Sighting.class, sighting -> isEndOf(what, sighting));
    }

    /// What the latest script was written for.
    Optional<Scripted> scripted() {
        return newest(Scripted.class, _ -> true);
    }

    Optional<Instant> start() {
        return sightings.stream().findFirst().map(Sighting::at);
    }

    /// What came after that one.
    Course after(Sighting sighting) {
        int index = sightings.lastIndexOf(sighting);
        return new Course(sightings.subList(index + 1, sightings.size()));
    }

    <T extends PxeEvent> List<T> events(Class<T> kind) {
        return sightings.stream()
                .filter(Network.class::isInstance)
                .map(sighting -> ((Network) sighting).event())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    <T extends PxeEvent> Optional<T> last(Class<T> kind) {
        List<T> events = events(kind);
        return events.isEmpty() ? Optional.empty() : Optional.of(events.getLast());
    }

    List<DhcpHandled> heard(DhcpSummary.Type type) {
        return events(DhcpHandled.class).stream()
                .filter(packet -> packet.heard().type() == type)
                .toList();
    }

    /// Of whoever asked first: the firmware.
    Optional<Arch> arch() {
        return events(DhcpHandled.class).stream()
                .flatMap(packet -> packet.heard().arch().stream())
                .findFirst();
    }

    Optional<FetchEnded> ended(Fetch what) {
        return newest(FetchEnded.class, fetch -> fetch.what() == what);
    }

    Optional<FetchStarted> started(Predicate<FetchStarted> which) {
        return newest(FetchStarted.class, which);
    }

    private <T extends Sighting> Optional<T> newest(Class<T> kind, Predicate<T> which) {
        return sightings.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(which)
                .reduce((earlier, later) -> later);
    }
}
