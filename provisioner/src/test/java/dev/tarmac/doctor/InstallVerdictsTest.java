package dev.tarmac.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.access.Secret;
import dev.tarmac.doctor.Verdict.Kind;
import dev.tarmac.image.ImageName;
import dev.tarmac.install.Attempt;
import dev.tarmac.install.Install;
import dev.tarmac.install.InstallId;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.Progress;
import dev.tarmac.install.Status;
import dev.tarmac.install.Terms;
import dev.tarmac.order.AgentEvent;
import dev.tarmac.problem.Problem;
import dev.tarmac.profile.ProfileName;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Optional;

/// What installs add to what the network shows.
class InstallVerdictsTest {
    private static final Progress UNPACKS = new Progress(9, "unpack", "image", 0, 0);

    private final BootLab lab = new BootLab();

    @Test
    void anImageThatStalls() {
        running(UNPACKS);
        progress(1_000_000);
        for (int second = 0; second < 50; second++) {
            lab.pass(1);
            progress(1_000_000);
        }
        expect(Kind.INSTALLING);
        lab.pass(10);
        progress(1_000_000);
        assertThat(expect(Kind.IMAGE_STALLED).sentence())
                .isEqualTo("has received nothing of its image for 60 s: 1000000 of 3000000 bytes");
        progress(1_000_001);
        expect(Kind.INSTALLING);
    }

    /// Others take their time and tell no bytes.
    @Test
    void anotherStepThatTakesLong() {
        running(new Progress(3, "mkfs", "root", 0, 0));
        progress(0);
        lab.pass(90);
        lab.lastSign = Optional.of(lab.now());
        expect(Kind.INSTALLING);
    }

    @Test
    void anAgentThatDisappearsWhileItInstalls() {
        running(UNPACKS);
        lab.pass(70);
        assertThat(expect(Kind.AGENT_LOST).sentence()).contains("70 s ago");
    }

    /// It came back through the network in the middle, and now its loader fails.
    @Test
    void aMachineThatWasStartedAgainInTheMiddle() {
        running(UNPACKS);
        lab.pass(5).address().pass(20);
        expect(Kind.BOOT_FILE_NOT_ASKED);
    }

    @ParameterizedTest
    @CsvSource({
        "INSTALLED, FIRST_BOOT",
        "PROVEN, PROVEN",
        "UNPROVEN, UNPROVEN",
        "FAILED, INSTALL_FAILED",
        "ORDERED, NO_DISCOVER",
        "ABORTED, NO_DISCOVER"
    })
    void anInstallThatIsOverTellsHowItEnded(InstallState state, Kind kind) {
        lab.install = Optional.of(install(state, Optional.empty()));
        assertThat(lab.diagnosis().verdict().kind()).isEqualTo(kind);
        if (state == InstallState.FAILED)
            assertThat(lab.diagnosis().verdict().sentence())
                    .isEqualTo("its install failed: disk sda is gone");
    }

    /// The network stays first in its boot order, so it passes by here.
    @Test
    void anInstalledMachineOnItsWayToItsDisk() {
        lab.install = Optional.of(install(InstallState.PROVEN, Optional.empty()));
        lab.pass(5).address().fetch("snponly.efi").pass(2).loaderDiscover().loaderRequest();
        expect(Kind.PROVEN);
        lab.pass(1).sentToDisk().http(Fetch.SCRIPT).pass(300);
        expect(Kind.PROVEN);
    }

    /// Of shim and GRUB, which speak no HTTP, nothing more is heard when they start a disk: that
    /// was taken for a loader that Secure Boot refuses.
    @Test
    void anInstalledMachineOnItsWayToItsDiskByShim() {
        lab.install = Optional.of(install(InstallState.PROVEN, Optional.empty()));
        lab.sentToDisk().pass(5).address().fetch("shimx64.efi").fetch("grubx64.efi");
        lab.fetch("grub/grub.cfg").fetch(BootLab.GRUB_SCRIPT).pass(300);
        expect(Kind.PROVEN);
        lab.pass(5).address();
        assertThat(expect(Kind.PROVEN)).isNotNull();
        lab.pass(20);
        expect(Kind.BOOT_FILE_NOT_ASKED);
    }

    /// An order that was taken back, or one that came later, does not change what the script said.
    @ParameterizedTest
    @EnumSource(
            value = InstallState.class,
            names = {"ORDERED", "ABORTED"})
    void whatTheScriptSaidCounts(InstallState newest) {
        lab.install = Optional.of(install(newest, Optional.empty()));
        lab.sentToDisk().pass(5).address().fetch("snponly.efi").pass(2);
        lab.loaderDiscover().loaderRequest().http(Fetch.SCRIPT).pass(300);
        assertThat(expect(Kind.BOOTS_DISK).sentence())
                .isEqualTo("was sent to its disk, as it has a system");
    }

    @Test
    void anInstalledMachineThatHangsInItsLoader() {
        lab.install = Optional.of(install(InstallState.PROVEN, Optional.empty()));
        lab.pass(5).address().fetch("snponly.efi").pass(60);
        expect(Kind.SECURE_BOOT);
    }

    private void running(Progress progress) {
        lab.install = Optional.of(install(InstallState.RUNNING, Optional.of(progress)));
        lab.lastSign = Optional.of(lab.now());
    }

    private void progress(long done) {
        lab.lastSign = Optional.of(lab.now());
        lab.doctor.heard(
                BootLab.MAC,
                List.of(
                        new AgentEvent.StepProgress(
                                new AgentEvent.Stamp("x", 1, 1, 0), 9, done, 3_000_000)));
    }

    private static Install install(InstallState state, Optional<Progress> progress) {
        Optional<Problem> problem =
                state == InstallState.FAILED || state == InstallState.UNPROVEN
                        ? Optional.of(Problem.at("disk sda", "is gone", "put it back"))
                        : Optional.empty();
        return new Install(
                new InstallId("0123456789"),
                BootLab.MAC,
                new ProfileName("web"),
                new ImageName("debian-12"),
                Terms.NONE,
                BootLab.START,
                Secret.random(),
                new Status(state, 1, 0),
                Optional.empty(),
                0,
                new Attempt(
                        Optional.empty(),
                        progress,
                        problem,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                1);
    }

    private Verdict expect(Kind kind) {
        Diagnosis diagnosis = lab.diagnosis();
        assertThat(diagnosis.verdict().kind()).as(diagnosis.toString()).isEqualTo(kind);
        return diagnosis.verdict();
    }
}
