package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Loader;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far one machine's boot has come, as far as it takes to tell our iPXE from a ROM's.
///
/// An unmodified distribution iPXE says nothing that a ROM's iPXE does not say: same user class,
/// same architecture, same UUID, and a transaction id that means nothing to the next loader (on a
/// QEMU machine the options of both are equal byte by byte). What differs is what happened before:
/// ours starts right after this machine fetched it. So an iPXE is ours when this machine has just
/// fetched, to its end, the loader we told it to fetch, and nobody used that fetch yet.
///
/// The fetch is used up by the ACK that carries the next word (a repeated REQUEST repeats the
/// answer, it does not ask again), because what comes after that ACK may be a reset, and a reset
/// starts in the ROM. A fetch that nobody uses goes stale after [#FETCH_COUNTS]: long enough for a
/// switch port that wakes up for 30 s when the loader resets the link, short enough that a machine
/// which died in between and comes back is a ROM again. Firmware that speaks for itself also ends
/// it: no loader of ours runs then. What can still go wrong is a reset within that time, before the
/// ACK: the ROM's iPXE then gets the URL meant for ours, which it nearly always can use.
///
/// Forgetting too early costs one more loader of 100 kB, which then counts as ours. That heals
/// itself unless it never ends: after [#LOADS_LIMIT] loaders without a boot script, any iPXE gets
/// the URL.
record BootStage(Optional<String> told, Optional<Instant> fetched, int loads, Instant since) {
    static final Duration FETCH_COUNTS = Duration.ofMinutes(2);
    static final Duration LOADS_COUNT = Duration.ofMinutes(10);
    static final int LOADS_LIMIT = 6;

    static BootStage fresh(Instant now) {
        return new BootStage(Optional.empty(), Optional.empty(), 0, now);
    }

    Loader iPxeIs(Instant now) {
        boolean justFetched =
                fetched.filter(then -> now.isBefore(then.plus(FETCH_COUNTS))).isPresent();
        return justFetched || keepsLoading(now) ? Loader.OUR_IPXE : Loader.FOREIGN_IPXE;
    }

    private boolean keepsLoading(Instant now) {
        return loads >= LOADS_LIMIT && now.isBefore(since.plus(LOADS_COUNT));
    }

    /// Firmware asks: whatever was fetched before belongs to an earlier boot.
    BootStage firmwareAsked() {
        return new BootStage(told, Optional.empty(), loads, since);
    }

    BootStage toldToFetch(String file) {
        return new BootStage(Optional.of(file), fetched, loads, since);
    }

    BootStage fetched(String file, Instant now) {
        if (!told.equals(Optional.of(file))) return this;
        boolean countsOn = now.isBefore(since.plus(LOADS_COUNT));
        return new BootStage(
                told, Optional.of(now), countsOn ? loads + 1 : 1, countsOn ? since : now);
    }

    BootStage ourIpxeAcknowledged() {
        return new BootStage(Optional.empty(), Optional.empty(), loads, since);
    }
}
