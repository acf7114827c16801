package dev.tarmac.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.access.Secret;
import dev.tarmac.audit.Actor;
import dev.tarmac.image.ImageName;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.store.Database;
import dev.tarmac.store.InstallRows;
import dev.tarmac.store.MachineRows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// An agent that says nothing any more: its machine lost its power, its cable, or its mind.
class SilenceTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");

    @TempDir Path directory;
    private Database database;
    private InstallRows installs;
    private Instant now = START;
    private Optional<Instant> lastSign = Optional.empty();
    private Silence silence;
    private InstallId id;

    @BeforeEach
    void begin() throws Exception {
        database = Database.open(directory.resolve("tarmac.db"));
        installs = new InstallRows(database);
        new MachineRows(database).seen(MAC, "192.168.76.100", START);
        Install running =
                new Install(
                        InstallId.random(),
                        MAC,
                        new ProfileName("web"),
                        new ImageName("debian-12"),
                        Terms.NONE,
                        START,
                        Secret.random(),
                        new Status(InstallState.RUNNING, 1, 0),
                        Optional.empty(),
                        0,
                        Attempt.NEW,
                        1);
        id = running.id();
        assertThat(installs.add(running, Actor.SERVER)).isTrue();
        silence = restartedServer();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Silence restartedServer() {
        return new Silence(installs, new Wakeups(), mac -> lastSign, () -> now);
    }

    private Install after(Duration time) {
        now = now.plus(time);
        silence.sweep();
        return installs.find(id).orElseThrow();
    }

    @Test
    void itIsToldAfterAQuarterOfAMinuteAndForgottenWithTheNextWord() {
        assertThat(after(Duration.ofSeconds(14)).attempt().problem()).isEmpty();
        Install silent = after(Duration.ofSeconds(1));
        assertThat(silent.state()).isEqualTo(InstallState.RUNNING);
        assertThat(silent.attempt().problem().orElseThrow().what())
                .isEqualTo("its agent has given no sign of life since 2026-01-01T00:00:00Z");
        assertThat(after(Duration.ofSeconds(5)).revision()).isEqualTo(silent.revision());
        lastSign = Optional.of(now);
        Install back = after(Duration.ofSeconds(1));
        assertThat(back.attempt().problem()).isEmpty();
        assertThat(back.revision()).isGreaterThan(silent.revision());
    }

    @Test
    void itIsTheEndAfterAQuarterOfAnHour() {
        lastSign = Optional.of(START.plusSeconds(30));
        assertThat(after(Silence.ENDED).state()).isEqualTo(InstallState.RUNNING);
        Install lost = after(Duration.ofSeconds(30));
        assertThat(lost.state()).isEqualTo(InstallState.FAILED);
        assertThat(lost.attempt().problem().orElseThrow().fix()).contains("tarmac install retry");
        assertThat(lost.attempt().endedAt()).contains(now);
    }

    /// Nobody could speak to a server that was not there.
    @Test
    void theTimeThatTheServerWasDownIsNoSilence() {
        now = START.plus(Duration.ofHours(2));
        silence = restartedServer();
        assertThat(after(Duration.ofSeconds(14)).attempt().problem()).isEmpty();
        assertThat(after(Duration.ofSeconds(1)).attempt().problem()).isPresent();
    }
}
