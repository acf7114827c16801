package dev.tarmac.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.install.Attempt;
import dev.tarmac.install.InstallId;
import dev.tarmac.install.InstallState;

import org.junit.jupiter.api.Test;

class KnownAttemptsTest {
    private static final InstallId ID = new InstallId("abcdefgh23");
    private final KnownAttempts known = new KnownAttempts();

    @Test
    void aTextThatIsKnownIsNotReadAgain() {
        Attempt first = known.decode(ID, InstallState.RUNNING, notice("one"));
        assertThat(known.decode(ID, InstallState.RUNNING, notice("one"))).isSameAs(first);
    }

    /// Somebody else wrote, or what was written before never reached the disk.
    @Test
    void anotherTextCounts() {
        known.decode(ID, InstallState.RUNNING, notice("one"));
        assertThat(known.decode(ID, InstallState.RUNNING, notice("two")).notices())
                .containsExactly("two");
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        Attempt attempt = known.decode(ID, InstallState.ORDERED, notice("one"));
        String text = known.encode(ID, attempt);
        assertThat(text).isEqualTo(Rows.encode(AttemptJson.encode(attempt)));
        assertThat(new KnownAttempts().decode(ID, InstallState.RUNNING, text)).isEqualTo(attempt);
    }

    private static String notice(String text) {
        return "{\"notices\":[\"" + text + "\"],\"bootOrder\":[]}";
    }
}
