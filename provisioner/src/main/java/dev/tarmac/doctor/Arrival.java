package dev.tarmac.doctor;

import dev.tarmac.doctor.Sighting.FetchEnded;
import dev.tarmac.doctor.Sighting.Network;
import dev.tarmac.pxe.PxeEvent.TransferFinished;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// A boot file that a machine has whole, by TFTP or by UEFI HTTP Boot.
///
/// @param file as it was asked for
/// @param name below the directory of the loaders
/// @param later what came after it
record Arrival(String file, String name, Instant at, Course later) {
    /// Below it HTTP gives the files that TFTP gives by their names alone.
    private static final String LOADERS = "/boot/loader/";

    /// The last one of all.
    static Optional<Arrival> last(Course course) {
        Stream<Arrival> byTftp =
                course.last(TransferFinished.class).stream()
                        .map(it -> of(it.file(), it.file(), new Network(it), course));
        Stream<Arrival> byHttp =
                course.ended(Fetch.LOADER).filter(FetchEnded::isWhole).stream()
                        .map(it -> of(it.path(), nameIn(it.path()), it, course));
        return Stream.concat(byTftp, byHttp).max(Comparator.comparing(Arrival::at));
    }

    private static Arrival of(String file, String name, Sighting sighting, Course course) {
        return new Arrival(file, name, sighting.at(), course.after(sighting));
    }

    static String nameIn(String path) {
        return path.startsWith(LOADERS) ? path.substring(LOADERS.length()) : path;
    }
}
