package dev.tarmac.doctor;

import dev.tarmac.doctor.Sighting.FetchEnded;
import dev.tarmac.doctor.Sighting.FetchStarted;
import dev.tarmac.doctor.Sighting.Moved;
import dev.tarmac.doctor.Sighting.Network;
import dev.tarmac.pxe.PxeEvent;

import java.util.ArrayList;
import java.util.List;

/// What was seen of one machine lately, oldest first, within a limit: the oldest go first, and what
/// comes in hundreds is kept once.
final class Page {
    static final int MOST = 200;

    private final List<Sighting> sightings = new ArrayList<>();

    void add(Sighting sighting) {
        if (isNothingNew(sighting)) return;
        sightings.removeIf(before -> isOutdatedBy(sighting, before));
        if (sightings.size() >= MOST) sightings.removeFirst();
        sightings.add(sighting);
    }

    List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    /// An image is fetched in hundreds of ranges; that one began tells nothing. A step that tells
    /// the same number again has not moved.
    private boolean isNothingNew(Sighting sighting) {
        if (sighting instanceof FetchStarted(var _, Fetch what, var _)) return what == Fetch.IMAGE;
        return sighting instanceof Moved moved
                && sightings.stream()
                        .anyMatch(
                                before ->
                                        before instanceof Moved earlier
                                                && earlier.step() == moved.step()
                                                && earlier.doneBytes() == moved.doneBytes());
    }

    private static boolean isOutdatedBy(Sighting news, Sighting before) {
        return switch (news) {
            case Moved _ -> before instanceof Moved;
            case FetchEnded(var _, Fetch what, var _, var _, var _, var _) ->
                    what == Fetch.IMAGE
                            && before instanceof FetchEnded earlier
                            && earlier.what() == Fetch.IMAGE;
            case FetchStarted _, Sighting.Scripted _ -> false;
            case Network(PxeEvent.TransferSilent silent) ->
                    before instanceof Network(PxeEvent.TransferSilent earlier)
                            && earlier.file().equals(silent.file())
                            && earlier.block() == silent.block();
            case Network _ -> false;
        };
    }
}
