package dev.tarmac.doctor;

import dev.tarmac.doctor.Verdict.Kind;
import dev.tarmac.install.Install;
import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One machine's verdict, with what it is drawn from.
///
/// @param also what else is wrong, beside the verdict
/// @param exhibits oldest first
public record Diagnosis(
        MacAddress mac, Verdict verdict, List<Verdict> also, List<Exhibit> exhibits) {
    /// A packet, a fetch, or a word, in one line.
    public record Exhibit(Instant at, String what) {}

    public Diagnosis {
        also = List.copyOf(also);
        exhibits = List.copyOf(exhibits);
    }

    /// The stage that the boot reached last has the say.
    public static Diagnosis of(Evidence evidence, Instant now) {
        Course course = Course.latest(evidence.sightings());
        Verdict verdict = verdict(evidence, course, now);
        List<Verdict> also = new ArrayList<>();
        LoaderVerdicts.slowPort(course)
                .filter(slow -> slow.kind() != verdict.kind())
                .ifPresent(also::add);
        return new Diagnosis(
                evidence.mac(),
                verdict,
                also,
                Exhibits.of(evidence.sightings(), evidence.lastSign()));
    }

    private static Verdict verdict(Evidence evidence, Course course, Instant now) {
        Optional<Verdict> install = InstallVerdicts.of(evidence, now);
        if (install.isPresent() && !isNewer(course, evidence)) return install.get();
        Verdict boot = boot(evidence, course, now);
        // Who is installed boots through us to its disk, and that is no news.
        return install.isPresent() && !boot.isProblem() && isOnDisk(evidence)
                ? install.get()
                : boot;
    }

    private static boolean isNewer(Course course, Evidence evidence) {
        Install install = evidence.install().orElseThrow();
        return course.start()
                .filter(InstallVerdicts.lastWord(install, evidence.lastSign())::isBefore)
                .isPresent();
    }

    private static boolean isOnDisk(Evidence evidence) {
        return evidence.install().filter(install -> install.state().isOnDisk()).isPresent();
    }

    private static Verdict boot(Evidence evidence, Course course, Instant now) {
        return AgentVerdicts.of(evidence, course, now)
                .or(() -> TransferVerdicts.of(course))
                .or(() -> LoaderVerdicts.of(course, evidence, now))
                .or(() -> DhcpVerdicts.of(course, evidence.view(), now))
                .orElseGet(() -> nothing(evidence));
    }

    private static Verdict nothing(Evidence evidence) {
        Instant since = evidence.watchedSince().truncatedTo(ChronoUnit.SECONDS);
        if (evidence.view() == View.HTTP)
            return new Verdict(
                    Kind.NO_DISCOVER,
                    "was not seen since " + since + ", and DHCP and TFTP are off here",
                    "see the log of the DHCP server that is there; it must name this server's loader");
        return new Verdict(
                Kind.NO_DISCOVER,
                "was not heard since " + since + ": no DISCOVER came from this hardware address",
                "see that it is on, that network boot is on for this NIC, that its port is in the right"
                        + " VLAN, and that the relay of its network names this server");
    }
}
