package dev.tarmac.doctor;

import dev.tarmac.doctor.Sighting.FetchEnded;
import dev.tarmac.doctor.Sighting.FetchStarted;
import dev.tarmac.doctor.Verdict.Kind;
import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.DhcpSummary;
import dev.tarmac.pxe.PxeEvent.DhcpHandled;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// From the boot file's last block to the loader's own first word.
final class LoaderVerdicts {
    /// Spanning tree keeps a port shut for twice its forward delay, 30 s unless it was changed; a
    /// loader needs two to five seconds for its first DISCOVER.
    static final Duration LONG_GAP = Duration.ofSeconds(15);

    /// Firmware that cannot or may not start a file goes on to the next boot entry at once.
    private static final Duration GIVES_UP = Duration.ofSeconds(45);

    private LoaderVerdicts() {}

    /// Empty when no file has arrived.
    static Optional<Verdict> of(Course course, Evidence evidence, Instant now) {
        Optional<Arrival> last = Arrival.last(course);
        if (last.isEmpty()) return overHttp(course);
        Arrival fetched = last.get();
        if (isOfAgent(fetched.file())) return Optional.of(agent(fetched, now));
        List<DhcpHandled> later = fetched.later().heard(DhcpSummary.Type.DISCOVER);
        if (later.stream().anyMatch(packet -> packet.heard().isIpxe()))
            return DhcpVerdicts.of(fetched.later(), evidence.view(), now);
        Arch arch = course.arch().orElse(Arch.BIOS);
        Optional<LoaderFile> file = Optional.ofNullable(evidence.loaders().get(fetched.name()));
        if (file.isPresent() && !file.get().runsOn(arch))
            return Optional.of(wrongArchitecture(fetched.file(), file.get(), arch));
        Duration silence =
                Duration.between(fetched.at(), later.isEmpty() ? now : later.getFirst().at());
        if (later.isEmpty() && silence.compareTo(GIVES_UP) < 0)
            return Optional.of(Verdict.booting("has " + fetched.file() + " and starts it"));
        if (!later.isEmpty() && silence.compareTo(LONG_GAP) >= 0)
            return Optional.of(neverHeard(fetched.file(), silence));
        return Optional.of(
                arch.isBios()
                                || file.filter(LoaderFile::signed).isPresent()
                                || isOfGrub(fetched.file())
                        ? silent(fetched.file(), later.isEmpty())
                        : secureBoot(fetched.file(), file.isPresent(), later.isEmpty()));
    }

    /// A loader that did not arrive: still on its way, broken off, or refused.
    private static Optional<Verdict> overHttp(Course course) {
        Optional<FetchStarted> started = course.started(it -> it.what() == Fetch.LOADER);
        Optional<FetchEnded> ended = course.ended(Fetch.LOADER);
        if (started.isPresent()
                && ended.filter(end -> !end.at().isBefore(started.get().at())).isEmpty()
                && course.after(started.get()).heard(DhcpSummary.Type.DISCOVER).isEmpty())
            return Optional.of(Verdict.booting("fetches " + started.get().path()));
        if (ended.filter(end -> end.status() < 400).isPresent())
            return ended.map(LoaderVerdicts::brokeOff);
        return ended.map(
                refused ->
                        new Verdict(
                                Kind.HTTP_REFUSED,
                                "asked for "
                                        + refused.path()
                                        + " and was refused ("
                                        + refused.status()
                                        + ")",
                                "see the server's log, and that the file is there"));
    }

    private static Verdict brokeOff(FetchEnded end) {
        return new Verdict(
                Kind.HTTP_BROKE_OFF,
                "broke off %s after %d of %d bytes".formatted(end.path(), end.bytes(), end.of()),
                "look at its console, and for loss on the way");
    }

    /// A loader without HTTP fetches kernel and initramfs by TFTP too.
    private static boolean isOfAgent(String file) {
        return file.contains("vmlinuz") || file.contains("initr") || file.contains("ticket");
    }

    /// What GRUB reads before the machine's own script. So it runs, and nobody refused it.
    private static boolean isOfGrub(String file) {
        return file.startsWith("grub/");
    }

    private static Verdict agent(Arrival fetched, Instant now) {
        return now.isBefore(fetched.at().plus(AgentVerdicts.STARTED))
                ? Verdict.booting("has " + fetched.file())
                : AgentVerdicts.silent(fetched.at());
    }

    /// The loader spoke, but late.
    static Optional<Verdict> slowPort(Course course) {
        Optional<Arrival> fetched = Arrival.last(course);
        if (fetched.isPresent()) {
            Optional<Duration> gap =
                    fetched.get().later().heard(DhcpSummary.Type.DISCOVER).stream()
                            .filter(packet -> packet.heard().isIpxe())
                            .findFirst()
                            .map(first -> Duration.between(fetched.get().at(), first.at()))
                            .filter(each -> each.compareTo(LONG_GAP) >= 0);
            if (gap.isPresent())
                return Optional.of(
                        slow(
                                "its loader was heard only "
                                        + gap.get().toSeconds()
                                        + " s after its boot file"));
        }
        return course.heard(DhcpSummary.Type.DISCOVER).stream()
                .findFirst()
                .map(first -> seconds(first.heard().seconds()))
                .filter(tried -> tried >= LONG_GAP.toSeconds())
                .map(tried -> slow("had asked for " + tried + " s before it was heard"));
    }

    /// Some clients write this number with its bytes swapped.
    private static int seconds(int told) {
        return told > 0xFF && (told & 0xFF) == 0 ? told >> 8 : told;
    }

    private static Verdict slow(String sentence) {
        return new Verdict(
                Kind.SLOW_PORT,
                sentence + ": its switch port passes nothing for that long after the link comes up",
                "set the port to portfast (an edge port of spanning tree); LACP ports need a fallback"
                        + " too");
    }

    private static Verdict neverHeard(String file, Duration gap) {
        return new Verdict(
                Kind.SLOW_PORT,
                "fetched "
                        + file
                        + ", was silent for "
                        + gap.toSeconds()
                        + " s and began again: its loader asked for an address and nobody heard it",
                "set its switch port to portfast (an edge port of spanning tree): the loader resets the"
                        + " link, and the port then passes nothing for 30 s");
    }

    private static Verdict wrongArchitecture(String file, LoaderFile is, Arch arch) {
        return new Verdict(
                Kind.WRONG_ARCHITECTURE,
                "is a machine of " + arch + " and fetched " + file + ", which is for " + is,
                "give it the boot file of its architecture; if the name comes from another DHCP"
                        + " server, let that one choose by option 93");
    }

    private static Verdict secureBoot(String file, boolean isUnsigned, boolean isGone) {
        return new Verdict(
                Kind.SECURE_BOOT,
                "fetched "
                        + file
                        + (isUnsigned ? ", which is not signed," : "")
                        + (isGone ? " and said nothing more" : " and began again at once")
                        + ": Secure Boot refuses it, as far as can be seen from here",
                "turn Secure Boot off in its firmware, or boot it with the signed loader; its console"
                        + " says \"Access Denied\" or \"Security Violation\"");
    }

    private static Verdict silent(String file, boolean isGone) {
        return new Verdict(
                Kind.BOOT_FILE_SILENT,
                "fetched "
                        + file
                        + (isGone ? " and said nothing more" : " and began again at once"),
                "look at its console: the loader runs and finds no network, or does not run");
    }
}
