package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.server.Install;

import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void aMachineThatNeverAskedIsToldFromOneThatIsSlow() throws Exception {
        assertThat(verdict("ordered", "", false))
                .contains("not proven in time", "ordered", "no word came", "--timeout");
        assertThat(verdict("running", "{\"name\": \"unpack\", \"startMs\": 5}", false))
                .contains("not proven in time", "in the phase unpack");
    }

    @Test
    void aMachineThatSwitchedItselfOffIsNotAskedToWaitLonger() throws Exception {
        assertThat(verdict("installed", "", true))
                .contains("switched itself off")
                .doesNotContain("--timeout");
    }

    @Test
    void aSystemThatSaidNothingIsUnproven() throws Exception {
        assertThat(verdict("unproven", "", false)).contains("never phoned home");
    }

    private static String verdict(String state, String phases, boolean off) throws Exception {
        String json =
                """
                {"id": "i", "mac": "52:54:00:74:6d:01", "state": "%s", "revision": 1, "totalMs": 9,
                 "phases": [%s]}
                """
                        .formatted(state, phases);
        return Verdict.of(Install.decode(JsonObject.parse(json)), off).toString();
    }
}
