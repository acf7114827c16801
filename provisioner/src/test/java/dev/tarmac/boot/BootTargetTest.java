package dev.tarmac.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.access.Secret;
import dev.tarmac.image.ImageName;
import dev.tarmac.install.Attempt;
import dev.tarmac.install.Install;
import dev.tarmac.install.InstallId;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.Installs.HandedOut;
import dev.tarmac.install.Status;
import dev.tarmac.install.Terms;
import dev.tarmac.machine.Addressing;
import dev.tarmac.machine.Machine;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class BootTargetTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
    private static final InstallId NEWEST = new InstallId("0000000002");
    private static final InstallId BEFORE = new InstallId("0000000001");

    /// `last` is what the last attempt that an agent was given came to.
    @ParameterizedTest
    @CsvSource({
        // newest,  last,      boots
        "ordered,   -,         agent",
        "ordered,   proven,    agent",
        "running,   running,   agent",
        "installed, installed, disk",
        "proven,    proven,    disk",
        "unproven,  unproven,  disk",
        "failed,    -,         agent",
        "failed,    failed,    agent",
        "failed,    proven,    disk",
        "aborted,   -,         agent",
        "aborted,   aborted,   agent",
        "aborted,   proven,    disk",
        "aborted,   unproven,  disk",
        "aborted,   failed,    agent",
    })
    void aSystemThatNobodyTouchedIsBooted(String newest, String last, String boots) {
        Optional<HandedOut> handedOut =
                last.equals("-")
                        ? Optional.empty()
                        : Optional.of(new HandedOut(BEFORE, InstallState.parse(last)));
        BootTarget target =
                BootTarget.of(Optional.of(machine(false)), Optional.of(install(newest)), handedOut);
        assertThat(target instanceof BootTarget.Disk ? "disk" : "agent").isEqualTo(boots);
        assertThat(target.why())
                .contains(
                        boots.equals("disk") ? BEFORE + ", which is " + last : NEWEST + ", which");
    }

    @Test
    void aShellGoesBeforeEverything() {
        HandedOut proven = new HandedOut(BEFORE, InstallState.PROVEN);
        assertThat(
                        BootTarget.of(
                                Optional.of(machine(true)),
                                Optional.of(install("proven")),
                                Optional.of(proven)))
                .isEqualTo(new BootTarget.Agent("is wanted for a shell"));
        assertThat(BootTarget.of(Optional.empty(), Optional.empty(), Optional.empty()))
                .isEqualTo(new BootTarget.Agent("is not known yet"));
    }

    private static Machine machine(boolean shellWanted) {
        return new Machine(
                MAC,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                new Addressing.Dhcp(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                shellWanted,
                Location.UNKNOWN,
                Optional.empty(),
                false);
    }

    private static Install install(String state) {
        return new Install(
                NEWEST,
                MAC,
                new ProfileName("web"),
                new ImageName("debian-12"),
                Terms.NONE,
                Instant.EPOCH,
                Secret.random(),
                new Status(InstallState.parse(state), 1, 0),
                Optional.empty(),
                0,
                new Attempt(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                1);
    }
}
