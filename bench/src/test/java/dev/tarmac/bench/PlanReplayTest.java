package dev.tarmac.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class PlanReplayTest {
    /// Names the folder of the recordings, which are no part of the project.
    private static final String FOLDER = "tarmac.kickstart.data";

    @TempDir private Path temporary;

    /// The installer that was recorded crashed where it fetched an escrow certificate: it had no
    /// network. Such a kickstart is planned here.
    @Test
    void agreesWithTheRecordings() throws IOException, Refused {
        Path cases = Path.of(System.getProperty(FOLDER, "")).resolve("anaconda-plans.jsonl");
        assumeTrue(
                Files.exists(cases),
                "no recordings: give their folder with -D" + FOLDER + "=FOLDER");
        Agreement agreement = PlanReplay.of(cases);
        assertThat(agreement.disagreements())
                .allMatch(disagreement -> disagreement.contains("escrow-cert"));
        assertThat(agreement.total()).isPositive();
    }

    @Test
    void answersCasesWithoutAnswers() throws IOException, Refused {
        Agreement agreement = PlanReplay.of(cases(""));
        assertThat(agreement.total()).isZero();
        Path answers = temporary.resolve("answers.jsonl");
        agreement.writeAnswers(answers);
        assertThat(answers)
                .content()
                .startsWith("{\"id\":\"a\",\"disks\":[{\"name\":\"sda\",\"gib\":4}],")
                .contains("\"stage1_device\":\"sda\"")
                .contains("[\"sda1\",\"/\",\"xfs\",\"defaults\",0,0]");
    }

    @Test
    void tellsWhatDiffersFirst() throws IOException, Refused {
        Agreement agreement = PlanReplay.of(cases(",\"result\":{\"ok\":false}"));
        assertThat(agreement.agree()).isZero();
        assertThat(agreement.disagreements())
                .containsExactly("a\n  .ok: recorded false\n  ours true");
    }

    private Path cases(String result) throws IOException {
        return Files.writeString(
                temporary.resolve("cases.jsonl"),
                "{\"id\":\"a\",\"disks\":[{\"name\":\"sda\",\"gib\":4}],\"efi\":false,\"flavor\":\"rhel9\","
                        + "\"ks\":\"zerombr\\nclearpart --all\\npart / --size=2000\\n\""
                        + result
                        + "}\n");
    }
}
