package dev.tarmac.install;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreparedTest {
    /// An earlier install of the same layout may have left somebody's data under the UUID that the
    /// author wrote: only what nobody can have had before is wiped without leave.
    @Test
    void aUuidThatTheAuthorWroteIsNotDrawn() {
        assertThat(PreparedFixture.prepared().drawn())
                .containsExactly(PreparedFixture.DRAWN.toString(), "C0FF-EE00");
    }
}
