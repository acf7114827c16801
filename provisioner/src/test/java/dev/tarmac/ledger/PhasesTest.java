package dev.tarmac.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.ledger.Moment.Kind;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.order.AgentEvent.Stamp;
import dev.tarmac.order.AgentEvent.StepFinished;
import dev.tarmac.order.AgentEvent.StepStarted;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

class PhasesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<Moment> BIOS_BOOT =
            List.of(
                    moment(Kind.DISCOVER, 0, "", 0),
                    moment(Kind.ADDRESS, 40, "192.168.76.100", 0),
                    moment(Kind.TRANSFER_STARTED, 60, "undionly.kpxe", 70_000),
                    moment(Kind.TRANSFER_FAILED, 70, "undionly.kpxe", 1_468),
                    moment(Kind.TRANSFER_STARTED, 80, "undionly.kpxe", 70_000),
                    moment(Kind.TRANSFER_FINISHED, 300, "undionly.kpxe", 70_000),
                    moment(Kind.LOADER_DISCOVER, 1_200, "", 0),
                    moment(Kind.ADDRESS, 1_250, "192.168.76.100", 0),
                    moment(Kind.SCRIPT, 1_300, "", 0),
                    moment(Kind.TICKET, 4_300, "", 0),
                    moment(Kind.HELLO, 9_000, "", 0),
                    moment(Kind.FACTS, 9_400, "", 0));

    @Test
    void aWholeInstallReadsAsItHappened() {
        List<AgentEvent> events =
                List.of(
                        started(1, 0, "wipe", 9_600),
                        finished(2, 0, 9_700),
                        started(3, 1, "mkfs", 9_700),
                        started(4, 2, "mkfs", 9_710),
                        finished(5, 1, 9_800),
                        finished(6, 2, 9_900),
                        started(7, 3, "unpack", 9_900),
                        finished(8, 3, 20_000));
        Milestones milestones = new Milestones(at(9_410), at(9_450), at(20_500), at(45_000));
        assertThat(text(Phases.of(BIOS_BOOT, events, milestones)))
                .isEqualTo(
                        """
                        dhcp 0 40
                        tftp 60 240
                        ipxe 300 1000
                        kernel 1300 3000
                        agent-start 4300 4700
                        probe 9000 400
                        plan 9410 40
                        wipe 9600 100
                        mkfs 9700 200
                        unpack 9900 10100
                        first-boot 20500 24500
                        """);
    }

    @Test
    void aLoaderThatCameByHttpIsAPhaseOfItsOwn() {
        List<Moment> boot =
                List.of(
                        moment(Kind.DISCOVER, 0, "", 0),
                        moment(Kind.ADDRESS, 40, "192.168.76.100", 0),
                        moment(Kind.LOADER_FETCHED, 300, "/boot/loader/snponly.efi", 200_000),
                        moment(Kind.LOADER_DISCOVER, 1_200, "", 0),
                        moment(Kind.ADDRESS, 1_250, "192.168.76.100", 0),
                        moment(Kind.SCRIPT, 1_300, "", 0));
        assertThat(text(Phases.of(boot, List.of(), NOTHING)))
                .isEqualTo(
                        """
                        dhcp 0 40
                        http 40 260
                        ipxe 300 1000
                        kernel 1300 ...
                        """);
        assertThat(Tftp.of(boot)).isEqualTo(new Tftp(0, List.of()));
    }

    @Test
    void aSignedBootNamesItsLoader() {
        List<Moment> boot =
                List.of(
                        moment(Kind.DISCOVER, 0, "", 0),
                        moment(Kind.ADDRESS, 40, "192.168.76.100", 0),
                        moment(Kind.TRANSFER_STARTED, 60, "shimx64.efi", 1_000_000),
                        moment(Kind.TRANSFER_FINISHED, 300, "shimx64.efi", 1_000_000),
                        moment(Kind.TRANSFER_STARTED, 400, "grubx64.efi", 3_000_000),
                        moment(Kind.TRANSFER_FINISHED, 900, "grubx64.efi", 3_000_000),
                        moment(Kind.SCRIPT, 1_000, "grub", 0),
                        moment(Kind.TRANSFER_FINISHED, 5_000, "vmlinuz", 8_000_000),
                        moment(Kind.TICKET, 6_000, "", 0));
        assertThat(text(Phases.of(boot, List.of(), NOTHING)))
                .isEqualTo(
                        """
                        dhcp 0 40
                        tftp 60 840
                        grub 900 100
                        kernel 1000 5000
                        agent-start 6000 ...
                        """);
    }

    @Test
    void aPhaseThatLastsHasNoDuration() {
        assertThat(text(Phases.of(BIOS_BOOT.subList(0, 5), List.of(), NOTHING)))
                .isEqualTo(
                        """
                        dhcp 0 40
                        tftp 60 ...
                        """);
        List<AgentEvent> events =
                List.of(
                        started(1, 0, "mkfs", 100),
                        started(2, 1, "mkfs", 110),
                        finished(3, 0, 200));
        assertThat(text(Phases.of(List.of(), events, NOTHING))).isEqualTo("mkfs 100 ...\n");
    }

    @Test
    void aBootBesideAForeignDhcpServerBeginsAtTheScript() {
        assertThat(text(Phases.of(BIOS_BOOT.subList(8, 12), List.of(), NOTHING)))
                .startsWith("kernel 1300 3000\n");
    }

    @Test
    void aClockThatIsBehindMakesNoNegativeDuration() {
        List<AgentEvent> events = List.of(started(1, 0, "wipe", 500), finished(2, 0, 490));
        assertThat(text(Phases.of(List.of(), events, NOTHING))).isEqualTo("wipe 500 0\n");
    }

    @Test
    void aFinishWithoutAStartIsIgnored() {
        assertThat(Phases.of(List.of(), List.of(finished(1, 4, 10)), NOTHING)).isEmpty();
    }

    @Test
    void everyByteOverTftpCountsAlsoOfAbortedTransfers() {
        assertThat(Tftp.of(BIOS_BOOT)).isEqualTo(new Tftp(71_468, List.of("undionly.kpxe")));
    }

    @Test
    void aDiscoverAfterTheScriptIsTheNextBoot() {
        Boot boot = new Boot(BIOS_BOOT);
        assertThat(boot.isOverBy(moment(Kind.DISCOVER, 10_000, "", 0))).isTrue();
        assertThat(boot.isOverBy(moment(Kind.SCRIPT, 10_000, "", 0))).isTrue();
        assertThat(boot.isOverBy(moment(Kind.FACTS, 10_000, "", 0))).isFalse();
    }

    @Test
    void repeatedDiscoversOfOneFirmwareAreOneBoot() {
        Boot boot = new Boot(BIOS_BOOT.subList(0, 1));
        Moment again = moment(Kind.DISCOVER, 4_000, "", 0);
        assertThat(boot.isOverBy(again)).isFalse();
        assertThat(boot.keeps(again)).isFalse();
    }

    @Test
    void aDiscoverAfterALongSilenceIsTheNextBoot() {
        Boot boot = new Boot(BIOS_BOOT.subList(0, 6));
        assertThat(boot.isOverBy(moment(Kind.DISCOVER, 60_000, "", 0))).isFalse();
        assertThat(boot.isOverBy(moment(Kind.DISCOVER, 121_000, "", 0))).isTrue();
    }

    /// The diary writes behind the network; the script is written at once.
    @Test
    void aDiscoverWrittenLateIsNotTheNextBoot() {
        Boot boot = new Boot(BIOS_BOOT.subList(8, 10));
        assertThat(boot.isOverBy(moment(Kind.DISCOVER, 0, "", 0))).isFalse();
        assertThat(boot.isOverBy(moment(Kind.DISCOVER, 1_301, "", 0))).isTrue();
    }

    @Test
    void aTicketAfterTheAgentSpokeIsAnotherBoot() {
        assertThat(new Boot(BIOS_BOOT.subList(0, 9)).isOverBy(moment(Kind.TICKET, 4_300, "", 0)))
                .isFalse();
        assertThat(new Boot(BIOS_BOOT).isOverBy(moment(Kind.TICKET, 10_000, "", 0))).isTrue();
    }

    /// A loader that fetches its script for an hour because there was no agent to boot.
    @Test
    void whatTheAgentSaysIsKeptHoweverMuchCameBefore() {
        List<Moment> many = Collections.nCopies(500, moment(Kind.SCRIPT, 1, "", 0));
        Boot boot = new Boot(many);
        assertThat(boot.keeps(moment(Kind.SCRIPT, 2, "", 0))).isFalse();
        assertThat(boot.keeps(moment(Kind.FACTS, 2, "", 0))).isTrue();
    }

    private static final Milestones NOTHING =
            new Milestones(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static String text(List<Phase> phases) {
        return phases.stream()
                .map(
                        phase ->
                                phase.name()
                                        + " "
                                        + Duration.between(START, phase.start()).toMillis()
                                        + " "
                                        + phase.duration()
                                                .map(duration -> duration.toMillis() + "")
                                                .orElse("...")
                                        + "\n")
                .collect(Collectors.joining());
    }

    private static Moment moment(Kind kind, long millis, String detail, long bytes) {
        return new Moment(kind, START.plusMillis(millis), detail, bytes);
    }

    private static Optional<Instant> at(long millis) {
        return Optional.of(START.plusMillis(millis));
    }

    private static AgentEvent started(long sequence, int step, String kind, long millis) {
        return new StepStarted(stamp(sequence, millis), step, kind, "");
    }

    private static AgentEvent finished(long sequence, int step, long millis) {
        return new StepFinished(stamp(sequence, millis), step);
    }

    private static Stamp stamp(long sequence, long millis) {
        return new Stamp("0123456789", 1, sequence, START.plusMillis(millis).toEpochMilli());
    }
}
