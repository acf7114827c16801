package dev.tarmac.doctor;

import dev.tarmac.doctor.Diagnosis.Exhibit;
import dev.tarmac.pxe.PxeEvent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Sightings in the words that people get.
final class Exhibits {
    private static final int MOST = 60;

    private Exhibits() {}

    /// The newest ones.
    static List<Exhibit> of(List<Sighting> sightings, Optional<Instant> lastSign) {
        List<Exhibit> all =
                Stream.concat(
                                sightings.stream().flatMap(Exhibits::of),
                                lastSign.stream()
                                        .map(
                                                at ->
                                                        new Exhibit(
                                                                at,
                                                                "last sign of life of its agent")))
                        .sorted(Comparator.comparing(Exhibit::at))
                        .toList();
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private static Stream<Exhibit> of(Sighting sighting) {
        return text(sighting).stream().map(text -> new Exhibit(sighting.at(), text));
    }

    private static Optional<String> text(Sighting sighting) {
        return switch (sighting) {
            case Sighting.Network(PxeEvent event) -> text(event);
            case Sighting.FetchStarted fetch -> Optional.of("HTTP GET " + fetch.path());
            case Sighting.FetchEnded fetch ->
                    Optional.of(
                            "HTTP %d for %s: %d bytes%s"
                                    .formatted(
                                            fetch.status(),
                                            fetch.path(),
                                            fetch.bytes(),
                                            fetch.isWhole() ? "" : " of " + fetch.of()));
            // What it fetches next shows the other kind.
            case Sighting.Scripted script ->
                    script.forDisk()
                            ? Optional.of("boot script for its disk, as it " + script.why())
                            : Optional.empty();
            case Sighting.Moved moved ->
                    Optional.of(
                            "step %d: %d of %d bytes"
                                    .formatted(
                                            moved.step(), moved.doneBytes(), moved.totalBytes()));
        };
    }

    /// What DHCP packets say already is not said twice.
    private static Optional<String> text(PxeEvent event) {
        return switch (event) {
            case PxeEvent.DhcpHandled packet ->
                    Optional.of(packet.heard() + " -> " + packet.decision());
            case PxeEvent.TransferAgreed agreed ->
                    Optional.of(
                            "TFTP read of %s, asked %s: blksize %d, windowsize %d"
                                    .formatted(
                                            agreed.file(),
                                            agreed.terms().asked(),
                                            agreed.terms().blockSize(),
                                            agreed.terms().window()));
            case PxeEvent.TransferRefused refused ->
                    Optional.of("TFTP read of " + refused.file() + " refused: " + refused.reason());
            case PxeEvent.TransferSilent silent ->
                    Optional.of(
                            "TFTP %s: no answer to %s, %d times"
                                    .formatted(
                                            silent.file(),
                                            silent.block() < 0
                                                    ? "the terms"
                                                    : "block " + (silent.block() + 1),
                                            silent.silences()));
            case PxeEvent.TransferFinished finished ->
                    Optional.of("TFTP " + finished.file() + ": all " + finished.bytes() + " bytes");
            case PxeEvent.TransferFailed failed ->
                    Optional.of(
                            "TFTP %s: ended after %d bytes, %s"
                                    .formatted(failed.file(), failed.bytes(), failed.reason()));
            case PxeEvent.TransferStarted _,
                    PxeEvent.DiscoverSeen _,
                    PxeEvent.AddressGiven _,
                    PxeEvent.Unanswered _,
                    PxeEvent.OtherServerChosen _,
                    PxeEvent.ProxyIgnored _,
                    PxeEvent.LoaderFetched _,
                    PxeEvent.RelayUnknown _ ->
                    Optional.empty();
        };
    }
}
