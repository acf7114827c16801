package dev.tarmac.doctor;

import dev.tarmac.install.Install;
import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that is known of one machine's way.
///
/// @param watchedSince from when on the network was watched
/// @param sightings oldest first
/// @param loaders files that it fetched and that are programs, by name
/// @param install the newest
/// @param lastSign of its agent
public record Evidence(
        MacAddress mac,
        Instant watchedSince,
        View view,
        List<Sighting> sightings,
        Map<String, LoaderFile> loaders,
        Optional<Install> install,
        Optional<Instant> lastSign) {
    public Evidence {
        sightings = List.copyOf(sightings);
        loaders = Map.copyOf(loaders);
    }
}
